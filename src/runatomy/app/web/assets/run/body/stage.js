// The stage: the body in 3D with its controls; it runs the newest condition it was asked for.
import { announce, make } from "/assets/shell/page.js";

const PACES = [[1, "full speed"], [0.5, "1/2"], [0.25, "1/4"], [0.1, "1/10"]];
const VIEWS = ["side", "front", "back"];

export class Stage {
  #wanted = null;
  #busy = false;
  // options: onPick(name, side).
  constructor(element, { onPick } = {}) {
    this.element = element;
    this.room = make("div", { class: "stage-room" });
    this.told = make("p", { class: "stage-told" });
    this.button = make("button", { type: "button", class: "button stage-play", onclick: () => this.toggle() }, "Pause");
    this.pace = make("select", { "aria-label": "Speed of the motion", onchange: () => this.figure?.pace(Number(this.pace.value)) },
      PACES.map(([value, name]) => make("option", { value }, name === "full speed" ? "Full speed" : `${name} speed`)));
    this.views = make("div", { class: "switch", role: "group", "aria-label": "View" }, VIEWS.map((view) =>
      make("button", { type: "button", "aria-pressed": String(view === "side"), onclick: () => this.view(view) }, view[0].toUpperCase() + view.slice(1))));
    element.classList.add("stage");
    element.append(this.room, this.told, make("div", { class: "stage-controls" }, this.button, this.pace, this.views));
    this.ready = this.#start(onPick);
  }
  async #start(onPick) {
    try {
      const { Figure } = await import("/assets/figure/figure.js");
      this.figure = new Figure(this.room, { api: "/api/v1", onPick: (name, side) => onPick?.(name, side) });
      await this.figure.ready;
      this.figure.theme(document.documentElement.dataset.theme);
      window.addEventListener("runatomy:theme", (event) => this.figure.theme(event.detail));
      this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.#name(!this.calm);
      this.calm ? this.figure.pause() : this.figure.play();
    } catch (error) {
      this.figure = null;
      this.element.classList.add("without-body");
      this.room.replaceChildren(make("p", { class: "stage-none" }, `The body in 3D cannot be shown here: ${error.what ?? error.message}. Everything else works without it.`));
    }
    return this.figure;
  }
  // Show how one runs at a speed [m/s], slope [-] and step rate [steps/min]; only the newest wish is carried out.
  async condition(wanted) {
    this.#wanted = wanted;
    if (this.#busy || !(await this.ready)) return;
    this.#busy = true;
    try {
      while (this.#wanted) {
        const next = this.#wanted;
        this.#wanted = null;
        await this.figure.condition(next);
      }
      this.element.classList.remove("failed");
    } catch (error) {
      this.element.classList.add("failed");
      this.say(error.what ?? "This moment’s stride could not be loaded.");
    } finally { this.#busy = false; }
  }
  say(text) { this.told.textContent = text; }
  async select(name, side) { (await this.ready)?.select(name, side); }
  toggle() {
    if (!this.figure) return;
    this.running ? this.figure.pause() : this.figure.play();
    this.#name(!this.running);
  }
  #name(running) {
    this.running = running;
    this.button.textContent = running ? "Pause" : "Run";
    this.element.dataset.running = running;
  }
  view(view) {
    this.figure?.view(view);
    [...this.views.children].forEach((button, i) => button.setAttribute("aria-pressed", String(VIEWS[i] === view)));
    announce(`Seen from the ${view}`);
  }
}
