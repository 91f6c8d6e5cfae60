// The track: the way on a map of our own, without tiles unless the runner set some.
import { climb, distance, known, unit, unitName } from "/assets/shell/formats.js";
import { draw, make, sentence } from "/assets/shell/page.js";
import { fit, meters, tiles, world } from "./mercator.js";
import { watts } from "./panels.js";
import { path, quantile } from "./plot.js";

const LOADS = ["--load-1", "--load-2", "--load-3", "--load-4", "--load-5", "--load-6", "--load-7", "--load-8"];
const SLOPES = ["--less-3", "--less-2", "--less-1", "--even", "--more-1", "--more-2", "--more-3"];
const STEEP = [-0.08, -0.045, -0.015, 0.015, 0.045, 0.08]; // [-] where one color gives way to the next

export class Track {
  // track: as the API tells; options: series, load {values, name}, moment; later tiled {coarsest, finest, attribution, version} or noTiles (why).
  constructor(element, track, options) {
    Object.assign(this, { element, track, by: "slope" }, options);
    this.points = track.latitude_deg.map((lat, i) => (known(lat) ? world(lat, track.longitude_deg[i]) : null));
    this.picture = make("div", { class: "map-picture" });
    this.dot = make("div", { class: "map-dot" });
    this.legend = make("div", { class: "map-legend" });
    element.replaceChildren(this.picture, this.legend);
    this.watch = new ResizeObserver(([entry]) => { if (Math.abs(entry.contentRect.width - this.width) > 1) this.draw(); });
    this.watch.observe(this.picture);
    this.picture.addEventListener("pointermove", (event) => this.#hover(event));
    this.picture.addEventListener("pointerdown", (event) => this.#hover(event));
    this.draw();
  }
  static possible(track) { return track?.latitude_deg?.some(known); }
  show(changes) {
    Object.assign(this, changes);
    this.draw();
  }
  draw() {
    this.width = Math.max(200, this.picture.clientWidth);
    const height = this.picture.clientHeight || 240;
    this.fit = fit(this.points, this.width, height, 22);
    const { xs, ys } = this.fit, seen = xs.map((x, i) => (x === null ? -1 : i)).filter((i) => i >= 0);
    const svg = draw("svg", { viewBox: `0 0 ${this.width} ${height}`, role: "img", "aria-label": this.#told() });
    if (this.tiled) svg.append(...this.#tiles(height));
    svg.append(draw("path", { class: "way-edge", d: path(xs, ys) }), ...this.#colored(xs, ys));
    if (this.part) svg.append(draw("path", { class: "way-part", d: this.#within(xs, ys) }));
    svg.append(...(this.track.hidden_m ? [] : [end(xs[seen[0]], ys[seen[0]], "start", this.width), end(xs[seen.at(-1)], ys[seen.at(-1)], "finish", this.width)]), this.#bar(height));
    this.picture.replaceChildren(svg, this.dot);
    this.#legend();
    if (this.time !== undefined) this.move(this.time);
  }
  move(time) {
    this.time = time;
    const i = nearest(this.track.time_s, time), { xs, ys } = this.fit;
    this.dot.style.visibility = xs[i] === null ? "hidden" : "";
    if (xs[i] !== null) this.dot.style.transform = `translate(${xs[i]}px,${ys[i]}px)`;
  }
  // The user's own map under the track; where it has nothing of this place, the legend says so.
  #tiles(height) {
    const wanted = tiles(this.fit, this.width, height, this.tiled);
    let missing = 0;
    this.noTiles = wanted.length ? null : "Your map file shows no such large piece of land: its pictures are too fine.";
    return wanted.map((t) => draw("image", { href: `/api/v1/tiles/${t.z}/${t.x}/${t.y}?v=${this.tiled.version}`, x: t.left, y: t.top, width: t.size + 0.5, height: t.size + 0.5,
      onerror: (event) => { event.target.remove(); if (++missing === wanted.length) this.show({ tiled: null, noTiles: "Your map file has no pictures of this place." }); } }));
  }
  // One path for each color: segments of the same color go together.
  #colored(xs, ys) {
    const { track, series } = this, names = this.by === "slope" ? SLOPES : LOADS;
    const values = this.by === "slope" ? series.slope : this.load.values, most = quantile(values, 0.98) || 1;
    const shade = (value) => (this.by === "slope" ? STEEP.filter((edge) => value > edge).length : Math.min(7, Math.floor((value / most) * 8)));
    const ways = names.map(() => "");
    for (let i = 0; i + 1 < xs.length; i++) {
      if (xs[i] === null || xs[i + 1] === null) continue;
      const value = values[series.index(track.time_s[i])];
      const step = `${xs[i].toFixed(1)} ${ys[i].toFixed(1)}L${xs[i + 1].toFixed(1)} ${ys[i + 1].toFixed(1)}`;
      ways[known(value) ? Math.max(0, shade(value)) : 0] += `M${step}`;
    }
    return ways.map((d, i) => draw("path", { class: "way", d: d || "M0 0", style: `stroke:var(${names[i]})` }));
  }
  #within(xs, ys) {
    const inside = this.track.time_s.map((t) => t >= this.part[0] && t <= this.part[1]);
    return path(xs.map((x, i) => (inside[i] ? x : null)), ys);
  }
  // A bar of a round length in the corner.
  #bar(height) {
    const lat = this.track.latitude_deg.find(known), px = meters(this.fit.scale, lat);
    const length = [2, 1, 0.5, 0.2, 0.1, 0.05, 0.02].find((n) => (n * unit()) / px < this.width / 3) ?? 0.02;
    const wide = (length * unit()) / px;
    return draw("g", { class: "map-bar", transform: `translate(14 ${height - 14})` },
      draw("path", { d: `M0 -5V0H${wide.toFixed(1)}V-5` }), draw("text", { x: wide + 7, y: 1 }, `${length} ${unitName()}`));
  }
  #legend() {
    const most = quantile(this.load.values, 0.98) || 1, slope = this.by === "slope";
    const ramp = (slope ? SLOPES : LOADS).map((name) => make("i", { style: `background:var(${name})` }));
    const ends = slope ? ["down 8 %", "level", "up 8 %"] : ["0 W", watts(most / 2), `${watts(most)}`];
    const hidden = this.track.hidden_m ? make("p", {}, `Privacy zone: ${climb(this.track.hidden_m)} of the track are not shown here. Settings say where.`) : null;
    this.legend.replaceChildren(make("div", { class: "map-ramp", "aria-hidden": "true" }, ramp), make("div", { class: "map-ends" }, ends.map((text) => make("span", {}, text))), ...[hidden, this.#source()].filter(Boolean));
  }
  // Whom the map is from, or why there is none though the user chose one.
  #source() {
    if (this.noTiles) return make("p", { class: "map-source" }, `${sentence(this.noTiles)} The track is drawn alone; Settings name the map file.`);
    return this.tiled?.attribution ? make("p", { class: "map-source" }, `Map: ${this.tiled.attribution}`) : null;
  }
  #told() { return `Map of the track, ${distance(this.series.length_m)}, colored by ${this.by === "slope" ? "slope" : this.load.name}`; }
  #hover(event) {
    if (this.moment.playing && event.type === "pointermove") return;
    const box = this.picture.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    let best = -1, least = 26 ** 2;
    this.fit.xs.forEach((at, i) => {
      if (at === null) return;
      const far = (at - x) ** 2 + (this.fit.ys[i] - y) ** 2;
      if (far < least) { least = far; best = i; }
    });
    if (best >= 0) this.moment.set(this.track.time_s[best]);
  }
}
function end(x, y, kind, width) {
  const shape = kind === "start" ? draw("circle", { r: 5.5 }) : draw("rect", { x: -5, y: -5, width: 10, height: 10 }), left = x > width - 70;
  return draw("g", { class: `map-end ${kind}`, transform: `translate(${x} ${y})` }, shape,
    draw("text", { x: left ? -10 : 10, y: kind === "start" ? -6 : 13, "text-anchor": left ? "end" : "start" }, kind === "start" ? "Start" : "Finish"));
}
function nearest(times, time) {
  let low = 0, high = times.length - 1;
  while (low < high) { const middle = (low + high + 1) >> 1; if (times[middle] <= time) low = middle; else high = middle - 1; }
  return low + 1 < times.length && times[low + 1] - time < time - times[low] ? low + 1 : low;
}
