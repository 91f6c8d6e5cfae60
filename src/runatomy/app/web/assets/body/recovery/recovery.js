// Recovery: how every muscle group is now: map, what to do with it, table, notes.
import { get } from "/assets/shell/api.js";
import { largeBody } from "/assets/shell/body.js";
import { announce, make, notice } from "/assets/shell/page.js";
import { day, number, plural, short } from "/assets/shell/formats.js";
import { findings } from "/assets/answers/finding.js";
import { grade, grades } from "/assets/answers/grade.js";
import { notes } from "./notes.js";

// Colors from blue to brown, told apart without red and green; each with a sign and a word.
const STATES = { fresh: ["--less-1", "○"], working: ["--more-1", "◔"], tired: ["--more-2", "◑"], overloaded: ["--more-3", "●"] };
const hours = (h) => (h < 1 ? "now" : h < 36 ? `${number(h, 0)}\u00a0h` : `${number(Math.round(h / 12) / 2, h % 24 < 12 ? 0 : 1).replace(/\.0$/, "")}\u00a0days`);
const span = (low, high, told) => (told(low) === told(high) ? "" : ` (${told(low)} to ${told(high)})`);

export function recovery() {
  const story = make("p", { class: "story-now serif" }), trouble = make("div"), said = make("div"), learned = make("p", { class: "small" });
  const map = largeBody({ label: "Body map, front and back: muscle groups colored by how far they have recovered", pick: ({ group }) => choose(group) });
  const body = make("tbody"), habit = make("section", { class: "habit" }), content = make("div", { hidden: true }), diary = notes(() => load());
  const heads = [["Muscle group", "text"], ["State", "text"], ["Strength there", ""], ["Back in", ""], ["Soreness to expect, of 10", "sore"], ["Evidence", "text graded"]];
  const table = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Recovery of every muscle group" }, make("table", { class: "loads recovering" }, make("thead", {}, make("tr", {}, heads.map(([name, kind]) => make("th", { scope: "col", class: kind }, name)))), body));
  const legend = make("figcaption", {}, make("div", { class: "verdicts small" }, Object.entries(STATES).map(([name, [color, sign]]) => make("span", {}, make("i", { class: "swatch", style: `background:var(${color})`, "aria-hidden": "true" }), make("span", { "aria-hidden": "true" }, `${sign} `), name))));
  content.append(make("div", { class: "body-map" }, make("figure", {}, map.element, legend), make("div", { class: "aside" }, make("h2", {}, "What to make of it"), said, learned)), make("section", { class: "tables", "aria-labelledby": "recovery-title" }, make("h2", { id: "recovery-title" }, "Every muscle group"), table), habit, about());
  const element = make("section", { class: "recovery", "aria-label": "Recovery" }, trouble, story, content, diary.element);
  let given = {}, found = null, chosen = null;

  async function load(query = given) {
    given = query;
    try {
      found = await get("/recovery", { runner: query.runner, at: query.until });
      trouble.replaceChildren();
      show();
      await Promise.all([diary.show(query.runner), weeks(query)]);
      announce(story.textContent);
    } catch (error) { trouble.replaceChildren(notice(error)); }
  }
  // What jumped against the habit, and what noted tests say: told where there is anything.
  async function weeks({ runner, until }) {
    const told = (await get("/findings", { runner, until, weeks: 1 })).weeks;
    habit.hidden = !told.length;
    habit.replaceChildren(make("h2", {}, "Your last week against your own habit"), findings(told));
  }
  function show() {
    const rows = found.groups.filter((row) => row.name !== "other");
    content.hidden = !rows.length;
    story.textContent = rows.length ? tell(rows) : `How your muscles are cannot be told: no run of the twelve weeks up to ${day(found.at)} is here.`;
    map.paint(({ group }) => { const row = rows.find((one) => one.name === group); return row ? { fill: `var(${STATES[row.state][0]})`, label: told(row) } : null; });
    said.replaceChildren(findings(found.findings));
    const { sensitivity, slowness } = found.rates.learned;
    learned.textContent = found.rates.logs ? `Learned from ${plural(found.rates.logs, "note")}: after braking you lose ${number(sensitivity.value, 2)} times the usual strength (${number(sensitivity.low, 2)} to ${number(sensitivity.high, 2)}) and take ${number(slowness.value, 2)} times the usual time (${number(slowness.low, 2)} to ${number(slowness.high, 2)}).` : "";
    body.replaceChildren(...[...rows].sort((a, b) => a.strength_percent - b.strength_percent).map(line));
    choose(null);
  }
  function tell(rows) {
    const those = (...words) => rows.filter((row) => words.includes(row.state)).map((row) => short(row.plain).toLowerCase()), weary = those("tired", "overloaded"), list = (names) => names.join(", ").replace(/, ([^,]*)$/, " and $1");
    const when = given.until ? `At the end of ${day(given.until)}` : "Now";
    const leapt = found.findings.some(({ key }) => key === "recovery.jump") ? " Yet the week before was far above your usual one, and this tells nothing of tendons, joints and bones." : "";
    if (!weary.length) return `${when}, by estimate, no muscle group is overtired${those("working").length ? `; ${list(those("working"))} still feel the last runs` : ""}.${leapt}`;
    return `${when}, by estimate, ${list(weary)} ${weary.length > 1 || weary[0].endsWith("s") ? "are" : "is"} ${those("tired").length ? (those("overloaded").length ? "tired or overloaded" : "tired") : "overloaded"}${those("working").length ? `; ${plural(those("working").length, "group")} still working on the last runs` : ""}${those("fresh").length ? `; ${those("fresh").length} fresh` : ""}.`;
  }
  const told = (row) => `${row.plain}: ${row.state}, about ${number(row.strength_percent, 0)} % of your strength (${number(row.strength_low_percent, 0)} to ${number(row.strength_high_percent, 0)})`;
  function line(row) {
    const [color, sign] = STATES[row.state], strength = (value) => number(value, 0);
    return make("tr", { "data-group": row.name }, make("th", { scope: "row" }, make("button", { type: "button", "aria-pressed": "false", onclick: () => choose(chosen === row.name ? null : row.name) }, short(row.plain))),
      make("td", { class: "text verdict" }, make("i", { class: "swatch", style: `background:var(${color})`, "aria-hidden": "true" }), make("span", { class: "sign", "aria-hidden": "true" }, sign), row.state),
      make("td", {}, `${strength(row.strength_percent)}\u00a0%`, make("small", {}, span(row.strength_low_percent, row.strength_high_percent, strength))),
      make("td", {}, hours(row.fresh_in_h), make("small", {}, span(row.fresh_in_low_h, row.fresh_in_high_h, hours))),
      make("td", { class: "sore" }, number(row.soreness, 0), make("small", {}, span(row.soreness_low, row.soreness_high, strength))), make("td", { class: "text graded" }, grade(row.evidence.grade)));
  }
  function choose(group) {
    chosen = group;
    map.choose(group ? (one) => one.group === group : null);
    for (const row of body.rows) { const on = row.dataset.group === group; row.classList.toggle("on", on); row.querySelector("button").setAttribute("aria-pressed", String(on)); }
  }
  return { element, load };
}
function about() {
  return make("section", { class: "about" }, make("h2", {}, "How to read this"),
    make("p", {}, make("b", {}, "Strength there"), " is what a strength test would be expected to show against your own best. Under 3.1 % lost is fresh: no test can see it. Up to 7.4 % is working, a test’s own error; up to 14 % tired, the least that a hard descent took from the front thigh; beyond that overloaded. Ranges are wide because people are."),
    make("p", {}, "It comes from each run’s work, its braking work downhill, and what earlier runs protect from. Only front thigh and calves were measured in people; for the other groups the front thigh stands in, with a wider range."), grades(),
    make("p", {}, make("b", {}, "Runatomy informs; it does not diagnose."), " Pain on one side, at one spot, or that stays is not soreness: ask a person who can examine you."));
}
