// The muscle's card: names, what it does, its curve over the stride, its load over the run.
import { clock, distance, energy, known, percent, signed } from "/assets/shell/formats.js";
import { draw, make } from "/assets/shell/page.js";
import { area, path } from "../course/plot.js";
import { watts } from "../course/panels.js";
import { strideCurve } from "./stride_curve.js";

export class MuscleCard {
  // options: analysis, catalogue (Map by name), stage, moment, close(), choose(name).
  constructor(element, options) {
    Object.assign(this, { element }, options);
    element.setAttribute("aria-live", "polite");
    this.show(null);
  }
  // name of a muscle or a group, side "left" | "right" | null, loads {values, series} of the run.
  show(name, side = null, loads = null) {
    this.name = name;
    this.side = side;
    this.curve = null;
    const row = this.#row(name, side);
    this.element.classList.toggle("empty", !row);
    if (!row) return this.element.replaceChildren(make("p", { class: "hint" }, "Click a muscle on the body, or choose one above the charts, to see what it does and what it did in this run."));
    this.slot = make("div", { class: "card-curve" });
    const about = this.catalogue.get(name), words = [about?.does, about?.in_running].filter(Boolean);
    this.element.replaceChildren(
      make("div", { class: "card-head" }, make("h2", {}, row.plain, side && row.side ? ` (${side})` : "", make("em", { lang: "la" }, row.latin ?? "")),
        make("button", { type: "button", class: "button quiet", onclick: this.close }, "Close")),
      this.slot, ...words.map((text) => make("p", { class: "card-does" }, text)),
      this.#facts(row), ...this.#overRun(row, loads), this.#inside(row) ?? "", this.#more(name));
    this.refresh();
  }
  // The curve anew, when the body runs another stride.
  refresh() {
    const figure = this.stage.figure;
    if (!this.name || !figure || !this.slot) return;
    const values = this.catalogue.has(this.name) ? figure.curve(this.name, this.side ?? "right") : null;
    const group = values ? null : this.analysis.strides[0]?.groups[this.name]?.activation;
    const shown = values?.length ? values : group;
    const contact = (values?.length ? figure.contact?.() : null) ?? this.analysis.strides[0]?.contact_share;
    this.curve = shown ? strideCurve(shown, contact, this.#row(this.name, this.side).plain) : null;
    const title = values?.length ? "Over the stride at the cursor" : "Over the run’s typical stride";
    this.slot.replaceChildren(...(this.curve ? [make("h3", {}, title), this.curve.element] : [make("p", { class: "hint" }, "No curve over the stride is known for it.")]));
  }
  phase(phase) { if (this.catalogue.has(this.name)) this.curve?.at(phase); }
  #row(name, side) {
    const { muscles, groups } = this.analysis;
    const rows = muscles.filter((row) => row.name === name);
    return rows.find((row) => !row.side || row.side === side) ?? rows[0] ?? groups.find((row) => row.name === name) ?? null;
  }
  #overRun(row, loads) {
    if (!loads?.values?.some((value) => value)) return [];
    const { series, values } = loads, most = Math.max(...values.filter(known)) || 1;
    const xs = series.time_s.map((t) => ((t - series.time_s[0]) / (series.time_s.at(-1) - series.time_s[0] || 1)) * 340);
    const ys = values.map((v) => (known(v) ? 48 - (v / most) * 46 : null));
    const hardest = known(row.hardest_at_s) ? make("button", { type: "button", class: "link", onclick: () => this.moment.set(row.hardest_at_s) },
      `${clock(row.hardest_at_s)}${known(row.hardest_at_m) ? `, ${distance(row.hardest_at_m, 1)}` : ""}`) : null;
    return [make("h3", {}, "Over the run"),
      draw("svg", { class: "spark", viewBox: "0 0 340 50", "aria-hidden": "true", preserveAspectRatio: "none" },
        draw("path", { class: "load fill", d: area(xs, ys, 48) }), draw("path", { class: "load edge", d: path(xs, ys) })),
      hardest ? make("p", { class: "card-does" }, `Hardest: ${watts(row.hardest_power_W)} at `, hardest) : ""];
  }
  #facts(row) {
    const range = (low, high, digits) => (known(low) && known(high) ? make("small", {}, `range ${(low).toFixed(digits)}–${(high).toFixed(digits)}`) : null);
    const facts = [
      ["Energy", energy(row.energy_J), null],
      ["Share of all", percent(row.energy_share, 1), known(row.low) ? make("small", {}, `range ${(row.low * 100).toFixed(1)}–${(row.high * 100).toFixed(1)} %`) : null],
      ["Braking", percent(row.braking_share), make("small", {}, "of its work")],
      ["Peak force", known(row.peak_force_BW) ? `${row.peak_force_BW.toFixed(2)} BW` : "–", range(row.peak_force_low_BW, row.peak_force_high_BW, 2)],
      ["Peak activity", percent(row.peak_activation), null],
      ["Against level", signed(row.change_vs_level), null],
    ];
    return make("dl", { class: "card-facts" }, facts.map(([term, value, more]) => make("div", {}, make("dt", {}, term), make("dd", {}, value, more))));
  }
  #inside(row) {
    const rows = this.analysis.muscles.filter((one) => one.group === this.name && one.name !== this.name);
    if (this.catalogue.has(this.name) || !rows.length) return null;
    const names = [...new Map(rows.map((one) => [one.name, one.plain]))];
    return make("ul", { class: "members", "aria-label": "Its muscles" }, names.map(([name, plain]) =>
      make("li", {}, make("button", { type: "button", class: "chip", onclick: () => this.choose(name) }, plain))));
  }
  #more(name) {
    const evidence = make("p", { class: "card-evidence" }, "Modeled: no watch measures a muscle. Ranges hold 90 in 100 of usual runners and assumptions; BW is body weight. ");
    if (this.catalogue.has(name)) evidence.append(make("a", { href: `/muscles/${name}` }, "More about this muscle"));
    return evidence;
  }
}
