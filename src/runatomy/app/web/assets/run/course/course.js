// The course: charts, map, player and part, all on one moment.
import { clock, distance, known } from "/assets/shell/formats.js";
import { announce, make } from "/assets/shell/page.js";
import { Charts } from "./charts.js";
import { chooser, nameOf, rowOf } from "./chooser.js";
import { hand } from "./hand.js";
import { Part } from "./part.js";
import { Loads, Series } from "./series.js";
import { Track } from "./track.js";

const RATES = [10, 30, 60, 120];

export class Course {
  // options: run, analysis, series, track, moment, tiles (a promise of what the user's map file holds, or null), chosen(key).
  constructor(element, options) {
    Object.assign(this, { element, part: null, view: null, key: "" }, options);
    this.whole = this.series;
    this.loads = new Loads(this.run.id, this.series, this.analysis.groups);
    this.load = { name: "All muscles", values: this.series.total_power_W };
    this.#build();
    this.moment.follow((time) => this.#move(time));
    this.moment.tell();
  }
  #build() {
    this.where = make("p", { class: "where" });
    this.chooser = chooser(this.analysis, (key) => this.chosen(key));
    this.surface = make("div", { class: "charts", tabindex: 0, role: "slider", "aria-label": "Moment of the run", "aria-describedby": "course-keys",
      "aria-valuemin": Math.round(this.moment.first), "aria-valuemax": Math.round(this.moment.last) });
    const bar = make("div", { class: "course-bar" }, this.#player(), this.where, this.chooser.element);
    const under = make("div", { class: "under" }, this.#axes(), this.#marker(), this.#help());
    const partBox = make("section", { class: "card part", "aria-label": "Part of the run" });
    const map = Track.possible(this.track) ? make("div", { class: "map" }) : null;
    this.element.replaceChildren(...[bar, this.surface, under, partBox, map ? this.#mapHead() : null, map].filter(Boolean));
    this.charts = new Charts(this.surface, { series: this.series, load: this.load, axis: this.axis });
    this.map = map ? new Track(map, this.track, { series: this.series, load: this.load, moment: this.moment }) : null;
    this.tiles?.then((tiled) => this.map?.show({ tiled }), (error) => this.map?.show({ noTiles: error.what }));
    this.partCard = new Part(partBox, { run: this.run, analysis: this.analysis, clear: () => this.clear(), zoom: (part) => this.zoom(part), zoomed: () => Boolean(this.view) });
    this.hand = hand(this.surface, { moment: this.moment, timeAt: (px) => this.charts.timeAt(px), sketch: (part) => this.charts.mark(part), choose: (part) => this.choosePart(part) });
  }
  #player() {
    const rate = make("select", { "aria-label": "How fast the run plays", onchange: () => { this.moment.rate = Number(rate.value); } },
      RATES.map((n) => make("option", { value: n, selected: n === this.moment.rate }, `${n}×`)));
    this.playing = make("button", { type: "button", class: "button main", onclick: () => (this.moment.playing ? this.moment.pause() : this.moment.play()) }, "Play the run");
    return make("div", { class: "player" }, this.playing, rate);
  }
  #axes() {
    this.axis = this.series.has("distance_m") && this.series.length_m > 0 ? "distance" : "time";
    const buttons = ["distance", "time"].map((axis) => make("button", { type: "button", "aria-pressed": String(axis === this.axis), onclick: () => {
      for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.axis === axis));
      this.charts.show({ axis });
    }, "data-axis": axis }, `By ${axis}`));
    return make("div", { class: "switch", role: "group", "aria-label": "Axis" }, buttons);
  }
  #marker() {
    const button = make("button", { type: "button", class: "button mark", "aria-pressed": "false", onclick: () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      this.hand.marking(on);
      if (on) announce("Drag over the charts to choose a part");
    } }, "Choose a part");
    return button;
  }
  #help() {
    return make("p", { class: "note", id: "course-keys" }, make("span", { class: "with-mouse" }, "Drag over a part to see it alone. "),
      "Keys: arrows move by a second, with Shift by a minute; Home and End; Enter begins and ends a part; Esc clears.");
  }
  #mapHead() {
    const buttons = [["slope", "Slope"], ["load", "Load"]].map(([by, name]) => make("button", { type: "button", "data-by": by, "aria-pressed": String(by === "slope"), onclick: () => {
      for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.by === by));
      this.map.show({ by });
    } }, name));
    return make("div", { class: "map-head" }, make("h2", {}, "Track"), make("div", { class: "switch", role: "group", "aria-label": "Color the track by" }, buttons));
  }
  #move(time) {
    this.charts.move(time);
    this.map?.move(time);
    const { series, moment } = this, far = series.at(series.distance_m, time);
    this.where.replaceChildren(make("b", {}, clock(time)), known(far) ? make("span", {}, distance(far)) : "");
    const button = moment.playing ? "Stop" : "Play the run";
    if (this.playing.textContent !== button) this.playing.textContent = button;
    if (!moment.playing) this.#say(time, far);
  }
  #say(time, far) {
    this.surface.setAttribute("aria-valuenow", Math.round(time));
    const values = this.charts.panels.map(({ key, value, title }) => `${key === "load" ? this.load.name : title().split(",")[0]} ${value.textContent}`);
    this.surface.setAttribute("aria-valuetext", [clock(time), known(far) ? distance(far) : null, ...values].filter(Boolean).join(", "));
  }
  // Show another load: "" for all, else a group's or muscle's key. Returns {series, values}.
  async loadOf(key) {
    const row = rowOf(this.analysis, key);
    this.key = row ? key : "";
    this.chooser.set(this.key);
    const values = await this.loads.values(this.key);
    if (this.key !== (row ? key : "")) return { series: this.series, values };
    this.load = { name: row ? nameOf(row) : "All muscles", values };
    this.charts.show({ load: this.load });
    if (!this.view) this.map?.show({ load: this.load });
    return { series: this.series, values };
  }
  choosePart(part) {
    this.part = part;
    this.charts.mark(part);
    this.map?.show({ part });
    this.partCard.show(part);
  }
  clear() {
    this.hand.letGo();
    this.part = null;
    this.charts.mark(null);
    this.map?.show({ part: null });
    this.partCard.show(null);
    if (this.view) this.zoom(null);
  }
  // Zoom into a part [from, to], its seconds fetched anew; null shows the whole run.
  async zoom(part) {
    this.view = part;
    const span = part ? { from_s: part[0], to_s: part[1] } : {};
    const series = part ? await Series.of(this.run.id, span) : this.whole;
    this.series = series;
    this.loads = new Loads(this.run.id, series, this.analysis.groups);
    this.loads.view = span;
    this.load = { ...this.load, values: await this.loads.values(this.key) };
    this.charts.show({ series, load: this.load, view: part });
    if (!part) this.map?.show({ load: this.load });
    if (this.part) this.partCard.show(this.part);
  }
}
