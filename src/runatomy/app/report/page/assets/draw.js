// Drawing and words: small SVG pieces, and numbers as a runner reads them.
const data = JSON.parse(document.getElementById("data").textContent);
const rows = new Map([...data.muscles, ...data.groups].map((row) => [row.name, row]));
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
const known = (value) => value !== null && value !== undefined;
const round1 = (value) => Math.round(value * 10) / 10;

function clock(seconds) {
  if (!known(seconds)) return "–";
  const whole = Math.round(seconds), pad = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor((whole % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}
const km = (meters, digits = 2) => (known(meters) ? `${(meters / 1000).toFixed(digits)} km` : "–");
const pace = (speed) => (known(speed) && speed > 0.3 ? `${clock(1000 / speed)} /km` : "–");
const percent = (share, digits = 0) => (known(share) ? `${(share * 100).toFixed(share >= 0.0005 && share < 0.0295 ? 1 : digits)} %` : "–");
const signed = (share, digits = 0) => {
  if (!known(share)) return "–";
  const text = Math.abs(share * 100).toFixed(digits);
  return Number(text) === 0 ? "0 %" : `${share > 0 ? "+" : "−"}${text} %`;
};
const watts = (value) => (known(value) ? `${value < 10 ? value.toFixed(1) : Math.round(value)} W` : "–");
const short = (name) => name.split(" (")[0];

// Round steps between low and high, about as many as asked for.
function ticks(low, high, count) {
  const raw = (high - low) / Math.max(1, count) || 1, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find((n) => n * power >= raw);
  const found = [];
  for (let n = Math.ceil(low / step); n * step <= high + step * 1e-6; n++) found.push(n * step);
  return found;
}
function clockTicks(high, count) {
  const steps = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800];
  const step = steps.find((s) => high / s <= count) || 86400;
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, n) => n * step);
}
// A path through the points that are known, broken where they are not.
function path(xs, ys) {
  let text = "", pen = false;
  for (let i = 0; i < xs.length; i++) {
    if (!known(ys[i]) || !known(xs[i])) { pen = false; continue; }
    text += `${pen ? "L" : "M"}${round1(xs[i])} ${round1(ys[i])}`;
    pen = true;
  }
  return text;
}
// The same, closed down to a base line.
function area(xs, ys, base) {
  let text = "", from = null;
  for (let i = 0; i <= xs.length; i++) {
    const here = i < xs.length && known(ys[i]) && known(xs[i]);
    if (here && from === null) { from = i; text += `M${round1(xs[i])} ${base}`; }
    if (here) text += `L${round1(xs[i])} ${round1(ys[i])}`;
    if (!here && from !== null) { text += `L${round1(xs[i - 1])} ${base}Z`; from = null; }
  }
  return text;
}
function extent(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values) if (known(value)) { if (value < low) low = value; if (value > high) high = value; }
  return low > high ? [0, 1] : [low, high];
}
// Name and value pairs into a line of text: [["", "2.1 km"], ["speed", "3.1 m/s"]].
function tell(element, pairs) {
  element.replaceChildren(...pairs.flatMap(([name, value], i) => [i ? " " : "", make("span", {}, name ? `${name} ` : "", make("b", {}, value))]));
}
// Pointer and arrow keys on a chart move one cursor; `move(share)` gets 0..1 across the plot.
function track(chart, edges, move, step) {
  const state = { at: null };
  const go = (share) => { state.at = Math.min(1, Math.max(0, share)); move(state.at); };
  chart.addEventListener("pointermove", (event) => {
    const box = chart.getBoundingClientRect(), { left, right } = edges();
    go((event.clientX - box.left - left) / (box.width - left - right));
  });
  chart.addEventListener("pointerleave", () => { if (document.activeElement !== chart) { state.at = null; move(null); } });
  chart.addEventListener("keydown", (event) => {
    const jump = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === "Home") go(0);
    else if (event.key === "End") go(1);
    else if (jump) go((state.at ?? 0) + jump * step());
    else return;
    event.preventDefault();
  });
  return state;
}
