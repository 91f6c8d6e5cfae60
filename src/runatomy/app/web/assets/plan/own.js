// Own: a runner's days, hills and break, filled in from their runs; what is changed goes to the plan.
import { make } from "/assets/shell/page.js";
import { climbIn, climbUnit, FOOT, miles, number, unit, unitName } from "/assets/shell/formats.js";
import { WEEKDAYS } from "./words.js";

const MOST = { share: 0.2, weeks: 26, runs: 6, week: 250e3, run: 100e3 }; // as the API takes them
const perUnit = (slope) => climbIn(slope * unit()), slopeOf = (value) => (Number(value) * (miles() ? FOOT : 1)) / unit();

// Returns the element, and what of it a plan is asked for; `days(n)` is told how many days are run on.
export function own(usual, days) {
  const field = (label, input, hint = null) => make("label", { class: "field" }, make("span", {}, label), input, hint ? make("small", {}, hint) : null);
  const amount = (value, most) => make("input", { type: "number", min: 0, max: most, step: "any", required: true, inputmode: "decimal", value: number(value, value && value < 10 ? 1 : 0).replaceAll(",", "") });
  const boxes = WEEKDAYS.map((name, n) => make("input", { type: "checkbox", value: n, checked: usual.weekdays.includes(n), onchange: counted }));
  const chosen = () => boxes.filter((one) => one.checked).map((one) => Number(one.value));
  function counted() { if (chosen().length) days(Math.min(chosen().length, MOST.runs)); }

  const free = make("option", { value: "" }, "Where it fits"), long = make("select", {}, free, WEEKDAYS.map((name, n) => make("option", { value: n, selected: n === usual.long_day }, name)));
  const most = Math.floor(perUnit(MOST.share)), up = amount(perUnit(usual.climb), most), down = amount(perUnit(usual.descent), most);

  const before = usual.earlier, far = (meters, most) => amount((meters ?? 0) / unit(), Math.floor(most / unit()));
  const weekly = far(before?.weekly_m, MOST.week), longest = far(before?.longest_m, MOST.run);
  const weeks = make("input", { type: "number", min: 1, max: MOST.weeks, step: 1, required: true, inputmode: "numeric", value: before?.weeks ?? 4 });
  const then = make("div", { class: "grid" }, field(`Usual week before it, ${unitName()}`, weekly), field(`Longest run before it, ${unitName()}`, longest), field("Weeks since then", weeks, "Part of what was run before still counts, less with every week"));
  const had = make("input", { type: "checkbox", checked: Boolean(before), onchange: shown });
  // What is not shown is not asked for, and must not hold the form back.
  function shown() { then.hidden = !had.checked; [weekly, longest, weeks].forEach((one) => { one.disabled = !had.checked; }); }
  shown();

  const box = (input, text) => make("label", { class: "gear" }, input, text);
  const element = make("details", { class: "own" }, make("summary", {}, "Your days, hills and breaks"),
    make("fieldset", { class: "gears" }, make("legend", {}, "Days you run on; none: the plan chooses"), boxes.map((one, n) => box(one, WEEKDAYS[n]))),
    make("div", { class: "grid" }, field("Long run on", long), field(`Climb, ${climbUnit()} a ${miles() ? "mile" : "km"}`, up, "Of your usual runs"), field(`Descent, ${climbUnit()} a ${miles() ? "mile" : "km"}`, down)),
    make("p", {}, box(had, "I had a break, or ran more before")), then);

  element.addEventListener("invalid", () => { element.open = true; }, true); // nobody hunts for a fault in what is closed

  const values = () => ({
    weekdays: chosen(), long_day: long.value === "" ? null : Number(long.value), climb: slopeOf(up.value), descent: slopeOf(down.value),
    earlier: had.checked ? { weekly_m: Number(weekly.value) * unit(), longest_m: Number(longest.value) * unit(), weeks: Number(weeks.value) } : null,
  });
  return { element, values };
}
