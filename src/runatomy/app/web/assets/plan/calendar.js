// Calendar: a row a week, a column a day; on a phone a list. Each session opens by itself.
import { make } from "/assets/shell/page.js";
import { day, distance, isoDay, percent, shortDay, signed, weekday } from "/assets/shell/formats.js";
import { grade } from "/assets/answers/grade.js";
import { bodyOf } from "./session.js";
import { SIGNS, STATES, brief } from "./words.js";

const narrow = () => matchMedia("(max-width: 60rem)").matches;
export function calendar(plan, today, open) {
  const most = Math.max(1, ...plan.weeks.flatMap((week) => week.sessions.flatMap((one) => one.groups.filter((row) => row.name !== "other").map((row) => row.value))));
  const last = plan.weeks.at(-1), names = dates(last.start, last.days, 0).map(weekday);
  const now = Math.max(0, plan.weeks.findIndex((week) => end(week) >= today));
  return make("section", { class: "calendar", "aria-label": "Weeks" }, make("div", { class: "names", "aria-hidden": "true" }, make("span"), names.map((name) => make("span", {}, name.slice(0, 3)))),
    plan.weeks.map((week, i) => row(week, plan, { today, most, open, shown: !narrow() || i === now || i === now + 1 })));
}
function row(week, plan, { today, most, open, shown }) {
  const empty = 7 - week.days, all = dates(week.start, week.days, empty), past = end(week) < today;
  return make("details", { class: `week${past ? " past" : ""}`, open: shown, id: `week-${week.number}` },
    make("summary", {}, make("b", {}, `Week ${week.number}`), make("span", { class: "phase" }, week.phase), make("span", {}, week.ran_m === null ? distance(week.distance_m, 0) : told(week)), make("span", { class: "small from" }, shortDay(week.start).replace(/ \d{4}$/, ""))),
    make("ol", { class: "days" }, Array.from({ length: empty }, () => make("li", { class: "void", "aria-hidden": "true" })), all.map((date) => {
      const sessions = week.sessions.filter((one) => one.day === date), extra = week.extra.filter((one) => one.day === date);
      return make("li", { class: `${sessions.length ? "" : "free"}${date === today ? " today" : ""}`, "aria-label": `${weekday(date)}, ${day(date)}${date === today ? ", today" : ""}` },
        make("span", { class: "date" }, make("span", { class: "dayname" }, `${weekday(date).slice(0, 3)} `), Number(date.slice(8))), sessions.map((one) => chip(one, most, open)),
        extra.map((one) => make("p", { class: "extra small" }, make("b", {}, distance(one.ran_m, 1)), " run, not planned")));
    })),
    make("p", { class: "about-week small" }, past ? `Planned ${distance(week.planned_m, 0)}, run ${distance(week.ran_m ?? 0, 0)}. ` : `${week.about.text} ${growth(week, plan)} `, past ? null : grade(week.about.evidence.grade)));
}
// A week begun or past: what was run, beside what was planned.
const told = (week) => [make("b", {}, distance(week.ran_m, 0)), " run", make("small", {}, ` of ${distance(week.planned_m, 0)} planned`)];
function chip(session, most, open) {
  const state = STATES[session.state];
  return make("button", { type: "button", class: `session ${session.strength ? "strength" : session.kind}${state ? ` was-${session.state.replaceAll(" ", "-")}` : ""}`, "data-key": session.key, onclick: () => open(session, most), title: session.why },
    session.strength ? make("i", { class: "bell", "aria-hidden": "true" }) : bodyOf(session, most), make("span", { class: "what" }, make("b", {}, session.title), make("span", {}, session.ran_m ? [make("b", { class: "ran" }, distance(session.ran_m, session.ran_m < 9950 ? 1 : 0)), make("small", {}, ` of ${brief(session)}`)] : brief(session)), state ? make("small", {}, `${SIGNS[session.state]} ${state}`) : null));
}
export function growth(week, plan) {
  if (["lighter", "rest", "taper", "race week"].includes(week.phase)) return ""; // they grow in nothing that matters
  const limit = plan.growth.limit - 1, value = week.about.value / 100;
  return value < 0 ? `Nothing grows: what comes nearest stays ${percent(-value, 0)} below what you are used to by then.` : `What grows most: ${signed(value)} against what you are used to by then (bound ${signed(limit)}).`;
}
const end = (week) => dates(week.start, week.days, 0).at(-1);
function dates(start, days) {
  return Array.from({ length: days }, (_, i) => { const d = new Date(`${start}T12:00:00`); d.setDate(d.getDate() + i); return isoDay(d); });
}
