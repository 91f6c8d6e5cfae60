// Answer: one statement with verdict, sentence, figures, doubts and studies.
import { loadColor, smallBody } from "/assets/shell/body.js";
import { make } from "/assets/shell/page.js";
import { figure } from "./figure.js";
import { grade, professional, study, verdict } from "./grade.js";

const SIDES = { 1: ["+", "speaks for it: "], 0: ["±", "speaks for both sides: "], "-1": ["−", "speaks against it: "] };
const LINKED = 4; // muscles named under an answer

export function answer(row) {
  const link = make("a", { class: "anchor", href: `#${row.key}`, "aria-label": `Link to: ${row.claim}` }, "#");
  return make("article", { class: "answer", id: row.key, tabindex: -1, "aria-labelledby": `${row.key}-claim` },
    make("div", { class: "where" }, row.groups.length ? smallBody(Object.fromEntries(row.groups.map((group) => [group.name, loadColor(0.7)])), `Body map: ${row.groups.map((group) => group.plain).join(", ")}`) : null),
    make("div", { class: "told" },
      make("h3", { id: `${row.key}-claim` }, `“${row.claim.replaceAll("“", "‘").replaceAll("”", "’").replace(/\.$/, "")}”`, " ", link),
      make("p", { class: "judged" }, verdict(row.verdict), grade(row.evidence.grade), make("span", { class: "small" }, parts(row))),
      make("p", { class: "plain" }, row.text),
      make("div", { class: "figures" }, Object.entries(row.figures).map(([name, found]) => figure(found, row.judging.includes(name)))),
      row.doubts.map((doubt) => make("p", { class: "care" }, make("b", {}, "With care: "), doubt)),
      row.cannot ? make("p", { class: "care" }, make("b", {}, "What our figures cannot tell: "), row.cannot) : null,
      professional(row.professional), muscles(row), basis(row)));
}
function parts(row) {
  const model = row.computed === null ? "our model cannot judge it" : `our model: ${row.computed}`;
  return `${model}; studies: ${row.published}${row.doubts.length ? "; a measurement disagrees" : ""}`;
}
function muscles({ groups }) {
  const all = groups.flatMap((group) => (groups.length > 1 ? group.muscles.slice(0, 2) : group.muscles)).slice(0, groups.length > 1 ? 6 : LINKED);
  return all.length ? make("p", { class: "small links" }, "See ", all.flatMap((one, i) => [i ? ", " : "", make("a", { href: `/muscles/${one.name}` }, one.plain)]), " on the page of muscles.") : null;
}
function basis(row) {
  const count = row.facts.length;
  return make("details", { class: "basis" }, make("summary", {}, `${count} ${count === 1 ? "study" : "studies"}${row.because.length ? ", and how the figures judge" : ""}`),
    make("ul", { class: "studies" }, row.facts.map((fact) => { const [sign, said] = SIDES[fact.side]; return study(fact, [make("span", { class: "side", "aria-hidden": "true" }, sign), make("span", { class: "hidden" }, said)]); })),
    row.because.length ? make("div", {}, make("h4", {}, "How the figures judge"), make("ul", { class: "because" }, row.because.map((line) => make("li", {}, line[0].toUpperCase() + line.slice(1))))) : null);
}
