// The charts: every panel over one axis, drawn once; only the cursor above them moves.
import { clock, known, number, unit, unitName } from "/assets/shell/formats.js";
import { draw, make } from "/assets/shell/page.js";
import { PANELS } from "./panels.js";
import { area, clockTicks, path, ticks } from "./plot.js";

const LEFT = 44, RIGHT = 6, HEAD = 22, GAP = 8, FOOT = 36;
const GAITS = ["stand", "walk", "run"];

export class Charts {
  // element: stands empty; options: series, load {values, name}, axis "distance" | "time", view [from, to] in seconds.
  constructor(element, options) {
    Object.assign(this, { element, axis: "distance", view: null, part: null }, options);
    this.drawing = draw("svg", { "aria-hidden": "true", class: "drawing" });
    this.band = make("div", { class: "part-band", hidden: true });
    this.line = make("div", { class: "cursor-line" });
    this.heads = make("div", { class: "heads" });
    element.replaceChildren(this.drawing, this.band, this.heads, this.line);
    this.watch = new ResizeObserver(([entry]) => { if (Math.abs(entry.contentRect.width - this.width) > 1) this.draw(); });
    this.watch.observe(element);
    this.draw();
  }
  show(changes) {
    Object.assign(this, changes);
    this.draw();
  }
  // Place [px] of a time, and time of a place.
  place(time) {
    const { series, axis, scale } = this;
    return scale(axis === "time" ? time : series.at(series.distance_m, time) ?? 0);
  }
  timeAt(px) {
    const { series, axis, from, to, width } = this;
    const share = Math.min(1, Math.max(0, (px - LEFT) / (width - LEFT - RIGHT))), value = from + share * (to - from);
    return axis === "time" ? value : series.timeAt(value);
  }
  draw() {
    const { series, element } = this;
    this.width = Math.max(280, element.clientWidth);
    this.#scale();
    const xs = (this.axis === "time" ? series.time_s : series.distance_m).map((v) => (known(v) ? this.scale(v) : null));
    const shown = PANELS.filter(({ key }) => key === "load" || series.has(key));
    this.panels = [];
    const parts = [], heads = [];
    let top = 0;
    for (const panel of shown) {
      const values = panel.key === "load" ? this.load.values : series[panel.key];
      const made = this.#panel(panel, values, xs, top + HEAD);
      parts.push(...made.parts);
      const value = make("b", {});
      heads.push(make("p", { style: `top:${top}px` }, make("span", {}, panel.key === "load" ? `${this.load.name}: power, W` : panel.title()), value));
      const dot = make("i", { class: `dot dot-${panel.key}` });
      this.panels.push({ ...panel, values, y: made.y, dot, value });
      top += HEAD + panel.height + GAP;
    }
    parts.push(...this.#gait(xs, top), ...this.#ticks(top));
    this.height = top + FOOT;
    this.drawing.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.drawing.setAttribute("width", this.width);
    this.drawing.setAttribute("height", this.height);
    this.drawing.replaceChildren(...parts);
    this.heads.replaceChildren(...heads);
    this.line.replaceChildren(...this.panels.map(({ dot }) => dot));
    this.line.style.height = `${top + 6}px`;
    this.mark(this.part);
    if (this.time !== undefined) this.move(this.time);
  }
  // The cursor: a transform and a few words, nothing is drawn anew.
  move(time) {
    this.time = time;
    const x = this.place(time);
    this.line.style.transform = `translateX(${x}px)`;
    this.line.style.visibility = x < LEFT - 1 || x > this.width - RIGHT + 1 ? "hidden" : "";
    for (const { values, y, dot, value, words } of this.panels) {
      const here = this.series.at(values, time);
      value.textContent = words(here);
      dot.style.visibility = known(here) ? "" : "hidden";
      if (known(here)) dot.style.transform = `translateY(${y(here)}px)`;
    }
  }
  // A part of the run [from, to] in seconds, or null.
  mark(part) {
    this.part = part;
    this.band.hidden = !part || Boolean(this.view); // what is zoomed into fills the charts anyway
    if (this.band.hidden) return;
    const [left, right] = part.map((time) => Math.min(this.width - RIGHT, Math.max(LEFT, this.place(time))));
    Object.assign(this.band.style, { left: `${left}px`, width: `${Math.max(1, right - left)}px`, height: `${this.height - FOOT + 6}px` });
  }
  #scale() {
    const { series, axis, view, width } = this;
    const ends = view ?? [series.time_s[0], series.time_s.at(-1)];
    [this.from, this.to] = axis === "time" ? ends : ends.map((time) => series.at(series.distance_m, time) ?? 0);
    if (!view && axis === "time") this.from = 0;
    const span = this.to - this.from || 1;
    this.scale = (value) => LEFT + ((value - this.from) / span) * (width - LEFT - RIGHT);
  }
  #panel({ range, ticks: steps, height, drawn }, values, xs, top) {
    const bottom = top + height, [low, high] = range(values), right = this.width - RIGHT;
    const y = (value) => bottom - ((Math.min(high, Math.max(low, value)) - low) / (high - low || 1)) * height;
    const ys = values.map((value) => (known(value) ? y(value) : null));
    const parts = apart(steps(low, high).filter(({ value }) => value >= low && value <= high), y).flatMap(({ value, text }) => [
      draw("line", { class: "grid", x1: LEFT, x2: right, y1: y(value), y2: y(value) }),
      draw("text", { x: LEFT - 7, y: y(value) + 4, "text-anchor": "end" }, text)]);
    if (drawn === "ground" || drawn === "load") parts.push(draw("path", { class: `${drawn} fill`, d: area(xs, ys, bottom) }), draw("path", { class: `${drawn} edge`, d: path(xs, ys) }));
    else if (drawn === "split") {
      const zero = y(0);
      parts.push(draw("path", { class: "up", d: area(xs, ys.map((v) => (v === null ? null : Math.min(v, zero))), zero) }),
        draw("path", { class: "down", d: area(xs, ys.map((v) => (v === null ? null : Math.max(v, zero))), zero) }),
        draw("line", { class: "axis", x1: LEFT, x2: right, y1: zero, y2: zero }));
    } else parts.push(draw("path", { class: drawn, d: path(xs, ys) }));
    return { parts, y };
  }
  #gait(xs, top) {
    const { gait } = this.series, parts = [];
    for (let i = 0, from = 0; i < gait.length; i++) {
      if (i + 1 < gait.length && gait[i + 1] === gait[from]) continue;
      const start = xs[from], end = xs[Math.min(i + 1, gait.length - 1)] ?? xs[i];
      if (known(start) && end > start) parts.push(draw("rect", { class: GAITS[gait[from]], x: start, y: top, width: end - start, height: 5 }));
      from = i + 1;
    }
    return parts;
  }
  #ticks(top) {
    const { axis, from, to, width } = this, count = Math.max(3, width / 88);
    const steps = axis === "time" ? clockTicks(from, to, count).map((v) => [v, clock(v)])
      : ticks(from / unit(), to / unit(), count).map((v) => [v * unit(), `${number(v, v % 1 ? (v * 10) % 1 > 1e-6 ? 2 : 1 : 0)}`]);
    const told = steps.map(([value, text], i) => {
      const x = this.scale(value), last = i === steps.length - 1;
      const words = last && axis === "distance" ? `${text} ${unitName()}` : text;
      return draw("text", { x: Math.min(x, width - RIGHT), y: top + 23, "text-anchor": x > width - 30 ? "end" : "middle" }, words);
    });
    return told;
  }
}
// Steps of an axis far enough apart to be read.
function apart(steps, y) {
  let last = Infinity;
  return [...steps].sort((a, b) => a.value - b.value).filter(({ value }) => {
    if (last - y(value) < 15) return false;
    last = y(value);
    return true;
  });
}
