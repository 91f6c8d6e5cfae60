// The panels: what each chart of the course shows, on which scale and in which words.
import { climb, climbIn, climbUnit, clock, known, pace, signed, unit, unitName, whole } from "/assets/shell/formats.js";
import { extent, quantile, ticks } from "./plot.js";

export const watts = (value) => (known(value) ? `${value < 9.95 ? value.toFixed(1) : whole(value)} W` : "–");
export const grade = (slope) => signed(slope, 1);

// Each: key of the series, title, height [px], range, ticks [{value, text}], words of a value, and how it is drawn.
export const PANELS = [
  { key: "altitude_m", title: () => `Elevation, ${climbUnit()}`, height: 92, drawn: "ground", words: climb, ...altitude() },
  { key: "load", title: () => "Power, W", height: 104, drawn: "load", words: watts, ...load() },
  { key: "speed_m_s", title: () => `Pace, min/${unitName()}`, height: 80, drawn: "line cool", words: (v) => (v > 0.5 ? pace(v) : "standing"), ...speed() },
  { key: "slope", title: () => "Slope, %", height: 62, drawn: "split", words: grade, ...slope() },
  { key: "step_rate_spm", title: () => "Steps a minute", height: 58, drawn: "line", words: (v) => whole(v), ...around(10) },
  { key: "heart_rate_bpm", title: () => "Heart rate, bpm", height: 58, drawn: "line warm", words: (v) => whole(v), ...around(20) },
];

function altitude() {
  return {
    range: (values) => {
      const [low, high] = extent(values), middle = (low + high) / 2;
      return [Math.min(low, middle - 10) - 1, Math.max(high, middle + 10) + 1];
    },
    ticks: (low, high) => ticks(climbIn(low), climbIn(high), 3).map((value) => ({ value: value / climbIn(1), text: whole(value) })),
  };
}
function load() {
  return {
    range: (values) => [0, (quantile(values, 0.998) || 1) * 1.1],
    ticks: (low, high) => ticks(low, high, 3).map((value) => ({ value, text: String(value).replace("-", "−") })),
  };
}
// Round paces, drawn at their speeds: faster is higher.
function speed() {
  const steps = unit() > 1000 ? [300, 360, 480, 600, 780, 1200] : [180, 240, 300, 360, 480, 720]; // [s] a mile, a kilometer
  return {
    range: (values) => [1, Math.max(2.5, (quantile(values, 0.995) || 3) * 1.06)], // slower is drawn at the bottom
    ticks: (low, high) => steps.map((s) => ({ value: unit() / s, text: clock(s) })),
  };
}
function slope() {
  return {
    range: (values) => {
      const most = Math.max(0.04, (quantile(values.map((v) => (known(v) ? Math.abs(v) : null)), 0.99) ?? 0) * 1.15);
      return [-most, most];
    },
    ticks: (low, high) => ticks(low, high, 4).map((value) => ({ value, text: whole(value * 100) })),
  };
}
// The usual values, stops and walks left out of the scale.
function around(least) {
  return {
    range: (values) => {
      const usual = values.filter((v) => v > 0), low = quantile(usual, 0.06) ?? 0, high = quantile(usual, 0.998) ?? 1, middle = (low + high) / 2;
      return [Math.min(low, middle - least) - 2, Math.max(high, middle + least) + 2];
    },
    ticks: (low, high) => ticks(low, high, 3).map((value) => ({ value, text: whole(value) })),
  };
}
