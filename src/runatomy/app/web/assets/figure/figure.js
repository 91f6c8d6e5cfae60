// Figure: the runner's body, moving, its muscles lit by how active they are.
import { Pace, STILL, drawsInSoftware } from "./drawing/pace.js";
import { color } from "./drawing/shading.js";
import { Stage } from "./drawing/stage.js";
import { unpack } from "./motion/clip.js";
import { Wanted, conditionPath, trialPath } from "./motion/wanted.js";
import { Panel } from "./panel.js";
import { moment, told } from "./words.js";

const FADE = 320; // [ms] of a change of stride
const REST = 260; // [ms] without a movement, after which a slow machine draws the picture finely
const SIDES = { r: "right", l: "left", right: "r", left: "l" };
const letter = (side) => (side && side.length > 1 ? SIDES[side] : side) || null;

export class Figure {
  /**
   * element: gets filled; options: api (address of the REST API), onPick(name, side), controls (bar
   * below, default true), theme, arrows (ground force also in strides).
   */
  constructor(element, options = {}) {
    this.options = { api: "/api/v1", controls: true, ...options };
    this.element = element;
    this.wanted = new Wanted(this.options.api);
    this.listeners = new Map();
    this.selected = { name: null, side: null };
    this.speedUp = 1;
    this.at = 0;
    this.away = 0;
    this.blend = 1;
    this.playing = false;
    this.pacing = new Pace();
    this.disposers = [];
    style();
    this.panel = new Panel(element, this, this.options.controls);
    if (options.onPick) this.on("pick", ({ name, side }) => options.onPick(name, side));
    this.calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.ready = this.open();
    this.ready.catch(() => {});
  }

  async open() {
    try {
      const soft = drawsInSoftware();
      if (soft === undefined) throw new Error("WebGL 2 is missing.");
      if (soft) this.pacing = new Pace(2);
      const three = await import("nicegui-scene");
      this.stage = new Stage(three, this.panel.stage, soft, () => this.touch());
      const file = unpack(await this.wanted.fetch("/figure/bones"));
      if (this.gone) return;
      this.stage.skeleton(file);
    } catch (error) {
      this.stage?.dispose();
      this.stage = null;
      this.panel.say(error.kind === "answer" ? error.message
        : "This browser draws no 3D (WebGL is off or missing). What the muscles do is told below in words.");
      this.emit("error", error);
    }
    this.theme(this.options.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
    this.watch();
    this.panel.playing(false);
    if (!this.calm) this.play();
  }

  /** Show a stride at these conditions; the last one asked for wins. */
  condition(conditions) { return this.demand(conditionPath(conditions)); }

  /** Show a laboratory recording. */
  trial(id) { return this.demand(trialPath(id)); }

  async demand(path) {
    try {
      const clip = await this.wanted.get(path, this.ready, Boolean(this.clip));
      if (clip && !this.gone) this.change(clip);
    } catch (error) {
      if (this.gone) return;
      if (this.stage || error.kind === "answer") this.panel.say(error.message);
      this.emit("error", error);
    }
  }

  change(clip) {
    if (clip === this.clip) return;
    const alike = this.clip && this.clip.signature === clip.signature;
    this.before = alike ? this.clip : clip;
    this.blend = alike && !this.calm ? 0 : 1;
    this.clip = clip;
    if (!alike) {
      if (clip.meta.kind === "trial") this.at = 0;
      this.cut();
    }
    if (this.stage) this.panel.say(null);
    this.highlight();
    this.touch();
    this.tell();
    this.emit("condition", clip.meta);
  }

  /** Cut the muscles' tubes for the clip and the detail of now. */
  cut() {
    if (!this.clip) return;
    const names = new Map();
    this.owners = this.clip.elements.map(({ muscle, side }) => {
      const key = `${muscle} ${side}`;
      if (!names.has(key)) names.set(key, names.size + 1);
      return names.get(key);
    });
    this.names = [...names.keys()].map((key) => key.split(" "));
    this.carve(this.pacing.detail);
  }

  carve(detail) {
    if (!this.stage || !this.clip) return;
    this.detail = detail;
    this.stage.ratio = detail.ratio;
    this.stage.resize();
    this.stage.flesh(this.clip, this.owners, detail);
    this.highlight();
  }

  /** Once nothing moves, draw the picture as finely as it can be. */
  settle() {
    clearTimeout(this.resting);
    if (this.pacing.level < 2 || this.playing) return;
    this.resting = setTimeout(() => {
      if (this.playing || this.gone || this.detail === STILL) return;
      this.carve(STILL);
      this.touch(true);
    }, REST);
  }

  play() { this.run(true); this.pacing.rest(); this.touch(); }
  pause() { this.run(false); }

  run(on) {
    const changed = this.playing !== on;
    this.playing = on;
    this.panel.playing(on);
    this.tell();
    if (changed) this.emit("playing", on);
  }

  pace(factor) { this.speedUp = factor; this.panel.pace.value = String(factor); }
  view(name) { this.stage?.look(name); this.panel.view.value = name; this.touch(); }
  orbit(turn, rise, nearer) { this.stage?.orbit(turn, rise, nearer); this.touch(); }
  arrows(on) { if (this.stage) this.stage.arrows.wanted = on; this.touch(); }
  step(by) { this.pause(); this.phase(this.at + by); }

  /** Where in the stride (or recording) the figure is, 0 to 1; moves there when a value is given. */
  phase(value) {
    if (value === undefined) return this.at;
    this.at = this.clip && !this.clip.periodic ? Math.min(Math.max(value, 0), 1) : ((value % 1) + 1) % 1;
    this.touch();
    if (!this.playing) this.tell();
    return this.at;
  }

  /** Bring out a muscle by its catalogue name; null brings out none. */
  select(name, side = null) {
    this.selected = { name, side: letter(side) };
    this.highlight();
    this.tell();
    this.touch();
  }

  highlight() {
    if (!this.stage || !this.names) return;
    const { name, side } = this.selected;
    const place = this.names.findIndex(([muscle, its]) => muscle === name && (!side || its === side));
    this.stage.uniforms.uSelected.value = name && place >= 0 ? place + 1 : 0;
  }

  theme(name) {
    this.look = name === "dark" ? "dark" : "light";
    this.stage?.paint(this.look);
    this.panel.paint(this.look);
    this.touch();
  }

  /** Color of an activation (0 to 1) in the theme of now, for legends. */
  color(active) { return `rgb(${color(active, this.look).map((x) => Math.round(255 * x)).join(" ")})`; }

  muscles() { return this.clip ? this.clip.columns : []; }

  /** A muscle's activation over the stride or recording, as it is drawn; the mean of its parts. */
  curve(name, side) {
    const columns = this.clip ? this.clip.columnsOf(name, letter(side)) : [];
    const width = this.clip?.columns.length ?? 0;
    return Float32Array.from({ length: columns.length ? this.clip.frames : 0 }, (_, frame) =>
      columns.reduce((sum, column) => sum + this.clip.activation[frame * width + column], 0) / columns.length);
  }

  /** The muscles at this moment, the most active first. */
  now() {
    return this.clip ? moment(this.clip, this.at).sort((a, b) => b.activation - a.activation) : [];
  }

  tell() { if (this.clip) this.panel.tell(told(this)); }

  /** What is shown: speed, slope, step rate, phase, the chosen muscle, and of a trial its time. */
  state() {
    const { meta } = this.clip ?? {};
    return { kind: meta?.kind ?? null, speed: meta?.speed_m_s ?? null, slope: meta?.slope ?? null,
      step_rate_spm: meta?.step_rate_spm ?? null, beyond: meta?.beyond ?? false, phase: this.at, playing: this.playing,
      duration_s: meta?.duration_s ?? null, time_s: meta?.kind === "trial" ? meta.start_s + this.at * meta.duration_s : null,
      selected: this.selected.name, side: this.selected.side && SIDES[this.selected.side] };
  }

  /** Share of the stride that a foot is on the ground, from its own strike; null in a recording. */
  contact() { return this.clip?.meta.contact_share ?? null; }

  stats() {
    return { frame_ms: Math.round(10 * this.pacing.median()) / 10, detail: this.stage ? (this.detail ?? this.pacing.detail).name : "none",
      triangles: this.stage?.renderer.info.render.triangles ?? 0, draw_ms: this.drawTime ?? 0, frames: this.drawnFrames ?? 0 };
  }

  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
    return () => this.listeners.get(name).delete(listener);
  }

  emit(name, value) { this.listeners.get(name)?.forEach((listener) => listener(value)); }

  /** Listen to the pointer, to the element's size, and to whether anyone can see it. */
  watch() {
    const add = (target, name, listener) => {
      target.addEventListener(name, listener);
      this.disposers.push(() => target.removeEventListener(name, listener));
    };
    add(document, "visibilitychange", () => this.touch());
    const { stage } = this.panel;
    const sight = new IntersectionObserver(([entry]) => { this.hidden = !entry.isIntersecting; this.touch(); });
    sight.observe(stage);
    const size = new ResizeObserver(() => {
      this.stage?.resize();
      this.touch(this.detail === STILL);
    });
    size.observe(stage);
    this.disposers.push(() => { sight.disconnect(); size.disconnect(); });
    if (!this.stage) return;
    let down = null;
    add(stage, "pointerdown", (event) => { down = [event.clientX, event.clientY]; stage.focus({ preventScroll: true }); });
    add(stage, "pointerup", (event) => {
      if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < 5) this.pick(event);
      down = null;
    });
    add(stage, "focusin", () => { this.stage.controls.enableZoom = true; });
    add(stage, "focusout", () => { this.stage.controls.enableZoom = false; });
    add(this.stage.canvas, "webglcontextlost", (event) => { event.preventDefault(); this.lost = true; });
    add(this.stage.canvas, "webglcontextrestored", () => { this.lost = false; this.touch(); });
  }

  pick(event) {
    if (!this.clip || !this.stage?.muscleMesh) return;
    const box = this.stage.canvas.getBoundingClientRect();
    const found = this.names[this.stage.ownerAt(event.clientX - box.left, event.clientY - box.top) - 1];
    const [name, side] = found ?? [null, null];
    this.select(name, side);
    this.emit("pick", { name, side: side && SIDES[side] });
  }

  /** Something changed: draw, and go on drawing as long as something moves. */
  touch(still = false) {
    if (!still && this.detail === STILL) this.carve(this.pacing.detail);
    if (this.queued || this.gone) return;
    this.queued = requestAnimationFrame((now) => { this.queued = 0; this.frame(now); });
  }

  frame(now) {
    if (this.gone || !this.clip || !this.stage?.muscleMesh || this.lost) return;
    if (document.hidden || this.hidden) { this.pacing.rest(); return; }
    const moves = this.playing || this.blend < 1;
    if (moves && !this.pacing.due(now)) { this.touch(); return; }
    const passed = Math.min(now - this.pacing.last, 100);
    if (moves && this.pacing.drawn(now)) this.cut();
    if (this.playing) this.advance(passed / 1000);
    if (this.blend < 1) this.blend = Math.min(this.blend + passed / FADE, 1);
    const begun = performance.now();
    this.stage.show(this.before, this.clip, this.blend, this.at);
    this.stage.ground.material.uniforms.uAway.value = this.away % 1000;
    this.stage.draw();
    this.drawTime = Math.round(10 * (performance.now() - begun)) / 10;
    this.drawnFrames = (this.drawnFrames ?? 0) + 1;
    this.panel.moment(this.at, this.clip.meta.kind === "trial");
    this.emit("phase", this.at);
    this.stage.keep([this.before, this.clip]);
    if (moves) this.touch();
    else if (this.detail !== STILL) this.settle();
  }

  advance(seconds) {
    const { duration, meta } = this.clip;
    this.away += seconds * this.speedUp * meta.speed_m_s;
    const next = this.at + (seconds * this.speedUp) / duration;
    this.at = next % 1;
  }

  dispose() {
    this.gone = true;
    clearTimeout(this.resting);
    this.wanted.forget();
    cancelAnimationFrame(this.queued);
    this.disposers.forEach((undo) => undo());
    this.stage?.dispose();
    this.listeners.clear();
    this.element.replaceChildren();
    this.element.classList.remove("fig");
  }
}

function style() {
  const href = new URL("./figure.css", import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
