// The run's page: the body in the middle, everything else around one moment of the run.
import { get } from "/assets/shell/api.js";
import { known, pace, whole } from "/assets/shell/formats.js";
import { make, notice, ready } from "/assets/shell/page.js";
import { MuscleCard } from "./body/muscle_card.js";
import { Stage } from "./body/stage.js";
import { Course } from "./course/course.js";
import { keyFor, rowOf } from "./course/chooser.js";
import { grade } from "./course/panels.js";
import { RUNNING, Series } from "./course/series.js";
import { Moment } from "./moment.js";
import { comparison } from "./tables/compare.js";
import { groupsTable } from "./tables/groups.js";
import { headline, warnings } from "./tables/headline.js";
import { meaning } from "./tables/meaning.js";
import { evidence, tissuesTable } from "./tables/tissues.js";

const root = await ready("run"), id = root.dataset.run;
try {
  const path = `/runs/${id}`;
  const [run, analysis, series, track, catalogue, settings] = await Promise.all([
    get(path), get(`${path}/analysis`), Series.of(id), get(`${path}/track`, { points: 1500 }).catch(() => null),
    get("/muscles"), get("/settings").catch(() => ({}))]);
  show({ run, analysis, series, track, settings, catalogue: new Map((catalogue.muscles ?? catalogue).map((row) => [row.name, row])) });
} catch (error) {
  if (!error.what) throw error;
  root.replaceChildren(make("h1", {}, error.status === 404 ? "No such run" : "This run cannot be shown"), notice(error), make("p", {}, make("a", { href: "/" }, "All runs")));
}

function show({ run, analysis, series, track, settings, catalogue }) {
  const moment = new Moment(series.time_s[0], series.time_s.at(-1), analysis.strides[0]?.at_s ?? series.time_s[0]);
  const stageBox = make("div", {}), card = make("section", { class: "card muscle-card", "aria-label": "Chosen muscle" }), courseBox = make("div", { class: "course" });
  const lower = make("div", { class: "lower" });
  root.replaceChildren(...[headline(run, analysis, settings), stale(run), warnings(analysis),
    make("div", { class: "run-grid" }, make("div", { class: "body-side" }, make("div", { class: "stage-hold" }, stageBox), card), courseBox), lower].filter(Boolean));

  const stage = new Stage(stageBox, { onPick: (name, side) => choose(name, side) });
  const muscle = new MuscleCard(card, { analysis, catalogue, stage, moment, close: () => choose(null), choose: (name) => choose(name) });
  const course = new Course(courseBox, { run, analysis, series, track, moment, tiles: settings.tiles ? get("/tiles") : null, chosen: chosenKey });
  const table = groupsTable(analysis, { choose, moment });
  lower.append(...[table.element, meaning(analysis), tissuesTable(analysis)].filter(Boolean));
  comparison(run).then((section) => lower.append(...[section, evidence(analysis)].filter(Boolean)));

  // One choice that body, charts, card and table follow: a muscle with its side, a group, or nothing.
  async function choose(name, side = null) {
    const key = name ? keyFor(analysis, name, side) : "";
    stage.select(catalogue.has(name) ? name : null, side ?? "right");
    table.chosen(name);
    root.dataset.chosen = name ?? "";
    try {
      const loads = await course.loadOf(key ?? "");
      muscle.show(name, side, key ? loads : null);
    } catch (error) { if (!error.what) throw error; card.replaceChildren(notice(error)); }
  }
  function chosenKey(key) {
    const row = key ? rowOf(analysis, key) : null;
    choose(row?.name ?? null, row?.side ?? null);
  }
  moment.follow((time) => runAsAt(time, stage, course.whole, analysis));
  runAsAt(moment.time, stage, course.whole, analysis);
  stage.ready.then((figure) => {
    if (!figure) return;
    figure.on("phase", (phase) => muscle.phase(phase));
    figure.on("condition", () => muscle.refresh());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.closest("input, select, dialog")) return;
    if (course.part || course.view) course.clear(); else choose(null);
  });
}

// Let the body run as the runner did at this time, and say how that was.
function runAsAt(time, stage, series, analysis) {
  const i = series.index(time), speed = series.at(series.speed_m_s, time), slope = series.at(series.slope, time) ?? 0;
  const rate = series.at(series.step_rate_spm, time), runs = series.gait[i] === RUNNING && known(speed) && speed > 1;
  stage.element.classList.toggle("not-running", !runs);
  if (!runs) return stage.say(series.gait[i] === 1 ? "Walking here: muscles are told for running only." : "Standing here.");
  stage.say(`${pace(speed)}, slope ${grade(slope)}${known(rate) ? `, ${whole(rate)} steps/min` : ""}`);
  stage.condition({ speed, slope, step_rate_spm: rate ?? analysis.strides[0]?.step_rate_spm });
}
function stale(run) {
  if (run.stays) return make("div", { class: "notice" }, make("p", {}, "This analysis is of an older version of Runatomy, or of earlier figures of this runner. It stays so, because the run’s original file is gone: import the file again, or bring it back from a backup, and the run is analyzed anew."));
  return run.stale ? make("div", { class: "notice" }, make("p", {}, "Runatomy or this runner’s figures have changed since this run was analyzed. It is being analyzed anew in the background; until then, the earlier figures stand.")) : null;
}
