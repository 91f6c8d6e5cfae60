// The comparison: this run's groups beside another run's, or the same run on level ground, for each kilometer.
import { get } from "/assets/shell/api.js";
import { distance, energy, known, shortDay, signed, unit, unitName } from "/assets/shell/formats.js";
import { announce, make, notice } from "/assets/shell/page.js";

export async function comparison(run) {
  const out = make("div", { class: "compare-out", "aria-live": "polite" });
  const pick = make("select", { id: "compare-with" }, make("option", { value: "level" }, "the same run on level ground"));
  const show = async () => {
    out.setAttribute("aria-busy", "true");
    try {
      const told = await get(`/runs/${run.id}/compare`, { with: pick.value });
      out.replaceChildren(...picture(told, pick.value === "level"));
      announce("Comparison ready");
    } catch (error) { out.replaceChildren(notice(error)); }
    out.removeAttribute("aria-busy");
  };
  pick.addEventListener("change", show);
  others(run, pick);
  show();
  return make("section", { "aria-labelledby": "h-compare", class: "compare" }, make("h2", { id: "h-compare" }, "Compared"),
    make("label", { class: "compare-pick" }, make("span", {}, "This run beside "), pick), out);
}
async function others(run, pick) {
  try {
    const { runs } = await get("/runs", { limit: 200, runner: run.runner_id });
    const rest = runs.filter((one) => one.id !== run.id);
    if (rest.length) pick.append(make("optgroup", { label: "Another run" }, rest.map((one) =>
      make("option", { value: one.id }, `${one.start ? shortDay(one.start) : "No date"} · ${one.name} · ${distance(one.distance_m, 1)}`))));
  } catch { /* the comparison with level ground works without the list */ }
}
function picture({ other, groups }, level) {
  const rows = [...groups].sort((a, b) => b.this_J_per_km - a.this_J_per_km);
  const most = Math.max(...rows.flatMap((row) => [row.this_J_per_km ?? 0, row.other_J_per_km ?? 0])) || 1;
  const each = (joules) => energy((joules * unit()) / 1000), name = level ? "level ground" : other.name || "the other run";
  const told = `Energy of each group for each ${unitName() === "mi" ? "mile" : "kilometer"}: this run, and ${name}.`;
  return [make("p", { class: "note" }, told),
    make("ul", { class: "pairs" }, rows.map((row) => make("li", {},
      make("span", { class: "pair-name" }, row.plain),
      make("span", { class: "pair-bars" }, bar("this", row.this_J_per_km / most, each(row.this_J_per_km), "this run"), bar("other", (row.other_J_per_km ?? 0) / most, each(row.other_J_per_km ?? null), name)),
      make("b", { class: "pair-word" }, inWords(row.ratio))))),
    make("p", { class: "pair-keys" }, make("span", { class: "key this" }, "this run"), make("span", { class: "key other" }, name))];
}
const bar = (kind, share, text, name) => make("span", { class: `pair-bar ${kind}` }, make("i", { style: `width:${(share * 72).toFixed(1)}%` }), make("span", { class: "hidden" }, `${name}: `), text);
// A ratio in words: about the same, 12 % more, 1.8 times as much.
export function inWords(ratio) {
  if (!known(ratio)) return "cannot tell";
  if (Math.abs(ratio - 1) < 0.015) return "about the same";
  if (ratio >= 1.75) return `${ratio.toFixed(1)} times as much`;
  return `${signed(Math.abs(ratio - 1)).replace("+", "")} ${ratio > 1 ? "more" : "less"}`;
}
