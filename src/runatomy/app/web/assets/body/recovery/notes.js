// Notes: soreness, strength tests, rest and single-leg tests, written down and taken back.
import { get, post, remove } from "/assets/shell/api.js";
import { announce, make, notice } from "/assets/shell/page.js";
import { number, short, shortDay } from "/assets/shell/formats.js";

const KINDS = { soreness: "Soreness", strength: "Strength test", single_leg: "Test of each leg", rest: "Rest day" };
const SHOWN = 6, told = (value) => number(value, Number.isInteger(value) ? 0 : 2);

export function notes(changed) {
  const element = make("section", { class: "notes card", "aria-labelledby": "notes-title" }), list = make("ul"), trouble = make("div"), fields = make("div", { class: "fields" }), more = make("details", { class: "older" });
  let found = null, runner = null, kind = "soreness";
  const switches = Object.entries(KINDS).map(([key, name]) => make("button", { type: "button", "data-kind": key, onclick: () => { kind = key; ask(); } }, name));
  const submit = make("button", { class: "button main", type: "submit" }, "Note it"), reset = make("button", { class: "button quiet", type: "button", onclick: forget }, "Forget what was learned");
  element.append(make("h2", { id: "notes-title" }, "How do you feel?"), make("p", { class: "small" }, "What you note moves the estimates from people in general toward you. A day or two after a hard run tells most."),
    make("form", { onsubmit: send }, make("div", { class: "switch", role: "group", "aria-label": "What to note" }, switches), fields, trouble, make("div", { class: "actions" }, submit, reset)), list, more);

  async function show(who) {
    runner = who;
    found = await get("/logs", { runner });
    reset.hidden = !found.logs.some((log) => log.kind === "soreness" || log.kind === "strength");
    list.replaceChildren(...found.logs.slice(0, SHOWN).map(row));
    const rest = found.logs.slice(SHOWN);
    more.hidden = !rest.length;
    more.replaceChildren(make("summary", {}, `${rest.length} older`), make("ul", {}, rest.map(row)));
    if (!fields.childElementCount) ask();
  }
  function ask() {
    for (const button of switches) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
    const now = new Date(), today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
    const field = (name, input, hint = null) => make("label", { class: "field" }, make("span", {}, name), input, hint ? make("small", {}, hint) : null);
    const figure = (name, given) => make("input", { name, type: "number", step: "any", min: 0, required: true, inputmode: "decimal", ...given });
    const group = () => field("Where", make("select", { name: "group" }, found.groups.filter((one) => one.name !== "other").map((one) => make("option", { value: one.name }, one.plain))));
    const test = make("select", { name: "test", onchange: () => explain() }, found.tests.map((one) => make("option", { value: one.name }, one.plain))), how = make("small", { class: "how" }), explain = () => { const one = found.tests.find((each) => each.name === test.value); how.textContent = `${one.how} In ${one.unit}.`; };
    explain();
    const scale = make("input", { name: "value", type: "range", min: 0, max: 10, step: 1, value: 3, "aria-valuetext": "3 of 10", oninput: () => { level.textContent = scale.value; scale.setAttribute("aria-valuetext", `${scale.value} of 10`); } }), level = make("output", {}, "3");
    const sets = {
      soreness: () => [group(), make("label", { class: "field sore-scale" }, make("span", {}, "0 none to 10 worst"), make("span", {}, scale, level))],
      strength: () => [group(), field("% of your best", figure("value", { min: 1, max: 120, value: 95 }))],
      single_leg: () => [field("Test", test), field("Left", figure("left")), field("Right", figure("right")), how], rest: () => [],
    };
    fields.replaceChildren(...sets[kind](), field("Day", make("input", { name: "day", type: "date", value: today, max: today, required: true }), kind === "rest" ? "A day without running: so no run is missing" : null));
  }
  async function send(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    for (const name of ["value", "left", "right"]) if (name in given) given[name] = Number(given[name]);
    await attempt(() => post(`/logs?${new URLSearchParams({ runner })}`, { kind, ...given }), "Noted.");
  }
  async function forget() {
    if (confirm("Forget all soreness and strength you noted? The estimates go back to people in general.")) await attempt(() => remove(`/logs?${new URLSearchParams({ runner })}`), "Forgotten.");
  }
  async function attempt(act, done) {
    submit.disabled = true;
    try { await act(); trouble.replaceChildren(); await changed(); announce(done); } catch (error) { trouble.replaceChildren(notice(error)); }
    submit.disabled = false;
  }
  function row(log) {
    const what = log.kind === "rest" ? "Rest" : log.kind === "single_leg" ? `${log.plain}: ${told(log.left)} left, ${told(log.right)} right (${log.unit})` : `${short(log.plain)}: ${log.kind} ${number(log.value, 0)} ${log.unit}`;
    return make("li", {}, make("span", { class: "small" }, shortDay(log.day)), make("span", {}, what), make("button", { type: "button", class: "button quiet", "aria-label": `Forget: ${what}, ${shortDay(log.day)}`, onclick: () => attempt(() => remove(`/logs/${log.id}?${new URLSearchParams({ runner })}`), "Forgotten.") }, "Forget"));
  }
  return { element, show };
}
