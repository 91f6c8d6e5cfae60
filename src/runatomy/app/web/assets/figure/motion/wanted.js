// Wanted: the motions asked for: the last wish wins, and what was seen lately is kept at hand.
import { Clip } from "./clip.js";

const KEPT = 12; // motions
const PATIENCE = 120; // [ms] that a cursor rests before it asks

/** Where the API has the stride at these conditions, rounded as the strides told apart are. */
export function conditionPath({ speed, slope = 0, step_rate_spm }) {
  const within = (value, low, high) => Math.min(Math.max(value, low), high);
  const query = new URLSearchParams({
    speed: within(Math.round(speed * 10) / 10, 0.5, 13).toFixed(1),
    slope: within(Math.round((slope || 0) * 100) / 100, -0.5, 0.5).toFixed(2).replace("-0.00", "0.00"),
  });
  if (step_rate_spm) query.set("step_rate_spm", String(within(2 * Math.round(step_rate_spm / 2), 60, 360)));
  return `/figure/stride?${query}`;
}

export function trialPath(id) { return `/trials/${encodeURIComponent(id)}/frames`; }

export class Wanted {
  constructor(api) {
    this.api = api;
    this.clips = new Map();
    this.asked = 0;
  }

  /** The motion at a path; null where another one was asked for meanwhile. */
  async get(path, ready, patient) {
    const mine = ++this.asked;
    await ready;
    if (!this.clips.has(path)) {
      if (patient) await new Promise((done) => setTimeout(done, PATIENCE));
      if (mine !== this.asked) return null;
      this.request?.abort();
      this.request = new AbortController();
      try {
        this.clips.set(path, new Clip(await this.fetch(path, this.request.signal)));
      } catch (error) {
        if (error.name === "AbortError" || mine !== this.asked) return null;
        throw error;
      }
    }
    if (mine !== this.asked) return null;
    const clip = this.clips.get(path);
    this.clips.delete(path);
    this.clips.set(path, clip); // the newest stands last
    while (this.clips.size > KEPT) this.clips.delete(this.clips.keys().next().value);
    return clip;
  }

  /** The bytes at a path; an error with the API's own words where it refuses. */
  async fetch(path, signal) {
    const response = await fetch(this.api + path, { signal, credentials: "same-origin" });
    if (response.ok) return response.arrayBuffer();
    const told = await response.json().catch(() => ({}));
    const what = told.error ? [told.error.what, told.error.mend].filter(Boolean).join(". ")
      : `The figure could not be loaded (${response.status}).`;
    throw Object.assign(new Error(what), { kind: "answer", status: response.status });
  }

  forget() {
    this.asked++;
    this.request?.abort();
    this.clips.clear();
  }
}
