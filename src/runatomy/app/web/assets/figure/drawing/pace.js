// Pace: how long frames take, and how much detail they can bear.

export const DETAILS = [
  { name: "full", coarse: false, sides: 12, rings: 18, least: 0, ratio: 1, shadows: true, rate: 120 },
  { name: "high", coarse: false, sides: 8, rings: 14, least: 0, ratio: 1, shadows: true, rate: 120 },
  { name: "medium", coarse: false, sides: 6, rings: 11, least: 1.5, ratio: 0.9, shadows: false, rate: 60 },
  { name: "low", coarse: true, sides: 5, rings: 9, least: 4, ratio: 0.75, shadows: false, rate: 30 },
  { name: "least", coarse: true, sides: 4, rings: 7, least: 20, ratio: 0.6, shadows: false, rate: 24 },
];
export const STILL = { ...DETAILS[0], name: "still", ratio: 1.4 }; // a picture at rest may take its time
const SLOW = 42, FAST = 19; // [ms] of a frame that is too slow, and of one with time to spare
const SETTLE = 12, HASTY = 3, PATIENT = 300; // frames watched: usually, when far too slow, before more
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;

/** Does this machine draw without a graphics card? Undefined where it cannot draw at all. */
export function drawsInSoftware() {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return undefined;
  const told = gl.getExtension("WEBGL_debug_renderer_info");
  const name = told ? gl.getParameter(told.UNMASKED_RENDERER_WEBGL) : gl.getParameter(gl.RENDERER);
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return SOFTWARE.test(String(name));
}

/** Watches the time from one drawn frame to the next, and asks for less detail where it is long. */
export class Pace {
  constructor(level = 0) {
    this.level = level;
    this.times = [];
    this.last = 0;
    this.fresh = 3; // frames not yet to be counted
    this.quick = 0; // frames in a row with time to spare
    this.lowered = 0; // times that the detail was lowered
  }

  get detail() { return DETAILS[this.level]; }

  /** Is the next frame due, at the highest rate of this detail? */
  due(now) { return now - this.last >= 1000 / this.detail.rate - 4; }

  /** A frame was drawn; returns whether the detail changed. */
  drawn(now) {
    const time = now - this.last;
    this.last = now;
    if (time > 1000) { this.times.length = 0; return false; } // came back from a hidden tab
    if (this.fresh-- > 0) return false; // shaders are still being made
    this.times.push(time);
    if (this.times.length > 60) this.times.shift();
    this.quick = time < FAST ? this.quick + 1 : 0;
    if (this.quick > PATIENT && this.level > 0 && this.lowered < 2) return this.change(-1);
    const far = this.median() > 4 * SLOW;
    if (this.times.length < (far ? HASTY : SETTLE) || this.level >= DETAILS.length - 1) return false;
    if (this.median() <= Math.max(SLOW, (1000 / this.detail.rate) * 1.4)) return false;
    this.lowered++;
    return this.change(far && this.level < 2 ? 2 : 1);
  }

  change(by) {
    this.level = Math.min(Math.max(this.level + by, 0), DETAILS.length - 1);
    this.times.length = this.quick = 0;
    this.fresh = 3;
    return true;
  }

  rest() { this.last = performance.now(); }

  median() {
    const sorted = [...this.times].sort((a, b) => a - b);
    return sorted.length ? sorted[sorted.length >> 1] : 0;
  }
}
