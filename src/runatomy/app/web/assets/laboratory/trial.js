// One trial: the body playing the recording, how far it may be believed, and its report.
import { get } from "/assets/shell/api.js";
import { number, plural } from "/assets/shell/formats.js";
import { make, notice, ready } from "/assets/shell/page.js";
import { Stage } from "../run/body/stage.js";
import { muscleTrace } from "./trace.js";
import { trust } from "./trust.js";
import { STATES, failure } from "./trials.js";

const root = await ready("trial"), id = root.dataset.trial;
try {
  const [trial, rows] = await Promise.all([get(`/trials/${id}`), get("/muscles")]);
  if (trial.state === "done") show(trial, new Map(rows.map((row) => [row.name, row]))); else wait(trial);
} catch (error) {
  if (!error.what) throw error;
  root.replaceChildren(make("h1", {}, "No such trial"), notice(error), make("p", {}, make("a", { href: "/laboratory" }, "All trials")));
}

function wait(trial) {
  const failed = trial.state === "failed";
  root.replaceChildren(crumbs(), make("h1", {}, trial.name), failed ? failure(trial.message) : make("p", { class: "lead" }, `This trial is ${STATES[trial.state] ?? trial.state}. The page follows it.`));
  if (!failed) setTimeout(() => location.reload(), 3000);
}
function show(trial, catalogue) {
  const { analysis } = trial, stageBox = make("div", {}), card = make("section", { class: "card", "aria-label": "Chosen muscle", "aria-live": "polite" });
  document.title = `${trial.name} · Runatomy`;
  const told = analysis.trial, facts = [
    ["Speed", `${number(trial.speed_m_s ?? told.speed_m_s, 2)} m/s`], ["Strides", plural(trial.strides ?? analysis.strides.length, "stride")],
    ["Mass", `${number(analysis.runner.mass_kg, 1)} kg`], ["Height", `${number(analysis.runner.height_m * 100, 0)} cm`]];
  root.replaceChildren(crumbs(), make("h1", {}, trial.name),
    make("dl", { class: "facts" }, facts.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value)))),
    make("div", { class: "trial-grid" }, make("div", {}, stageBox, card), trust(analysis)),
    make("section", { class: "report", "aria-labelledby": "h-report" }, make("div", { class: "report-head" }, make("h2", { id: "h-report" }, "The report"),
      make("div", { class: "actions" }, make("a", { class: "button", href: `/api/v1/trials/${id}/report.html`, target: "_blank", rel: "noopener" }, "Open by itself"),
        make("a", { class: "button", href: `/api/v1/trials/${id}/report.html?save=true`, download: true }, "Download"))),
      make("iframe", { src: `/api/v1/trials/${id}/report.html`, sandbox: "allow-scripts", title: `Report of ${trial.name}`, loading: "lazy" })));

  const stage = new Stage(stageBox, { onPick: (name, side) => pick(name, side) });
  stage.say("The recording, with the ground’s force on each foot");
  stage.trial(id);
  let trace = null;
  pick(null);
  function pick(name, side) {
    const figure = stage.figure, row = name ? catalogue.get(name) : null;
    trace = row && figure ? muscleTrace(row, side, figure, () => pick(null)) : null;
    card.replaceChildren(...(trace ? trace.elements : [make("p", { class: "hint" }, "Click a muscle on the body to see what it does and when it was active in this recording.")]));
    if (!name) stage.select(null);
  }
  stage.ready.then((figure) => figure?.on("phase", (phase) => trace?.at(phase)));
}
function crumbs() { return make("p", { class: "crumbs" }, make("a", { href: "/laboratory" }, "Laboratory"), " / Trial"); }
