// The part: what a stretch of the run asked of the body, beside the whole.
import { get } from "/assets/shell/api.js";
import { climb, clock, distance, energy, pace, percent } from "/assets/shell/formats.js";
import { announce, make, notice } from "/assets/shell/page.js";
import { inWords } from "../tables/compare.js";

export class Part {
  #asked = null;
  // options: run, analysis, clear(), zoom(part), zoomed().
  constructor(element, options) {
    Object.assign(this, { element }, options);
    element.hidden = true;
  }
  async show(part) {
    this.#asked?.abort();
    this.element.hidden = !part;
    if (!part) return;
    const asked = (this.#asked = new AbortController());
    const [from_s, to_s] = part.map((time) => Math.round(time));
    this.element.setAttribute("aria-busy", "true");
    try {
      const told = await get(`/runs/${this.run.id}/part`, { from_s, to_s }, { signal: asked.signal });
      this.element.replaceChildren(...this.#told(told, [from_s, to_s]));
      announce(`Part of the run: ${distance(told.distance_m)}, ${energy(told.energy_J)}`);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.element.replaceChildren(notice(error), this.#buttons(part));
    }
    this.element.removeAttribute("aria-busy");
  }
  #told(told, part) {
    const facts = [["Distance", distance(told.distance_m)], ["Moving", clock(told.moving_s)], ["Pace", pace(told.speed_m_s)],
      ["Climb", climb(told.ascent_m)], ["Descent", climb(told.descent_m)], ["Energy", energy(told.energy_J)]];
    const whole = new Map(this.analysis.groups.map((row) => [row.name, row.energy_share]));
    const groups = told.groups.filter((row) => row.energy_J > 0).slice(0, 8), most = Math.max(...groups.map((row) => Math.max(row.energy_share, whole.get(row.name) ?? 0))) || 1;
    return [make("div", { class: "card-head" }, make("h2", {}, `From ${clock(part[0])} to ${clock(part[1])}`), this.#buttons(part)),
      make("dl", { class: "card-facts" }, facts.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value)))),
      groups.length ? make("ul", { class: "part-groups", "aria-label": "Groups by their share of this part’s energy" }, groups.map((row) => {
        const usual = whole.get(row.name), at = (share) => `${((share / most) * 100).toFixed(1)}%`;
        return make("li", {}, make("span", {}, row.plain), make("b", {}, percent(row.energy_share)),
          make("span", { class: "share-line", style: `--share:${at(row.energy_share)};--low:${at(usual ?? 0)};--high:${at(usual ?? 0)}` }),
          make("small", {}, usual ? against(row.energy_share / usual) : ""));
      })) : make("p", { class: "hint" }, "No running in this part, so no load to show."),
      groups.length ? make("p", { class: "note" }, "Shares of this part’s energy; the mark on each bar is the share over the whole run.") : null].filter(Boolean);
  }
  #buttons(part) {
    const zoomed = this.zoomed();
    return make("div", { class: "actions" },
      make("button", { type: "button", class: "button", onclick: () => this.zoom(zoomed ? null : part) }, zoomed ? "Show the whole run" : "Zoom in"),
      make("button", { type: "button", class: "button quiet", onclick: this.clear }, "Clear"));
  }
}
const against = (ratio) => {
  const words = inWords(ratio);
  if (words === "about the same") return "as in the whole run";
  return words.includes("times") ? `${words} as in the whole run` : `${words} than in the whole run`;
};
