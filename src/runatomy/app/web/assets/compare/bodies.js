// Bodies: one body map a run, colored by the measure on one scale for all.
import { smallBody } from "/assets/shell/body.js";
import { make } from "/assets/shell/page.js";
import { clock, distance, energy, short } from "/assets/shell/formats.js";

const NAMED = 3;
export const UNDRAWN = ["other", "diaphragm", "intercostals"]; // told in the chart below
export function bodies(runs, measure, chosen) {
  const groups = (run) => run.groups.filter((row) => !UNDRAWN.includes(row.name));
  const most = Math.max(...runs.flatMap((run) => groups(run).map((row) => measure.of(row) ?? 0)));
  return runs.map((run) => {
    const rows = groups(run).sort((a, b) => (measure.of(b) ?? 0) - (measure.of(a) ?? 0)), first = rows.slice(0, NAMED);
    const shown = chosen ? rows.filter((row) => row.name === chosen) : rows;
    const said = first.map((row) => `${short(row.plain)} ${measure.tell(measure.of(row), row)}`).join(", ");
    const svg = smallBody(Object.fromEntries(shown.map((row) => [row.name, measure.color(measure.of(row) ?? 0, most)])), `${run.plain}: ${said}`);
    return make("figure", { class: "kind" }, make("h3", {}, run.id ? make("a", { href: `/runs/${run.id}` }, run.plain) : run.plain), make("p", { class: "small" }, run.about), svg,
      make("figcaption", {}, make("ol", {}, (chosen ? shown : first).map((row) => make("li", {}, make("span", {}, short(row.plain)), make("b", {}, measure.tell(measure.of(row), row))))),
        make("p", { class: "small" }, `${distance(run.distance_m, 1)} in ${clock(run.duration_s)}${run.duration_s - run.running_s > 30 ? " with rests" : ""}, ${energy(run.energy_J)} (${energy(run.low_J)} to ${energy(run.high_J)})`)));
  });
}
