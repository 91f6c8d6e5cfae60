// The plot: paths and round steps for lines drawn as SVG.
import { known } from "/assets/shell/formats.js";

const tenth = (value) => Math.round(value * 10) / 10;
// A path through the points that are known, broken where they are not.
export function path(xs, ys) {
  let text = "", pen = false;
  for (let i = 0; i < xs.length; i++) {
    if (!known(ys[i]) || !known(xs[i])) { pen = false; continue; }
    text += `${pen ? "L" : "M"}${tenth(xs[i])} ${tenth(ys[i])}`;
    pen = true;
  }
  return text;
}
// The same, closed down to a base line.
export function area(xs, ys, base) {
  let text = "", from = null;
  for (let i = 0; i <= xs.length; i++) {
    const here = i < xs.length && known(ys[i]) && known(xs[i]);
    if (here && from === null) { from = i; text += `M${tenth(xs[i])} ${base}`; }
    if (here) text += `L${tenth(xs[i])} ${tenth(ys[i])}`;
    if (!here && from !== null) { text += `L${tenth(xs[i - 1])} ${base}Z`; from = null; }
  }
  return text;
}
// A band between two lines.
export function band(xs, lows, highs) {
  const back = [...xs.keys()].reverse();
  return `${path(xs, highs)}${path(back.map((i) => xs[i]), back.map((i) => lows[i])).replace("M", "L")}Z`;
}
export function extent(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values) if (known(value)) { low = Math.min(low, value); high = Math.max(high, value); }
  return low > high ? [0, 1] : [low, high];
}
// The value that a share of the known ones do not pass.
export function quantile(values, share) {
  const sorted = values.filter(known).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : null;
}
// Round steps between low and high, about as many as asked for.
export function ticks(low, high, count) {
  const raw = (high - low) / Math.max(1, count) || 1, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((n) => n * power >= raw * 0.999);
  const found = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-6; n++) found.push(Number((n * step).toPrecision(12)));
  return found;
}
export function clockTicks(low, high, count) {
  const steps = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800];
  const step = steps.find((s) => (high - low) / s <= count) || 86400;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, n) => (first + n) * step);
}
