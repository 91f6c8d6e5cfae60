// The stride's curve: one muscle's activity from foot strike to foot strike, stance marked.
import { known, percent } from "/assets/shell/formats.js";
import { draw, make } from "/assets/shell/page.js";
import { area, path } from "../course/plot.js";

const WIDTH = 340, TOP = 16, BASE = 104, FOOT = 20;
const x = (phase) => phase * WIDTH;

// values: activity 0..1 over the stride; contact: share of the stride on the ground. Returns {element, at(phase)}.
export function strideCurve(values, contact, name) {
  const list = Array.from(values), most = Math.max(0.1, ...list), high = Math.min(1, Math.ceil(most * 10 + 0.2) / 10);
  const y = (value) => BASE - (value / high) * (BASE - TOP - 4);
  const xs = list.map((_, i) => x(i / (list.length - 1))), ys = list.map(y);
  const peak = list.indexOf(Math.max(...list)), cursor = draw("line", { class: "phase", y1: TOP, y2: BASE, visibility: "hidden" });
  const svg = draw("svg", { viewBox: `-30 0 ${WIDTH + 36} ${BASE + FOOT}`, role: "img", "aria-label": inWords(list, peak, contact, name) },
    known(contact) ? draw("rect", { class: "stance", x: 0, y: TOP, width: x(contact), height: BASE - TOP }) : null,
    known(contact) ? draw("text", { x: x(contact / 2), y: TOP - 5, "text-anchor": "middle" }, "foot on the ground") : null,
    [0, high / 2, high].map((value) => [draw("line", { class: "grid", x1: 0, x2: WIDTH, y1: y(value), y2: y(value) }),
      draw("text", { x: -5, y: y(value) + 4, "text-anchor": "end" }, `${Math.round(value * 100)}`)]),
    draw("path", { class: "load fill", d: area(xs, ys, BASE) }), draw("path", { class: "load edge", d: path(xs, ys) }), cursor,
    draw("text", { x: 0, y: BASE + 15 }, "foot strike"), draw("text", { x: WIDTH, y: BASE + 15, "text-anchor": "end" }, "foot strike"),
    known(contact) ? draw("text", { x: x(contact), y: BASE + 15, "text-anchor": "middle" }, "toe-off") : null);
  const element = make("figure", { class: "stride-curve" }, svg, make("figcaption", {}, inWords(list, peak, contact, name)));
  return {
    element,
    at: (phase) => {
      cursor.setAttribute("visibility", known(phase) ? "visible" : "hidden");
      if (known(phase)) cursor.setAttribute("transform", `translate(${x(phase).toFixed(1)} 0)`);
    },
  };
}
function inWords(values, peak, contact, name) {
  const phase = peak / (values.length - 1), most = values[peak];
  if (most < 0.03) return `${name}: hardly active in this stride.`;
  return `Most active ${part(phase, contact)}, ${Math.round(phase * 100)} % into the stride: ${percent(most)} of all it could do.`;
}
// Where in the stride a phase lies, in a runner's words.
export function part(phase, contact) {
  const ground = known(contact) ? contact : 0.35;
  if (phase > 0.94 || phase < 0.03) return "around foot strike";
  if (phase < ground * 0.4) return "just after landing";
  if (phase < ground * 0.75) return "in the middle of stance";
  if (phase < ground * 1.05) return "while pushing off";
  if (phase < ground + (1 - ground) * 0.4) return "in early swing";
  if (phase < ground + (1 - ground) * 0.7) return "while the leg swings forward";
  return "late in swing, before landing";
}
