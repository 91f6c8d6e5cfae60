// The stage: the body in 3D, running the newest condition it was asked for, and how that is in words.
import { make } from "/assets/shell/page.js";

export class Stage {
  // options: onPick(name, side).
  constructor(element, { onPick } = {}) {
    this.element = element;
    this.told = make("p", { class: "stage-told" });
    this.room = make("div", { class: "stage-room" });
    element.classList.add("stage");
    element.append(this.told, this.room);
    this.ready = this.#start(onPick);
  }
  // The figure once it stands there, or null where it cannot.
  async #start(onPick) {
    try {
      const { Figure } = await import("/assets/figure/figure.js");
      this.figure = new Figure(this.room, { api: "/api/v1", onPick, theme: document.documentElement.dataset.theme });
      this.element.figure = this.figure; // for whoever asks what is shown: tests, the console
      await this.figure.ready;
      this.element.classList.toggle("without-body", !this.figure.stage); // no WebGL: its words stay
      window.addEventListener("runatomy:theme", (event) => this.figure.theme(event.detail));
    } catch (error) {
      this.figure = null;
      this.room.replaceChildren(make("p", { class: "stage-none" }, `The body in 3D cannot be shown here (${error.what ?? error.message}). Everything else works without it.`));
    }
    return this.figure;
  }
  // Show how one runs at a speed [m/s], slope [-] and step rate [steps/min]. One wish is carried out
  // at a time, then the newest: a cursor that runs along neither starves nor floods the server.
  async condition(wanted) {
    this.wanted = wanted;
    if (this.busy) return;
    this.busy = true;
    await this.ready;
    while (this.wanted && this.figure) {
      const next = this.wanted;
      this.wanted = null;
      await this.figure.condition(next);
    }
    this.busy = false;
  }
  async trial(id) { (await this.ready)?.trial(id); }
  async select(name, side) { (await this.ready)?.select(name, side); }
  say(text) { if (this.told.textContent !== text) this.told.textContent = text; }
}
