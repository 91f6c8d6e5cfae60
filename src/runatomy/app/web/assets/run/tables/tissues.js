// The tissues: what tendons, joints and the shin bone of one leg carried.
import { known, number, percent, unit, unitName, whole } from "/assets/shell/formats.js";
import { make } from "/assets/shell/page.js";

export function tissuesTable(analysis) {
  const rows = analysis.tissues ?? [];
  if (!rows.length) return null;
  const head = ["Tissue", "Peak", "Each step", `Each ${unitName() === "mi" ? "mile" : "kilometer"}`, "Whole run", "Strain"];
  return make("section", { "aria-labelledby": "h-tissues" }, make("h2", { id: "h-tissues" }, "What tendons and joints carried"),
    make("p", { class: "lead" }, "One leg, the mean of both. BW is your body weight; an impulse is load times time, so that many light steps and few hard ones can be added."),
    make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Tissues’ figures" }, make("table", { class: "tissues" },
      make("thead", {}, make("tr", {}, head.map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, rows.map(line)))));
}
function line(row) {
  const unitOf = row.unit === "BW m" ? "BW·m" : row.unit, impulse = `${unitOf}·s`;
  const digits = row.peak_BW < 0.5 ? 3 : row.peak_BW < 10 ? 1 : 0;
  const range = (low, high, places) => (known(low) && known(high) ? make("small", {}, `${number(low, places)}–${number(high, places)}`) : null);
  return make("tr", {},
    make("th", { scope: "row" }, row.plain, make("em", {}, row.latin)),
    make("td", {}, `${number(row.peak_BW, digits)} ${unitOf}`, range(row.low, row.high, digits)),
    make("td", {}, `${number(row.per_step, digits ? 2 : 2)} ${impulse}`, range(row.per_step_low, row.per_step_high, 2)),
    make("td", {}, `${known(row.per_km) ? whole((row.per_km * unit()) / 1000) : "–"} ${impulse}`),
    make("td", {}, `${whole(row.total)} ${impulse}`),
    make("td", {}, known(row.strain) ? percent(row.strain, 1) : "–"));
}

// What was measured, what was assumed.
export function evidence(analysis) {
  const rows = analysis.evidence ?? [];
  if (!rows.length) return null;
  return make("details", { class: "evidence" }, make("summary", {}, "What was measured, what was assumed"),
    make("dl", {}, rows.map((row) => make("div", {}, make("dt", {}, row.what), make("dd", {}, make("b", {}, row.origin), ` ${row.source}`, row.note ? make("small", {}, row.note) : null)))));
}
