// Mass chart: the mass each day's runs were computed with, a step line.
import { draw } from "/assets/shell/page.js";
import { number, shortDay } from "/assets/shell/formats.js";

const WIDE = 560, HIGH = 120, EDGE = 6, TOP = 18, BOTTOM = 34;

export function massChart(rows, scale, unit) { // rows: oldest first
  const at = (iso) => new Date(`${iso}T12:00:00`).getTime(), end = Math.max(Date.now(), at(rows.at(-1).on_date) + 1);
  const values = rows.map((row) => row.mass_kg / scale), low = Math.min(...values) - 0.5, high = Math.max(...values) + 0.5;
  const x = (time) => EDGE + (WIDE - 2 * EDGE) * ((time - at(rows[0].on_date)) / (end - at(rows[0].on_date)));
  const y = (value) => TOP + (HIGH - TOP - BOTTOM) * (1 - (value - low) / (high - low));
  const path = rows.map((row, i) => `${i ? "H" : "M"}${i ? x(at(row.on_date)).toFixed(1) : `${x(at(row.on_date)).toFixed(1)} `}${i ? "V" : ""}${y(values[i]).toFixed(1)}`).join("") + `H${WIDE - EDGE}`;
  const name = `Mass from ${number(values[0])} ${unit} on ${shortDay(rows[0].on_date)} to ${number(values.at(-1))} ${unit} now`;
  return draw("svg", { class: "mass-chart", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": name },
    draw("path", { d: path }), rows.map((row, i) => draw("circle", { cx: x(at(row.on_date)), cy: y(values[i]), r: 3.5 })),
    rows.map((row, i) => (i === 0 || x(at(row.on_date)) - x(at(rows[i - 1].on_date)) > 40 ? draw("text", { x: x(at(row.on_date)), y: y(values[i]) + (i && values[i] < values[i - 1] ? 18 : -8), "text-anchor": i ? "middle" : "start" }, number(values[i])) : null)),
    draw("text", { x: EDGE, y: HIGH - 4 }, shortDay(rows[0].on_date)), draw("text", { x: WIDE - EDGE, y: HIGH - 4, "text-anchor": "end" }, "today"));
}
