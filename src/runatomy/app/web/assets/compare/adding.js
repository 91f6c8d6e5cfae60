// Adding: a recorded run or a steady pace on a slope, put beside the kinds of run.
import { get } from "/assets/shell/api.js";
import { make } from "/assets/shell/page.js";
import { distance, shortDay, unit, unitName } from "/assets/shell/formats.js";

const SHOWN = 100; // newest runs to choose from
const STEEPEST = 40; // [%]
const minutes = (text) => { const found = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim()); return found ? 60 * Number(found[1]) + Number(found[2]) : null; };

export async function adding(add) { // add(word): a run's id, or "3.5m/s@8"
  const runs = await get("/runs", { limit: SHOWN }).then((found) => found.runs, () => []);
  const problem = make("p", { class: "small problem", role: "status" });
  const select = make("select", { onchange: () => { if (select.value) add(select.value); select.value = ""; } },
    make("option", { value: "" }, runs.length ? "Choose one of your runs" : "No run in the library yet"), runs.map((run) => make("option", { value: run.id }, `${run.start ? `${shortDay(run.start)}, ` : ""}${run.name}, ${distance(run.distance_m, 1)}`)));
  const pace = make("input", { size: 6, placeholder: "5:30", autocomplete: "off", inputmode: "numeric", title: "Minutes and seconds, 5:30" });
  const grade = make("input", { type: "number", value: "0", min: -STEEPEST, max: STEEPEST, step: 0.5, inputmode: "decimal" });
  const button = make("button", { type: "button", class: "button", onclick: condition }, "Add the pace");
  const field = (label, input) => make("label", { class: "field" }, make("span", {}, label), input);
  for (const input of [pace, grade]) input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); condition(); } });

  function condition() {
    const seconds = minutes(pace.value), slope = Number(grade.value || 0);
    const speed = seconds ? unit() / seconds : 0;
    problem.textContent = !seconds ? `Write the pace in minutes and seconds per ${unitName()}, for example 5:30.`
      : speed > 13 || speed < 0.5 ? "Nobody runs at that pace." : !grade.validity.valid || Math.abs(slope) > STEEPEST ? `Write the slope in percent, from −${STEEPEST} to ${STEEPEST}.` : "";
    if (problem.textContent) return;
    add(`${speed.toFixed(2)}m/s${slope ? `@${Math.round(slope * 10) / 10}` : ""}`);
    pace.value = "";
  }
  return {
    element: make("div", { class: "adding" }, field("Beside them: a recorded run", select), make("div", { class: "condition" }, field(`or a pace, /${unitName()}`, pace), field("on a slope, %", grade), button), problem),
    // What is beside them already cannot be added twice, and only so many fit side by side.
    show(words, full) {
      select.disabled = full || !runs.length;
      button.disabled = full;
      for (const option of select.options) option.disabled = words.includes(option.value);
    },
  };
}
