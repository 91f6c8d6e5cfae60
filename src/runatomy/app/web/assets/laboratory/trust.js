// The trust: how far the trial may be believed, the doubtful first, each with its cure.
import { known, number } from "/assets/shell/formats.js";
import { make } from "/assets/shell/page.js";

const ORDER = ["do not trust", "usable", "cannot tell", "good"];
const SIGNS = { good: "✓", usable: "~", "do not trust": "!", "cannot tell": "?" };

export function trust(analysis) {
  const rows = [...analysis.trust].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const counts = ORDER.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]).filter(([, n]) => n);
  return make("section", { class: "trust", "aria-labelledby": "h-trust" }, make("h2", { id: "h-trust" }, "How far to trust it"),
    make("p", { class: "counts" }, counts.map(([verdict, count]) => make("span", {}, sign(verdict), `${count} ${verdict}`))),
    ...(analysis.warnings.length ? [make("details", { class: "notice run-notes" }, make("summary", {}, `${analysis.warnings.length} things to know`), make("ul", {}, analysis.warnings.map((text) => make("li", {}, plain(text)))))] : []),
    make("ul", { class: "trust-rows" }, rows.map((row) => make("li", {}, sign(row.verdict),
      make("div", {}, make("b", {}, row.name[0].toUpperCase() + row.name.slice(1)), known(row.value) ? make("span", { class: "value" }, ` ${number(row.value, Math.abs(row.value) < 10 ? 2 : 1)}${row.unit === "1" ? "" : ` ${row.unit}`}`) : null,
        make("small", {}, plain(row.told)), row.mend ? make("small", { class: "mend" }, plain(row.mend)) : null)))));
}
const sign = (verdict) => make("span", { class: `sign ${verdict.replaceAll(" ", "-")}` }, make("i", { "aria-hidden": "true" }, SIGNS[verdict]), make("span", { class: "hidden" }, `${verdict}: `));
// The analysis speaks of the command line's options: here they are fields of the form.
export function plain(text) {
  return text.replace(/ ?\(--[^)]*\)/g, "").replace(/ with --(static|mass|height|forces|emg)\b/g, " when you drop the recording").replace(/--method static/g, "the static method of `runatomy lab`");
}
