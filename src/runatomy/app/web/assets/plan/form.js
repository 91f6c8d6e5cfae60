// Form: goal, day and habit, filled in from the runner's own weeks; posts a plan.
import { post } from "/assets/shell/api.js";
import { make, notice } from "/assets/shell/page.js";
import { clock, day, distance, isoDay, number, plural, unit, unitName } from "/assets/shell/formats.js";
import { own } from "./own.js";
import { WEEKDAYS } from "./words.js";

const WEEKS = { "5k": 10, "10k": 10, half: 14, marathon: 18, hills: 12, sprint: 10, health: 12, weight: 16 };
const GEAR = { barbell: "Barbell", bench: "Bench or step", weights: "Dumbbells", band: "Band", ball: "Ball" };
const FIVE_K = {
  "fastest run": (usual) => `By your fastest run of half a year, ${day(usual.five_k_from)}; a race would be faster`,
  "easy runs": () => "Guessed from your easy runs: write yours",
  "usual time": () => "A usual time stands in: write yours",
};
const seconds = (text) => { const found = /^(\d{1,3}):([0-5]\d)$/.exec(text.trim()); return found ? 60 * Number(found[1]) + Number(found[2]) : null; };
const listed = (names) => names.join(", ").replace(/, ([^,]*)$/, " and $1");
const capital = (text) => text[0].toUpperCase() + text.slice(1);

export function form({ form: usual, goals, equipment, today }, runner, done) {
  const field = (label, input, hint = null) => make("label", { class: "field" }, make("span", {}, label), input, hint ? make("small", {}, hint) : null);
  const goal = make("select", { onchange: () => { when.value = proposed(goal.value, today); } }, goals.map((one) => make("option", { value: one.name, selected: one.name === "half" }, capital(one.plain))));
  const when = make("input", { type: "date", required: true, value: proposed("half", today), min: shifted(today, 7), max: shifted(today, 363) });
  const start = make("input", { type: "date", required: true, value: today });
  const days = make("select", {}, [1, 2, 3, 4, 5, 6].map((n) => make("option", { value: n, selected: n === usual.days }, `${n} ${n === 1 ? "day" : "days"}`)));
  const strength = make("select", {}, [1, 2, 3].map((n) => make("option", { value: n, selected: n === 2 }, `${n} ${n === 1 ? "day" : "days"}`)));
  const far = (meters) => make("input", { type: "number", min: 0, max: 250, step: "any", required: true, inputmode: "decimal", value: number(meters / unit(), 1) });
  const weekly = far(usual.weekly_m), longest = far(usual.longest_m);
  const time = make("input", { value: clock(usual.five_k_s), required: true, pattern: "\\d{1,2}:[0-5]\\d", placeholder: "25:00", title: "Minutes and seconds, 25:00", autocomplete: "off" });
  const gear = equipment.map((name) => make("label", { class: "gear" }, make("input", { type: "checkbox", value: name }), GEAR[name] ?? capital(name)));
  const trouble = make("div"), submit = make("button", { class: "button main", type: "submit" }, "Make the plan");
  const habit = usual.runs ? `From your runs of the last four weeks, walking left out: ${distance(usual.weekly_m, 0)} a week, the longest ${distance(usual.longest_m, 0)}.` : "There are no runs of the last four weeks here: say what you really ran, zero included.";
  const days_known = [...usual.weekdays].sort(), told = [
    usual.earlier ? ` Until ${plural(usual.earlier.weeks, "week")} ago it was ${distance(usual.earlier.weekly_m, 0)} a week: part of that counts still.` : "",
    days_known.length > 1 ? ` You run on ${listed(days_known.map((n) => WEEKDAYS[n]))}; the plan keeps to that.` : "", usual.climb >= 0.015 ? ` You climb ${number(1000 * usual.climb, 0)}\u00a0m a kilometer; the plan counts it.` : ""].join("");
  const mine = own(usual, (n) => { days.value = n; });
  const element = make("form", { class: "card goal", onsubmit: send }, make("h2", {}, "What do you train for?"),
    make("div", { class: "grid" }, field("Goal", goal), field("Its day", when, "The race, or the day to look back on"), field("Start", start), field("Running", days, "a week"), field("Strength", strength, "a week; each leg alone at least once"),
      field("5K time", time, FIVE_K[usual.five_k_by](usual)), field(`Usual week, ${unitName()}`, weekly), field(`Longest run of 30 days, ${unitName()}`, longest)),
    make("p", { class: "small" }, habit + told), mine.element, make("fieldset", { class: "gears" }, make("legend", {}, "For strength you have"), gear), trouble,
    make("div", { class: "actions" }, submit, make("span", { class: "small" }, "See a doctor first if you have heart disease, chest pain or dizziness, or have not moved for years.")));

  async function send(event) {
    event.preventDefault();
    if (seconds(time.value) === null) return trouble.replaceChildren(notice({ what: "the 5K time cannot be read", mend: "Write minutes and seconds, for example 25:00." }));
    submit.disabled = true;
    try {
      trouble.replaceChildren();
      done(await post(`/plan?${new URLSearchParams({ runner })}`, {
        goal: goal.value, day: when.value, start: start.value, days: Number(days.value), strength_days: Number(strength.value), five_k_s: seconds(time.value),
        weekly_m: Number(weekly.value) * unit(), longest_m: Number(longest.value) * unit(), ...mine.values(), equipment: gear.map((one) => one.firstChild).filter((one) => one.checked).map((one) => one.value),
      }));
    } catch (error) { trouble.replaceChildren(notice(error)); }
    submit.disabled = false;
    return undefined;
  }
  return element;
}
function shifted(from, days) { const d = new Date(`${from}T12:00:00`); d.setDate(d.getDate() + days); return isoDay(d); }
// A Sunday about as far away as such a goal wants.
function proposed(goal, today) {
  const d = new Date(`${today}T12:00:00`);
  d.setDate(d.getDate() + 7 * (WEEKS[goal] ?? 12) + ((7 - d.getDay()) % 7));
  return isoDay(d);
}
