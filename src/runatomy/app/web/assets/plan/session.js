// Session: what one day asks: steps, reason, muscles and tissues, or the exercises; in a dialog.
import { depth, loadColor, smallBody } from "/assets/shell/body.js";
import { make } from "/assets/shell/page.js";
import { clock, day, distance, energy, number, pace, percent, short, weekday, whole } from "/assets/shell/formats.js";
import { grade } from "/assets/answers/grade.js";
import { STATES, amount } from "./words.js";

export function bodyOf(session, most) {
  const rows = session.groups.filter((row) => row.name !== "other"), top = [...rows].sort((a, b) => b.value - a.value).slice(0, 3);
  return smallBody(Object.fromEntries(rows.map((row) => [row.name, loadColor(depth(row.value, most))])), `Predicted load: most in ${top.map((row) => short(row.plain).toLowerCase()).join(", ")}`);
}
export function open(session, { most, ticked, tick }) {
  const close = () => { dialog.close(); dialog.remove(); };
  const dialog = make("dialog", { class: "session-dialog", "aria-labelledby": "session-title", onclick: (event) => { if (event.target === dialog) close(); }, onclose: () => dialog.remove() },
    make("p", { class: "small when" }, `${weekday(session.day)}, ${day(session.day)}`, STATES[session.state] ? make("span", { class: "state" }, ` · ${STATES[session.state]}`) : null), make("h2", { id: "session-title", tabindex: -1, autofocus: true }, session.title),
    make("p", { class: "total" }, amount(session)), make("p", {}, session.why, " ", grade(session.evidence.grade)), session.strength ? exercises(session.strength) : [steps(session), loads(session, most)],
    make("details", { class: "source" }, make("summary", {}, "What this stands on"), make("p", { class: "small" }, `${session.evidence.source}. ${session.evidence.note ?? ""}`)),
    make("div", { class: "actions" }, session.strength ? make("button", { class: "button", type: "button", onclick: async () => { await tick(session.day, !ticked); close(); } }, ticked ? "Not done after all" : "I did this") : null, make("button", { class: "button main", type: "button", onclick: close }, "Close")));
  document.body.append(dialog);
  dialog.showModal();
}
function steps(session) {
  return make("section", {}, make("h3", {}, "Steps"), make("ol", { class: "steps" }, session.steps.map((block) => {
    const lines = block.steps.map(line);
    return block.times > 1 ? make("li", { class: "repeat" }, make("b", {}, `${block.times} times`), make("ul", {}, lines)) : lines;
  })));
}
function line(step) {
  const long = step.by_distance ? (step.distance_m < 1000 ? `${whole(step.distance_m)}\u00a0m` : distance(step.distance_m, 1)) : clock(step.duration_s);
  const target = step.speed_m_s <= 0 ? "walk" : step.low_m_s === null ? "by effort" : `${pace(step.high_m_s)} to ${pace(step.low_m_s)}`;
  const slope = step.slope ? `, ${step.slope > 0 ? "up" : "down"} ${percent(Math.abs(step.slope))}` : "";
  return make("li", {}, make("span", { class: "part" }, step.part), make("b", {}, long), ` ${target}${slope}`, make("small", {}, step.effort));
}
function loads(session, most) {
  const groups = session.groups.filter((row) => row.name !== "other").sort((a, b) => b.value - a.value), tissues = [...session.tissues].sort((a, b) => b.against_easy - a.against_easy);
  const row = (one, told) => make("tr", {}, make("th", { scope: "row" }, short(one.plain)), make("td", {}, told(one.value), make("small", {}, ` (${plain(told(one.low))} to ${plain(told(one.high))})`)), make("td", {}, `${number(one.against_easy, 2)}\u00a0×`));
  const table = (title, head, rows) => make("table", {}, make("caption", { class: "small" }, title), make("thead", {}, make("tr", {}, ["Where", head, "Against easy"].map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, rows));
  return make("section", {}, make("h3", {}, "Muscles and tissues, predicted"), make("p", { class: "small" }, "By Runatomy’s atlas for your mass and these paces; “against easy” is over easy running for as long. ", grade("weak")),
    make("div", { class: "predicted" }, bodyOf(session, most), table("Energy of both legs", "Energy", groups.slice(0, 6).map((one) => row(one, energy)))),
    make("details", {}, make("summary", {}, "Tendons, joints and bones of one leg"), table("Largest peak, in body weights; “against easy” is the load over the whole session", "Peak", tissues.map((one) => row(one, (value) => `${number(value, value < 1 ? 2 : 1)}\u00a0${one.unit.replace(" ", "·")}`)))));
}
const plain = (text) => text.replace(/\u00a0.*$/, "");
function exercises(strength) {
  return make("section", {}, make("h3", {}, `Exercises${strength.single_leg ? ", each leg on its own among them" : ""}`), make("ol", { class: "exercises" }, strength.exercises.map(({ exercise, amount: dose, effort, why, evidence, dose_evidence }) => make("li", {},
    make("p", {}, make("b", {}, exercise.plain), exercise.single_leg ? make("span", { class: "leg" }, "one leg") : null, make("span", { class: "dose" }, `${dose}, ${effort}`, " ", grade(dose_evidence.grade))),
    make("p", {}, why, " ", grade(evidence.grade)),
    make("details", {}, make("summary", {}, "How, and when not"), make("p", {}, exercise.how), make("p", {}, exercise.leave), make("p", { class: "small" }, `Asks: ${exercise.asks}. Dose after ${dose_evidence.source}.`))))));
}
