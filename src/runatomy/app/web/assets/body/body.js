// Body: what was carried in 7, 28 and 84 days against the runner's own habit: map, trend, tables.
import { get } from "/assets/shell/api.js";
import { depth, largeBody, loadColor } from "/assets/shell/body.js";
import { announce, make, notice, ready } from "/assets/shell/page.js";
import { day, isoDay, plural, short } from "/assets/shell/formats.js";
import { about, legend, ramp } from "./about.js";
import { recovery } from "./recovery/recovery.js";
import { VERDICTS, WINDOWS, amount, apart, carriedOf, fillOf, ratioOf, said, signOf, verdictOf, worded } from "./scale.js";
import { spots } from "./spots.js";
import { table } from "./table.js";
import { trend } from "./trend.js";

const root = await ready("body"), asked = new URLSearchParams(location.search);
const until = /^\d{4}-\d\d-\d\d$/.test(asked.get("until")) ? asked.get("until") : null;
let days = WINDOWS.includes(Number(asked.get("days"))) ? Number(asked.get("days")) : 7, loads = null, chosen = null;

const runners = await get("/runners").then((found) => found.runners, () => []);
const runner = make("select", { "aria-label": "Runner", onchange: () => open() }, runners.map((one) => make("option", { value: one.id, selected: one.default || String(one.id) === asked.get("runner") }, one.name)));
const switches = WINDOWS.map((window) => make("button", { type: "button", onclick: () => { days = window; keep(); show(); announce(story.textContent); } }, `${window} days`));
const story = make("p", { class: "story serif" }), trouble = make("div"), standing = make("h2"), ranking = make("ul", { class: "ranking" }), chart = trend(), caption = make("figcaption");
const map = largeBody({ label: "Body map, front and back: muscle groups colored by what they carried against the usual", pick: ({ group }) => choose(find("group", group), "group") });
const rings = spots(map.element, (name) => choose(find("tissue", name), "tissue"));
const tables = { group: table("Muscle groups", (row) => choose(row, "group")), tissue: table("Tendons, joints and bones, one leg", (row) => choose(row, "tissue")) };
const content = make("div", { hidden: true }, story,
  make("div", { class: "body-map" }, make("figure", {}, map.element, caption), make("div", { class: "aside" }, standing, ranking, chart.element)),
  make("section", { class: "tables", "aria-labelledby": "tables-title" }, make("h2", { id: "tables-title" }, "Everything carried"), tables.group.element, tables.tissue.element), about());
root.append(make("div", { class: "title" }, make("h1", {}, "Body"), runners.length > 1 ? runner : null,
  make("div", { class: "choices" }, make("div", { class: "switch", role: "group", "aria-label": "Window" }, switches))), trouble, content);
// Two layers of one page: what was carried, and how far the muscles are back from it.
const LAYERS = { carried: "Carried", recovery: "Recovery" }, state = recovery();
let layer = Object.hasOwn(LAYERS, asked.get("layer") ?? "") ? asked.get("layer") : "carried";
const layers = Object.entries(LAYERS).map(([key, name]) => make("button", { type: "button", "data-layer": key, onclick: () => { layer = key; keep(); open(); } }, name));
root.querySelector("h1").after(make("div", { class: "switch layers", role: "group", "aria-label": "Layer" }, layers));
function open() {
  for (const button of layers) button.setAttribute("aria-pressed", String(button.dataset.layer === layer));
  if (layer === "recovery") root.append(state.element); else state.element.remove();
  trouble.hidden = content.hidden = layer !== "carried";
  root.querySelector(".choices").hidden = layer !== "carried";
  return layer === "recovery" ? state.load({ runner: runner.value, until }) : load();
}

const find = (kind, name) => (kind === "group" ? loads.groups : loads.tissues).find((row) => row.name === name) ?? null;
const keep = () => history.replaceState(null, "", `?${new URLSearchParams({ days, ...(layer !== "carried" && { layer }), ...(runners.length > 1 && { runner: runner.value }), ...(until && { until }) })}`);
async function load() {
  try {
    loads = await get("/loads", { runner: runner.value, until });
    const any = loads.groups.some((row) => row.carried[84] > 0);
    trouble.replaceChildren(...(any ? [] : [await empty()]));
    content.hidden = !any;
    chosen = null;
    if (any) show();
  } catch (error) { trouble.replaceChildren(notice(error)); content.hidden = true; }
}
// Nothing lately: the page can still look at the weeks up to the last run.
async function empty() {
  const { runs } = await get("/runs", { runner: runner.value, until, limit: 1 }), last = runs[0]?.start;
  return make("div", { class: "notice" }, make("p", {}, make("b", {}, `Nothing was carried in the 84 days up to ${day(loads.until)}.`)),
    make("p", {}, last ? [make("a", { href: `?${new URLSearchParams({ until: isoDay(new Date(last)), runner: runner.value })}` }, `See the weeks up to the last run, ${day(last)}`), ", or add newer ones on the "] : "Add runs on the ", make("a", { href: "/" }, "page of runs"), "."));
}
function show() {
  switches.forEach((button, i) => button.setAttribute("aria-pressed", String(WINDOWS[i] === days)));
  const all = [...loads.groups.map((row) => [row, "group"]), ...loads.tissues.map((row) => [row, "tissue"])];
  const unknown = all.every(([row]) => verdictOf(row, days) === "cannot tell"), most = Math.max(...loads.groups.map((row) => carriedOf(row, days)));
  const color = unknown ? (row) => loadColor(depth(carriedOf(row, days), most)) : (row) => fillOf(row, days);
  map.paint(({ group }) => { const row = find("group", group); return row ? { fill: color(row), label: said(row, days) } : null; });
  rings.paint(loads.tissues, days);
  caption.replaceChildren(unknown ? ramp(amount(most, "J")) : legend(VERDICTS));
  standing.textContent = unknown ? "Carried most" : "What stands out";
  story.textContent = tell(all);
  const first = (unknown ? all.filter(([, kind]) => kind === "group").sort(([a], [b]) => carriedOf(b, days) - carriedOf(a, days)) : all.sort(apartness)).filter(([row]) => row.name !== "other").slice(0, 6);
  ranking.replaceChildren(...first.map(([row, kind]) => make("li", {}, make("button", { type: "button", "data-name": row.name, onclick: () => choose(row, kind) },
    make("i", { class: "swatch", style: `background:${color(row)}`, "aria-hidden": "true" }), make("span", {}, short(row.plain)), make("b", {}, unknown ? amount(carriedOf(row, days), row.unit) : apart(row, days)),
    make("small", {}, unknown ? "" : [make("span", { class: "sign", "aria-hidden": "true" }, signOf(row, days)), worded(row, days)])))));
  choose(...(chosen ? [find(chosen.kind, chosen.row.name), chosen.kind] : first[0]));
}
const RANK = { "much more": 4, more: 3, less: 2, usual: 1, "cannot tell": 0 };
function apartness([a], [b]) {
  const off = (row) => Math.abs(Math.log(Math.max(ratioOf(row, days) ?? 1, 0.01)));
  return RANK[verdictOf(b, days)] - RANK[verdictOf(a, days)] || off(b) - off(a);
}
function tell(all) {
  const those = (...verdicts) => all.filter(([row]) => verdicts.includes(verdictOf(row, days))), over = those("more", "much more"), unknown = those("cannot tell").length;
  const when = `In the ${days} days up to ${day(loads.until)}`;
  if (unknown === all.length) return `${when}, what is usual for you cannot be told yet: the habit needs more weeks of runs.`;
  const names = over.sort(([a], [b]) => ratioOf(b, days) - ratioOf(a, days)).slice(0, 3).map(([row]) => `${short(row.plain).toLowerCase()} (${apart(row, days)})`);
  return `${when}, ${names.length ? `${names.join(", ")} carried more than usual for you` : "nothing carried more than usual for you"}; ${those("less").length ? `less in ${plural(those("less").length, "place")}, ` : ""}as usual in ${those("usual").length}${unknown ? `; of ${unknown} it cannot be told` : ""}.`;
}
function choose(row, kind) {
  if (!row) return;
  chosen = { row, kind };
  map.choose(kind === "group" ? ({ group }) => group === row.name : null);
  rings.choose(kind === "tissue" ? row.name : null);
  for (const [key, part] of Object.entries(tables)) part.show(key === "group" ? loads.groups : loads.tissues, days, key === kind ? row.name : null);
  for (const button of ranking.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.name === row.name));
  chart.show({ row, kind, unit: row.unit, runner: runner.value, until });
}
await open();
