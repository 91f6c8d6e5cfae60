// Panel: buttons under the figure, the scale of its colors, and its words for those who cannot see it.
import { SCALE } from "./drawing/shading.js";

let count = 0;

export class Panel {
  constructor(host, figure, wanted) {
    this.figure = figure;
    this.id = `figure-${++count}`;
    host.classList.add("fig");
    host.innerHTML = `
      <div class="fig-stage" tabindex="0" role="application" aria-roledescription="moving figure"
        aria-label="The running body. Arrow keys turn it, plus and minus come nearer, space stops and starts."
        aria-describedby="${this.id}-now"></div>
      <p class="fig-message" hidden></p>
      <div class="fig-bar" role="group" aria-label="The figure" ${wanted ? "" : "hidden"}>
        <button type="button" class="fig-play" aria-pressed="false"></button>
        <label class="fig-scrub"><span class="fig-hidden">Moment of the stride</span>
          <input type="range" min="0" max="100" step="0.5" value="0"></label>
        <output class="fig-percent">0 %</output>
        <label><span class="fig-hidden">Pace</span><select class="fig-pace">
          <option value="1">1 ×</option><option value="0.5">½ ×</option>
          <option value="0.25">¼ ×</option><option value="0.1">⅒ ×</option></select></label>
        <label><span class="fig-hidden">Seen from</span><select class="fig-view">
          <option value="side">Side</option><option value="quarter">Half front</option>
          <option value="front">Front</option><option value="back">Back</option></select></label>
        <span class="fig-scale" aria-hidden="true"><small>at rest</small><i></i><small>fully active</small></span>
      </div>
      <p class="fig-now" id="${this.id}-now" aria-live="polite"></p>`;
    const find = (name) => host.querySelector(`.fig-${name}`);
    [this.stage, this.message, this.play, this.percent, this.now, this.scale, this.pace, this.view] =
      ["stage", "message", "play", "percent", "now", "scale", "pace", "view"].map(find);
    this.scrub = host.querySelector(".fig-scrub input");
    this.play.addEventListener("click", () => (figure.playing ? figure.pause() : figure.play()));
    this.scrub.addEventListener("input", () => { figure.pause(); figure.phase(this.scrub.value / 100); });
    this.pace.addEventListener("change", () => figure.pace(Number(this.pace.value)));
    this.view.addEventListener("change", () => figure.view(this.view.value));
    this.stage.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const { figure } = this;
    const turn = 0.14;
    const keys = {
      ArrowLeft: () => figure.orbit(-turn, 0), ArrowRight: () => figure.orbit(turn, 0),
      ArrowUp: () => figure.orbit(0, turn / 2), ArrowDown: () => figure.orbit(0, -turn / 2),
      "+": () => figure.orbit(0, 0, 1.12), "=": () => figure.orbit(0, 0, 1.12), "-": () => figure.orbit(0, 0, 1 / 1.12),
      " ": () => (figure.playing ? figure.pause() : figure.play()), Home: () => figure.view("side"),
      ",": () => figure.step(-0.01), ".": () => figure.step(0.01), Escape: () => figure.select(null),
    };
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  }

  playing(on) {
    this.play.textContent = on ? "Pause" : "Play";
    this.play.setAttribute("aria-pressed", String(on));
    this.play.setAttribute("aria-label", on ? "Pause the figure" : "Let the figure run");
  }

  moment(phase, trial) {
    const percent = Math.round(phase * 100);
    if (document.activeElement !== this.scrub || this.figure.playing) this.scrub.value = phase * 100;
    this.percent.textContent = `${percent} %`;
    this.scrub.setAttribute("aria-valuetext", `${percent} % of the ${trial ? "recording" : "stride"}`);
  }

  paint(theme) {
    this.scale.querySelector("i").style.background = `linear-gradient(90deg, ${SCALE[theme].join(",")})`;
  }

  /** Say what is seen: the muscles that work most at this moment. */
  tell(words) { if (this.now.textContent !== words) this.now.textContent = words; }

  say(message) {
    this.message.textContent = message ?? "";
    this.message.hidden = !message;
  }
}
