// Runs: the page's parts brought together; one request a change, the last one wins.
import { get } from "/assets/shell/api.js";
import { announce, make, notice, ready } from "/assets/shell/page.js";
import { climb, distance, energy, hours, plural, whole } from "/assets/shell/formats.js";
import { calendar } from "./calendar.js";
import { filters } from "./filters.js";
import { list } from "./list.js";
import { State } from "./state.js";
import { dropping } from "./import/drop.js";
import { Imports } from "./import/jobs.js";
import { welcome } from "./import/welcome.js";

const root = await ready("runs");
const trouble = make("div"), facts = make("dl", { class: "facts sums", "aria-label": "Sums of the runs shown" });
let asking = null, bounds = null, shown = null;

const runners = await get("/runners").then((found) => found.runners, () => []);
const imports = new Imports({ onimported: () => refresh(true) });
const drop = dropping({ runners, onjob: (job) => imports.follow(job) });
const state = new State((now, back) => refresh(false, back));
const parts = { filters: filters(state, runners), calendar: calendar(state), list: list(state, runners) };
const hello = welcome(drop);
const full = make("div", { class: "full" }, facts, parts.calendar.element, parts.filters.element, parts.list.element);
root.append(make("div", { class: "title" }, make("h1", {}, "Runs"), drop.button), drop.status, imports.element, trouble, hello, full);
hello.hidden = full.hidden = true;

async function refresh(fresh) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const found = await get("/runs", state.query, { signal });
    if (found.runs.length === 0 && found.total > 0 && state.page > 1) { state.set({ page: 1 }); return; }
    if (fresh || !bounds) await span(found, signal);
    trouble.replaceChildren();
    const empty = found.total === 0 && !state.filtered;
    hello.hidden = !empty;
    full.hidden = drop.button.hidden = empty;
    if (empty) return;
    parts.filters.show();
    parts.list.show(found);
    sums(found);
    await parts.calendar.show(bounds, fresh);
  } catch (error) {
    if (error.name !== "AbortError") trouble.replaceChildren(notice(error));
  }
}
// First and last year with a run, for the calendar.
async function span(found, signal) {
  const [first, last] = await Promise.all(["start", "-start"].map((sort) => get("/runs", { sort, limit: 1 }, { signal })));
  const years = [first, last].map((one) => (one.runs.length ? (one.runs[0].start ? new Date(one.runs[0].start) : new Date()).getFullYear() : new Date().getFullYear()));
  bounds = [Math.min(...years), Math.max(...years)];
}
function sums({ sums: found, total }) {
  const all = [["Runs", whole(total)], ["Distance", distance(found.distance_m, 0)], ["Time moving", hours(found.moving_s)], ["Climb", climb(found.ascent_m)], ["Muscles’ energy", energy(found.energy_J)]];
  facts.replaceChildren(...all.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));
  const said = `${plural(total, "run")}, ${distance(found.distance_m, 0)}`;
  if (shown !== null && shown !== said) announce(said);
  shown = said;
}
await Promise.all([refresh(true), imports.start()]);
