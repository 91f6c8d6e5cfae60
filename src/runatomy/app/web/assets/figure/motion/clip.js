// Clip: a frames file, read, and laid out for the graphics card.
import { layCourses } from "./courses.js";

const TYPES = {
  int8: Int8Array, uint8: Uint8Array, int16: Int16Array, uint16: Uint16Array, float32: Float32Array,
};

/** Read a packed file (see packing.py): its header and its arrays in their own units. */
export function unpack(buffer) {
  const view = new DataView(buffer);
  if (view.getUint32(0) !== 0x52554e46) throw new Error("This is no file of the figure's.");
  const size = view.getUint32(4, true);
  const meta = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, size)));
  const arrays = {};
  for (const [name, row] of Object.entries(meta.arrays)) {
    const count = row.shape.reduce((a, b) => a * b, 1);
    const raw = new TYPES[row.type](buffer, 8 + size + row.at, count);
    arrays[name] = { data: scaled(raw, row), raw, shape: row.shape };
  }
  return { meta, arrays };
}

function scaled(raw, { step, delta, shape }) {
  if (delta) {
    const width = raw.length / Math.max(shape[0], 1);
    for (let i = width; i < raw.length; i++) raw[i] += raw[i - width]; // wraps around, as it was packed
  }
  if (step === 1) return raw;
  const out = new Float32Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw[i] * step;
  return out;
}

/** One motion of the body: a stride to be repeated, or a recording. */
export class Clip {
  constructor(buffer) {
    const { meta, arrays } = unpack(buffer);
    this.meta = meta;
    this.frames = arrays.place.shape[0];
    this.bodies = meta.bodies.length;
    this.periodic = meta.periodic;
    this.duration = meta.duration_s;
    this.elements = meta.elements;
    this.columns = meta.columns;
    this.poses = poses(arrays, this.frames, this.bodies);
    this.size = arrays.size.data;
    this.force = arrays.force.data;
    this.point = arrays.point.data;
    this.activation = activations(arrays.activation.raw, meta.unknown);
    this.courses = layCourses(this, arrays);
    this.signature = meta.kind + this.columns.length + ":" + this.elements.length + ":" + this.courses.width;
  }

  /** Frame (with fraction) at a phase from 0 to 1. */
  frameAt(phase) {
    return this.periodic ? (((phase % 1) + 1) % 1) * this.frames
      : Math.min(Math.max(phase, 0), 1) * (this.frames - 1);
  }

  /** The two frames about a phase and the share of the second. */
  about(phase) {
    const at = this.frameAt(phase);
    const low = Math.min(Math.floor(at), this.frames - 1);
    const high = this.periodic ? (low + 1) % this.frames : Math.min(low + 1, this.frames - 1);
    return [low, high, at - low];
  }

  /** Value of a table (frames x width) at a phase, into `out`. */
  at(table, width, phase, first = 0, out = []) {
    const [low, high, share] = this.about(phase);
    for (let i = 0; i < width; i++) {
      const stride = table.length / this.frames;
      out[i] = table[low * stride + first + i] * (1 - share) + table[high * stride + first + i] * share;
    }
    return out;
  }

  /** Activation (0 to 1) of a column at a phase; NaN where it is not known. */
  active(column, phase) {
    const [low, high, share] = this.about(phase);
    const count = this.columns.length;
    const one = this.activation[low * count + column], other = this.activation[high * count + column];
    return one < 0 || other < 0 ? NaN : one * (1 - share) + other * share;
  }

  /** Columns of a muscle by its name in the catalogue (or an element's), "r" or "l" or either. */
  columnsOf(name, side) {
    return this.columns.flatMap((column, i) =>
      (column.muscle === name || column.element === name) && (!side || column.side === side) ? [i] : []);
  }
}

function activations(raw, unknown) {
  const out = new Float32Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw[i] === unknown ? -1 : raw[i] / 250;
  return out;
}

/** Place and turn of every body at every frame: two texels each, x y z 0 and x y z w. */
function poses({ place, turn }, frames, bodies) {
  const out = new Float32Array(frames * bodies * 8);
  for (let i = 0; i < frames * bodies; i++) {
    out.set(place.data.subarray(3 * i, 3 * i + 3), 8 * i);
    const [w, x, y, z] = turn.data.subarray(4 * i, 4 * i + 4);
    const size = Math.hypot(w, x, y, z) || 1;
    out.set([x / size, y / size, z / size, w / size], 8 * i + 4);
  }
  return out;
}
