// Compare: kinds of run, recorded runs and conditions side by side for one runner: body maps, chart,
// and what articles say.
import { get } from "/assets/shell/api.js";
import { announce, make, notice, ready } from "/assets/shell/page.js";
import { clock, number, pace, short } from "/assets/shell/formats.js";
import { grade, grades, verdict } from "/assets/answers/grade.js";
import { UNDRAWN, bodies } from "./bodies.js";
import { chart } from "./chart.js";
import { form } from "./form.js";
import { MEASURES } from "./measures.js";

const root = await ready("compare"), asked = new URLSearchParams(location.search);
let measure = Object.hasOwn(MEASURES, asked.get("measure") ?? "") ? asked.get("measure") : "per_km", found = null, chosen = null, turn = 0;
const given = await form(() => load());
const switches = Object.entries(MEASURES).map(([key, one]) => make("button", { type: "button", "data-measure": key, onclick: () => { measure = key; keep(); show(); announce(one.about()); } }, one.name()));
const lead = make("p", { class: "lead" }), trouble = make("div"), side = make("div", { class: "side-by-side" }), scale = make("div", { class: "scale small" }), table = chart((name) => { chosen = name; show(); });
const claims = make("section", { class: "claims" }), basis = make("details", { class: "basis" });
const content = make("div", { hidden: true }, make("div", { class: "switch measures", role: "group", "aria-label": "What is compared" }, switches), side, scale, table.element, claims, basis);
root.append(make("h1", {}, "Compare"), lead, given.element, trouble, content);

function keep() { history.replaceState(null, "", `?${new URLSearchParams({ kinds: given.query.kinds, ...(measure !== "per_km" && { measure }) })}`); }
async function load(before = []) {
  const mine = ++turn;
  if (given.problem) { trouble.replaceChildren(notice(given.problem)); return; }
  try {
    const answer = await get("/kinds", given.query);
    if (mine !== turn) return;
    found = answer;
    trouble.replaceChildren(...before, ...found.warnings.map((text) => make("p", { class: "notice" }, text)));
    content.hidden = false;
    given.show(found.kinds, found.runs);
    given.keep();
    keep();
    show();
  } catch (error) {
    trouble.replaceChildren(notice(error));
    if (mine !== turn || found || before.length || ![404, 422].includes(error.status)) return;
    given.start(); // a run that is gone, or a word that nobody knows: the page still has a beginning
    await load([notice(error)]);
  }
}
function show() {
  const one = MEASURES[measure], { runner } = found;
  for (const button of switches) button.setAttribute("aria-pressed", String(button.dataset.measure === measure));
  lead.textContent = `Which muscles each ${found.runs.every((run) => run.kind) ? "kind of run" : "run"} asks most, for a runner of ${number(runner.mass_kg, 0)} kg with a 5K in ${clock(runner.five_k_s)}. Easy running is ${pace(runner.easy_speed_m_s)}.${found.runs.some((run) => run.id) ? " Recorded runs are told for who ran them, with the mass of their day." : ""}`;
  side.style.setProperty("--count", found.runs.length);
  side.hidden = scale.hidden = Boolean(one.tissue);
  if (!one.tissue) {
    side.replaceChildren(...bodies(found.runs, one, chosen));
    scale.replaceChildren(...(one.ramp ? ramp(one) : steps()));
  }
  table.show(found.runs, one, chosen);
  articles();
  evidence();
}
function ramp(one) {
  const most = Math.max(...found.runs.flatMap((run) => run.groups.filter((row) => !UNDRAWN.includes(row.name)).map((row) => one.of(row) ?? 0)));
  return [make("span", {}, "0"), make("div", { class: "ramp" }), make("span", {}, measure === "braking" ? "100 %" : one.tell(most))];
}
function steps() {
  const parts = [["less-1", "less than easy"], ["even", "as easy (±10 %)"], ["more-1", "to 1.35 ×"], ["more-2", "to 1.75 ×"], ["more-3", "more"]];
  return parts.map(([name, text]) => make("span", { class: "step" }, make("i", { style: `background:var(--${name})`, "aria-hidden": "true" }), text));
}
function articles() {
  const plain = (name) => short(found.runs[0].groups.find((row) => row.name === name)?.plain ?? name).toLowerCase();
  claims.hidden = !found.claims.length;
  claims.replaceChildren(make("h2", {}, "What articles say of them"), make("ul", {}, found.claims.map((claim) => make("li", {},
    make("a", { href: `/answers#${claim.answer}` }, `${claim.plain}: ${claim.groups.map(plain).join(", ").replace(/, ([^,]*)$/, " and $1")}`), " ", verdict(claim.verdict), " ", grade(claim.grade),
    make("span", { class: "small" }, ` ${claim.figure.text} of the ${claim.figure.what}`)))));
}
function evidence() {
  basis.replaceChildren(make("summary", {}, "What this stands on"), make("ul", {}, found.evidence.map((one) => make("li", {}, make("b", {}, one.what), ` (${one.origin}): ${one.source}. ${one.note ?? ""} `, one.grade ? grade(one.grade) : null))),
    make("p", {}, "Every figure is a model’s answer for one typical runner at the paces above: ", grade("weak"), ". Ranges go from the 5th to the 95th percentile over runners and assumptions. A run of yours is taken as recorded and for its own runner, with the mass known for that day, as on its page among your ", make("a", { href: "/" }, "runs"), "."), grades(),
    make("p", {}, make("b", {}, "Runatomy informs; it does not diagnose.")));
}
await load();
