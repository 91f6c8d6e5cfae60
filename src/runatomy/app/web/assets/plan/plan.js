// Plan: the weeks a runner follows as they stand today, the form for another, and downloads.
import { address, get, put, remove } from "/assets/shell/api.js";
import { announce, make, notice, ready } from "/assets/shell/page.js";
import { clock, day, plural, weekday } from "/assets/shell/formats.js";
import { findings } from "/assets/answers/finding.js";
import { grades } from "/assets/answers/grade.js";
import { calendar } from "./calendar.js";
import { form } from "./form.js";
import { growth } from "./growth.js";
import { open } from "./session.js";

const root = await ready("plan"), asked = new URLSearchParams(location.search), CHANGES = 4;
const runners = await get("/runners").then((found) => found.runners, () => []);
const runner = make("select", { "aria-label": "Runner", onchange: () => load() }, runners.map((one) => make("option", { value: one.id, selected: String(one.id) === asked.get("runner") || (one.default && !asked.get("runner")) }, one.name)));
const lead = make("p", { class: "lead" }), trouble = make("div"), content = make("div");
root.append(make("div", { class: "title" }, make("h1", {}, "Plan"), runners.length > 1 ? runner : null), lead, trouble, content);

async function load() {
  try { show(await get("/plan", { runner: runner.value, today: asked.get("today") })); trouble.replaceChildren(); } catch (error) { trouble.replaceChildren(notice(error)); }
}
function show(found) {
  const made = (fresh) => { show(fresh); announce("The plan is made."); scrollTo({ top: 0 }); };
  if (!found.plan) {
    lead.textContent = "Weeks of running and strength toward a goal, grown from what you really run, every muscle’s and tendon’s weekly growth bounded. Each session says why it is there and what it does to your muscles.";
    content.replaceChildren(form(found, runner.value, made), about());
    return;
  }
  const { plan, today } = found, { goal, days, strength_days } = plan.request, over = goal.day < today;
  lead.replaceChildren(`${goal.plain[0].toUpperCase()}${goal.plain.slice(1)} on ${weekday(goal.day)}, ${day(goal.day)}: ${plural(plan.weeks.length, "week")}, ${plural(days, "run")} and ${plural(strength_days, "strength session")} a week, paces from a 5K in ${clock(plan.five_k_s)}.${over ? " This plan is over." : ""}`);
  const another = make("details", { class: "another", open: over }, make("summary", {}, "Make another plan"), form(found, runner.value, made));
  content.replaceChildren(...[downloads(), first(plan), changes(plan), make("h2", {}, "Your weeks"), calendar(plan, today, (session, most) => open(session, { most, ticked: plan.strength_done.includes(session.day), tick })),
    make("h2", {}, "Growth against its bound"), growth(plan, today), make("h2", {}, "What to know about this plan"), findings(plan.findings.filter((one) => !urgent(one))), another, about()].filter(Boolean));
  mark();
}
async function tick(date, done) {
  try { await (done ? put : remove)(`/plan/strength/${date}?${new URLSearchParams({ runner: runner.value })}`); await load(); } catch (error) { trouble.replaceChildren(notice(error)); }
}
function downloads() {
  const link = (path, name) => make("a", { class: "button", href: address(path, { runner: runner.value }), download: "" }, name);
  return make("p", { class: "actions downloads" }, link("/plan.ics", "Calendar (.ics)"), link("/plan/workouts.zip", "Workouts for the watch (FIT)"), make("button", { class: "button quiet", type: "button", onclick: forget }, "Forget this plan"));
}
async function forget() {
  if (!confirm("Forget this plan? Your runs stay.")) return;
  try { await remove(`/plan?${new URLSearchParams({ runner: runner.value })}`); await load(); } catch (error) { trouble.replaceChildren(notice(error)); }
}
// What asks for a decision stands before the weeks it is about.
const urgent = (one) => one.weight !== "info";
function first(plan) {
  const found = plan.findings.filter(urgent);
  return found.length ? make("section", { class: "changes" }, make("h2", {}, "Before you go on"), findings(found)) : null;
}
function changes(plan) {
  if (!plan.changes.length) return null;
  const pressing = (one) => ["caution", "notice"].includes(one.weight); // first; then the newest
  const late = [...plan.changes].reverse().sort((a, b) => pressing(b) - pressing(a)), rest = late.slice(CHANGES);
  return make("section", { class: "changes" }, make("h2", {}, "What changed, and why"), findings(late.slice(0, CHANGES)), rest.length ? make("details", {}, make("summary", {}, `${plural(rest.length, "earlier change")}`), findings(rest)) : null);
}
// A session named in the address opens at once.
function mark() {
  const button = location.hash ? content.querySelector(`[data-key="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]`) : null;
  if (button) { button.closest("details").open = true; button.click(); }
}
function about() {
  return make("section", { class: "about" }, make("h2", {}, "How to read this"),
    make("p", {}, "Colors on the small bodies are the energy that the atlas expects each muscle group to spend, the darkest in the hardest session of the plan. A missed session is never made up: later weeks grow from what you really ran."),
    grades(), make("p", {}, make("b", {}, "Runatomy informs; it does not diagnose."), " A plan is a proposal. Leave a session out rather than run through pain, and see a professional about pain that grows, stays, or changes how you run."));
}
await load();
