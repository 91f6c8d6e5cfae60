// The series: the run's columns over time, asked by time or by distance.
import { get } from "/assets/shell/api.js";

export const RUNNING = 2;

export class Series {
  constructor(columns) {
    Object.assign(this, columns);
    this.count = columns.time_s.length;
    const groups = Object.values(columns.group_power_W ?? {});
    this.total_power_W = columns.time_s.map((_, i) => sum(groups, i));
  }
  static async of(run, query = {}) {
    return new Series(await get(`/runs/${run}/series`, { points: 1500, ...query }));
  }
  // Place of the column entry nearest to a time [s].
  index(time) { return nearest(this.time_s, time); }
  get length_m() { return last(this.distance_m) ?? 0; }
  has(key) { return Boolean(this[key]?.some((value) => value !== null)); }
  // A value at a time, between the neighbors where both are known.
  at(values, time) {
    if (!values) return null;
    const times = this.time_s, low = below(times, time), high = Math.min(low + 1, times.length - 1);
    const [a, b] = [values[low], values[high]];
    if (a === null || b === null || a === undefined || b === undefined) return values[this.index(time)] ?? null;
    const share = times[high] > times[low] ? (time - times[low]) / (times[high] - times[low]) : 0;
    return a + Math.min(1, Math.max(0, share)) * (b - a);
  }
  // Time [s] at which the run had come so far [m].
  timeAt(distance) {
    const meters = this.distance_m, i = below(meters, distance), next = Math.min(i + 1, this.count - 1);
    const step = meters[next] - meters[i];
    const share = step > 0 ? Math.min(1, Math.max(0, (distance - meters[i]) / step)) : 0;
    return this.time_s[i] + share * (this.time_s[next] - this.time_s[i]);
  }
}

// The load a choice stands for: "" all, a group's name, or a muscle's ("soleus", "soleus_left").
export class Loads {
  #muscles = new Map();
  constructor(run, series, groups) { Object.assign(this, { run, series, groups, view: {} }); }
  async values(name) {
    if (!name) return this.series.total_power_W;
    if (this.series.group_power_W[name]) return this.series.group_power_W[name];
    const key = JSON.stringify([name, this.view]);
    if (!this.#muscles.has(key)) {
      const found = Series.of(this.run, { ...this.view, muscle: name }).then((series) => series.muscle_power_W);
      found.catch(() => this.#muscles.delete(key));
      this.#muscles.set(key, found);
    }
    return this.#muscles.get(key);
  }
}

const last = (values) => values?.findLast((value) => value !== null);
function sum(columns, i) {
  let all = null;
  for (const column of columns) if (column[i] !== null && column[i] !== undefined) all = (all ?? 0) + column[i];
  return all;
}
function below(sorted, value) { // largest place whose entry is not above the value
  let low = 0, high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle; else high = middle - 1;
  }
  return low;
}
function nearest(sorted, value) {
  const i = below(sorted, value), next = Math.min(i + 1, sorted.length - 1);
  return Math.abs(sorted[next] - value) < Math.abs(sorted[i] - value) ? next : i;
}
