// Finding: one sentence with its grade, where it comes from, and when to see a professional.
import { make } from "/assets/shell/page.js";
import { grade, professional } from "./grade.js";

const SIGNS = { info: ["", ""], notice: ["!", "Worth a thought: "], caution: ["!!", "Take care: "] };
export function finding(one) {
  const [sign, said] = SIGNS[one.weight] ?? SIGNS.info;
  return make("li", { class: `finding weight-${one.weight}` }, make("p", {}, sign ? [make("b", { class: "weight", "aria-hidden": "true" }, sign), make("span", { class: "hidden" }, said)] : null, one.text),
    professional(one.professional),
    make("details", { class: "source" }, make("summary", {}, grade(one.evidence.grade)), make("p", { class: "small" }, `${one.evidence.source}. ${one.evidence.note ?? ""} (${one.evidence.origin})`)));
}
export const findings = (all) => make("ul", { class: "findings" }, all.map(finding));
