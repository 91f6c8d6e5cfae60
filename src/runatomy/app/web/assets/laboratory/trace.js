// The trace: one muscle's activity through the recording.
import { number } from "/assets/shell/formats.js";
import { draw, make } from "/assets/shell/page.js";
import { area, path } from "../run/course/plot.js";

const WIDTH = 400, BASE = 84;

// Returns {elements, at(phase 0..1)}.
export function muscleTrace(row, side, figure, close) {
  const values = Array.from(figure.curve(row.name, side)), { duration_s } = figure.state(), most = Math.max(0.1, ...values);
  const xs = values.map((_, i) => (i / Math.max(1, values.length - 1)) * WIDTH), ys = values.map((v) => BASE - (v / most) * (BASE - 14));
  const cursor = draw("line", { class: "phase", y1: 8, y2: BASE });
  const peak = values.indexOf(Math.max(...values)), told = `At most ${Math.round(most * 100)} % of all it could do, ${number((peak / Math.max(1, values.length - 1)) * duration_s, 2)} s into the recording.`;
  const curve = draw("svg", { viewBox: `0 0 ${WIDTH} ${BASE + 18}`, role: "img", "aria-label": told },
    draw("line", { class: "axis", x1: 0, x2: WIDTH, y1: BASE, y2: BASE }), draw("path", { class: "load fill", d: area(xs, ys, BASE) }), draw("path", { class: "load edge", d: path(xs, ys) }), cursor,
    draw("text", { x: 0, y: BASE + 14 }, "0 s"), draw("text", { x: WIDTH, y: BASE + 14, "text-anchor": "end" }, `${number(duration_s, 2)} s`));
  return {
    elements: [make("div", { class: "card-head" }, make("h2", {}, row.plain, side ? ` (${side})` : "", make("em", { lang: "la" }, row.latin)), make("button", { type: "button", class: "button quiet", onclick: close }, "Close")),
      make("p", { class: "card-does" }, row.does),
      values.length ? make("figure", { class: "stride-curve" }, curve, make("figcaption", {}, told)) : make("p", { class: "hint" }, "No activity is known for it in this recording."),
      make("p", { class: "card-evidence" }, "Solved from the recording. ", make("a", { href: `/muscles/${row.name}` }, "More about this muscle"))],
    at: (phase) => cursor.setAttribute("transform", `translate(${(phase * WIDTH).toFixed(1)} 0)`),
  };
}
