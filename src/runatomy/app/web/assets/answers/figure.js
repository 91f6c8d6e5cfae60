// Figure: one computed number, drawn small: its range as a bar, its value as a mark.
import { draw, make } from "/assets/shell/page.js";

const WIDE = 240, HIGH = 34, LINE = 12;
// From where to where the axis goes, and where its marks stand, by unit.
const AXES = {
  "%": ({ high }) => ({ from: 0, to: high > 0.5 ? 1 : roof(high), marks: [0], text: (x) => `${round(x * 100)} %` }),
  "% of the stride": ({ low, high }) => ({ from: Math.min(0, Math.floor(low * 10) / 10), to: Math.max(1, Math.ceil(high * 10) / 10), marks: [0, 1], text: (x) => ({ 0: "foot strike", 1: "next strike" })[x] ?? "" }),
  x: ({ high }) => ({ from: 0, to: Math.max(2, roof(high)), marks: [0, 1], text: (x) => (x === 1 ? "even" : `${round(x)}`) }),
};
const other = ({ low, high, unit }) => ({ from: Math.min(0, low), to: roof(high), marks: [0], text: (x) => `${round(x)} ${unit}`.trim() });
const round = (x) => Number(x.toPrecision(3)).toLocaleString("en-US");
// The next round number above a value.
function roof(value) {
  const size = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return [1, 1.5, 2, 3, 4, 5, 7.5, 10].map((step) => step * size).find((step) => step >= value);
}
export function figure(found, judges) {
  const axis = (AXES[found.unit] ?? other)(found), x = (value) => 2 + ((WIDE - 4) * (value - axis.from)) / (axis.to - axis.from);
  const ends = [...new Set([...axis.marks.filter((mark) => mark >= axis.from && mark <= axis.to), axis.to])].filter((at, i, all) => at !== axis.to || all.length === 1 || i === 0 || x(axis.to) - x(all[i - 1]) > 60 || axis.marks.length < 2);
  const svg = draw("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "range", "aria-hidden": "true" },
    draw("line", { class: "axis", x1: 2, x2: WIDE - 2, y1: LINE, y2: LINE }),
    ends.map((at) => [draw("line", { class: "tick", x1: x(at), x2: x(at), y1: LINE - 5, y2: LINE + 5 }),
      draw("text", { x: x(at), y: HIGH - 3, "text-anchor": at === axis.from ? "start" : at === axis.to ? "end" : "middle" }, axis.text(at))]),
    draw("rect", { class: "span", x: x(found.low), width: Math.max(2, x(found.high) - x(found.low)), y: LINE - 4, height: 8, rx: 2 }),
    draw("line", { class: "value", x1: x(found.value), x2: x(found.value), y1: LINE - 8, y2: LINE + 8 }));
  return make("div", { class: "figure" }, make("p", {}, make("b", {}, found.text.split(" (")[0]), make("span", { class: "small" }, ` (${found.text.split(" (")[1] ?? ""}`)),
    svg, make("p", { class: "small" }, found.what, judges ? "" : ". For size only; it does not judge."));
}
