// Chart: one row a muscle group or tendon, one column a run: a bar, its value, its range.
import { make } from "/assets/shell/page.js";
import { known, short } from "/assets/shell/formats.js";

export function chart(pick) {
  const head = make("tr"), body = make("tbody"), caption = make("caption", { class: "small" });
  const element = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "What each run asks" }, make("table", { class: "asks" }, caption, make("thead", {}, head), body));
  function show(runs, measure, chosen) {
    const rows = measure.tissue ? "tissues" : "groups", names = runs[0][rows].map((row) => row.name);
    const of = (run, name) => run[rows].find((row) => row.name === name);
    const most = Math.max(...runs.flatMap((run) => run[rows].filter((row) => !bent(row)).map((row) => measure.of(row) ?? 0)));
    const top = (name) => Math.max(...runs.map((run) => measure.of(of(run, name)) ?? -1));
    element.style.setProperty("--columns", runs.length);
    caption.textContent = measure.about();
    head.replaceChildren(make("th", { scope: "col" }, measure.tissue ? "Where" : "Muscle group"), ...runs.map((run) => make("th", { scope: "col" }, run.plain)));
    body.replaceChildren(...[...names].sort((a, b) => top(b) - top(a)).sort((a, b) => (a === "other") - (b === "other")).map((name) => {
      const first = of(runs[0], name), on = name === chosen;
      const label = measure.tissue ? short(first.plain) : make("button", { type: "button", "aria-pressed": String(on), onclick: () => { pick(on ? null : name); body.querySelector(`[data-name="${name}"]`)?.focus(); }, "data-name": name }, short(first.plain));
      return make("tr", { class: on ? "on" : null }, make("th", { scope: "row" }, label), runs.map((run) => cell(of(run, name), measure, bent(first) ? top(name) : most, top(name))));
    }));
  }
  return { element, show };
}
// Bending has another unit than force: its bars stand for themselves.
const bent = (row) => row.unit === "BW m";
function cell(row, measure, most, best) {
  const value = measure.of(row), ends = measure.ends(row);
  if (!known(value)) return make("td", { class: "none" }, "–");
  const told = ends && ends.every(known) ? `${plain(measure.tell(ends[0], row))} to ${plain(measure.tell(ends[1], row))}` : null;
  return make("td", { class: value === best ? "best" : null }, make("span", { class: "value" }, measure.tell(value, row)),
    make("span", { class: "bar", "aria-hidden": "true" }, make("i", { style: `width:${Math.max(1.5, 100 * Math.min(1, measure.bar(value, most)))}%;background:${measure.color(value, most)}` }), measure.mark ? make("s", { style: `left:${100 * Math.min(1, measure.mark / most)}%` }) : null),
    make("span", { class: "ends" }, told ?? measure.beside?.(row) ?? ""));
}
const plain = (text) => text.replace(/\u00a0.*$/, "");
