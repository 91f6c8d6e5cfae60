// The response: one curve of a muscle's work along speed, slope or step rate, with its range.
import { known, number, pace, signed, unit, whole } from "/assets/shell/formats.js";
import { draw, make } from "/assets/shell/page.js";
import { band, path, ticks } from "../run/course/plot.js";
import { watts } from "../run/course/panels.js";
import { inWords } from "../run/tables/compare.js";

const WIDTH = 330, HEIGHT = 190, LEFT = 38, RIGHT = 8, TOP = 12, BASE = 156;
export const MEASURES = {
  power: { name: "Power", title: "Power, W", of: (r) => r.power_W, low: (r) => spread(r, r.low), high: (r) => spread(r, r.high), words: watts },
  share: { name: "Share of all", title: "Share of all muscles’ energy, %", of: (r) => r.energy_share, low: (r) => r.low, high: (r) => r.high, words: (v) => `${number(v * 100, 1)} %`, scale: 100 },
  force: { name: "Peak force", title: "Peak force, body weights", of: (r) => r.peak_force_BW, low: (r) => r.peak_force_low_BW, high: (r) => r.peak_force_high_BW, words: (v) => `${number(v, 2)} BW` },
};
const ALONG = {
  speed: { name: "Speed", steps: () => (unit() > 1000 ? [210, 300, 420, 600] : [120, 180, 240, 300, 420]).map((s) => unit() / s), label: (v) => pace(v).split(/\s/)[0], further: (x) => x * 1.1, told: "10 % faster" },
  slope: { name: "Slope", steps: () => [-0.2, -0.1, 0, 0.1, 0.2], label: (v) => signed(v), further: (x) => x + 0.05, told: "5 % steeper uphill" },
  step_rate: { name: "Step rate", steps: ([low, high]) => ticks(low, high, 4), label: whole, further: (x) => x * 1.05, told: "5 % more steps" },
};
const spread = (r, ends) => r.power_W.map((power, i) => (r.energy_share[i] ? (power * ends[i]) / r.energy_share[i] : null));

// choose(value) is called for a click on the curve. Returns {element, show(response, measure, most, at)}.
export function responseChart(along, choose) {
  const { name } = ALONG[along], room = make("div", { class: "response-room" }), words = make("figcaption", {});
  const element = make("figure", { class: "response", "data-along": along }, make("h3", {}, name), room, words);
  let x = null;
  const pick = (event) => {
    if (!x || (event.type === "pointermove" && !event.buttons)) return;
    const box = room.getBoundingClientRect(), px = ((event.clientX - box.left) / box.width) * WIDTH;
    choose(x.back(Math.min(WIDTH - RIGHT, Math.max(LEFT, px))));
  };
  room.addEventListener("pointerdown", pick);
  room.addEventListener("pointermove", pick);
  return {
    element,
    show(response, measure, most, at) {
      x = axis(response.x);
      room.replaceChildren(picture(along, response, measure, most, at, x));
      words.textContent = sentence(along, response, measure, at);
    },
  };
}
function axis(xs) {
  const [low, high] = [xs[0], xs.at(-1)], wide = WIDTH - LEFT - RIGHT;
  const to = (value) => LEFT + ((value - low) / (high - low)) * wide;
  return Object.assign(to, { low, high, back: (px) => low + ((px - LEFT) / wide) * (high - low) });
}
function picture(along, response, measure, most, at, x) {
  const { of, low, high, scale = 1, words } = MEASURES[measure], y = (v) => BASE - (v / most) * (BASE - TOP);
  const xs = response.x.map(x), put = (values) => values.map((v) => (known(v) ? y(v) : null)), here = between(response.x, of(response), at);
  const inside = at >= x.low && at <= x.high;
  return draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": sentence(along, response, measure, at) },
    ticks(0, most * scale, 4).map((v) => [draw("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(v / scale), y2: y(v / scale) }),
      draw("text", { x: LEFT - 6, y: y(v / scale) + 4, "text-anchor": "end" }, String(v))]),
    draw("path", { class: "range", d: band(xs, put(low(response)), put(high(response))) }),
    draw("path", { class: "load edge", d: path(xs, put(of(response))) }),
    ALONG[along].steps([x.low, x.high]).filter((v) => v >= x.low - 1e-9 && v <= x.high + 1e-9).map((v) =>
      draw("text", { x: x(v), y: BASE + 18, "text-anchor": x(v) > WIDTH - 24 ? "end" : "middle" }, ALONG[along].label(v))),
    inside ? [draw("line", { class: "here", x1: x(at), x2: x(at), y1: TOP, y2: BASE }), draw("circle", { class: "here-dot", cx: x(at), cy: y(here), r: 5 }),
      draw("text", { class: "here-word", x: x(at) + (x(at) > WIDTH - 90 ? -9 : 9), y: Math.max(TOP + 4, y(here) - 9), "text-anchor": x(at) > WIDTH - 90 ? "end" : "start" }, words(here))] : null);
}
function sentence(along, response, measure, at) {
  const values = MEASURES[measure].of(response), { further, told } = ALONG[along], next = further(at);
  if (next > response.x.at(-1) || next < response.x[0] || at < response.x[0]) return "At the edge of what the atlas tells.";
  const ratio = between(response.x, values, next) / between(response.x, values, at);
  return `${told}: ${inWords(ratio)}.`;
}
function between(xs, values, x) {
  let i = xs.findIndex((one) => one >= x);
  if (i < 0) i = xs.length - 1;
  if (i === 0) return values[0];
  const share = (x - xs[i - 1]) / (xs[i] - xs[i - 1]);
  return values[i - 1] + Math.min(1, Math.max(0, share)) * (values[i] - values[i - 1]);
}
