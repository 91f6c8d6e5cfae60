// Grade and verdict: how much stands behind a sentence, and what we make of a statement, in words.
import { make } from "/assets/shell/page.js";

export const VERDICTS = { holds: ["holds", "Holds", "✓"], partly: ["partly", "Partly", "~"], "does not hold": ["not", "Does not hold", "✕"], unknown: ["unknown", "Unknown", "?"] };
const MEANS = {
  strong: "a law, or several good studies of many people that agree", moderate: "one good study, or several small ones that agree",
  weak: "a small study, a model not checked for this, or experts’ practice", open: "studies disagree, or none is known",
};
export const grade = (level) => make("span", { class: `grade ${level}`, title: MEANS[level] ?? "" }, make("i", { "aria-hidden": "true" }, make("b")), `${level} evidence`);
export const verdict = (word) => { const [kind, name, sign] = VERDICTS[word] ?? VERDICTS.unknown; return make("span", { class: `verdict-word ${kind}`, "data-sign": sign }, name); };
export const professional = (text) => (text ? make("p", { class: "professional" }, text) : null);
export const grades = () => make("dl", { class: "grades" }, Object.entries(MEANS).map(([level, means]) => make("div", {}, make("dt", {}, grade(level)), make("dd", {}, means))));
// What a study says, on whom, and how much it weighs.
export const study = (fact, side = null) => make("li", {}, make("p", {}, side, fact.says),
  make("p", { class: "small" }, grade(fact.grade), " · ", [fact.people, fact.doi ? make("a", { href: `https://doi.org/${fact.doi}`, rel: "noreferrer", target: "_blank" }, fact.source) : fact.source].filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]))));
