// The moment: one time of the run [s] that charts, map, body and text all follow.
export class Moment {
  #listeners = new Set();
  #frame = 0;
  constructor(first, last, start) {
    Object.assign(this, { first, last, time: Math.min(last, Math.max(first, start ?? first)), playing: false, rate: 30 });
  }
  // follow(f): f(time) once a frame at most, however often the moment moves; returns a function that stops it.
  follow(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  set(time) {
    this.time = Math.min(this.last, Math.max(this.first, time));
    this.#frame ||= requestAnimationFrame(() => this.tell());
  }
  step(seconds) { this.set(this.time + seconds); }
  tell() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const listener of this.#listeners) listener(this.time);
  }
  // Run along: `rate` seconds of the run in one second, from here to the end.
  play() {
    if (this.playing) return;
    if (this.time >= this.last) this.set(this.first);
    this.playing = true;
    let before = performance.now();
    const go = (now) => {
      if (!this.playing) return;
      this.time = Math.min(this.last, this.time + ((now - before) / 1000) * this.rate);
      before = now;
      if (this.time >= this.last) this.playing = false;
      this.tell();
      if (this.playing) requestAnimationFrame(go);
    };
    requestAnimationFrame(go);
    this.tell();
  }
  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.tell();
  }
}
