// What the run means: heart, fuel, tissues and sides in sentences, each with what stands behind it.
import { findings } from "/assets/answers/finding.js";
import { make } from "/assets/shell/page.js";

const TOPICS = { heart: "Heart and breath", fuel: "Fuel", wear: "Tendons, joints and bones", sides: "Left and right" };
const PRESSING = ["caution", "notice", "info"];

export function meaning(analysis) {
  const told = (analysis.findings ?? []).filter((one) => one.evidence.grade !== "open" || one.weight !== "info");
  const untold = (analysis.findings ?? []).filter((one) => !told.includes(one));
  if (!told.length && !untold.length) return null;
  const topics = [...new Set([...Object.keys(TOPICS), ...told.map((one) => one.topic)])];
  const parts = topics.map((topic) => [topic, told.filter((one) => one.topic === topic)]).filter(([, rows]) => rows.length);
  return make("section", { class: "meaning", "aria-labelledby": "h-meaning" }, make("h2", { id: "h-meaning" }, "What this run means"),
    make("p", { class: "lead" }, "Every sentence with its evidence. Runatomy informs; it does not diagnose."),
    make("div", { class: "topics" }, parts.map(([topic, rows]) => make("section", {}, make("h3", {}, TOPICS[topic] ?? topic), findings(rows.toSorted(byWeight))))),
    untold.length ? make("details", { class: "untold" }, make("summary", {}, "What this file cannot tell"), findings(untold)) : null);
}
const byWeight = (a, b) => PRESSING.indexOf(a.weight) - PRESSING.indexOf(b.weight);
