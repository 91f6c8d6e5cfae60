// Runners: who runs; what the body is scaled by, and the mass over time.
import { get, patch, post, put, remove } from "/assets/shell/api.js";
import { make } from "/assets/shell/page.js";
import { isoDay, miles, number, shortDay } from "/assets/shell/formats.js";
import { confirmed, field, numberOf, outcome, section, select } from "./form.js";
import { massChart } from "./mass_chart.js";

const POUND = 0.45359237; // [kg]
const SEXES = [["", "Not told"], ["f", "Female"], ["m", "Male"]];

export async function runners() {
  const cards = make("div", { class: "runners" }), result = outcome();
  const show = async () => { const found = await get("/runners"); const all = found.runners; cards.replaceChildren(...all.map((one) => card(one, all.length > 1, show)), ...(all.length > 1 ? [usual(all)] : [])); };
  const name = make("input", { required: true, maxlength: 80, autocomplete: "off" });
  const add = make("form", { class: "row", onsubmit: async (event) => {
    event.preventDefault();
    if (await result.run(() => post("/runners", { name: name.value.trim() }), `${name.value.trim()} added`)) { name.value = ""; await show(); }
  } }, field("Another runner’s name", name), make("button", { class: "button" }, "Add"), result.element);
  await show();
  return section("Runners", "The body is scaled to mass, height and sex; heart rates and birth year sharpen breath and effort. What is not told is assumed, and every figure says so.", cards, add);
}

// Whose the runs are where nobody is named.
function usual(all) {
  const result = outcome(), pick = select(all.map((one) => [one.id, one.name]), all.find((one) => one.default)?.id, { onchange: () => result.run(() => patch("/settings", { default_runner: Number(pick.value) })) });
  return make("div", { class: "row" }, field("New runs belong to, unless said otherwise", pick), result.element);
}

function card(one, several, again) {
  const result = outcome(), input = (value, attributes) => make("input", { type: "number", step: "any", inputmode: "decimal", value: value ?? "", ...attributes });
  const name = make("input", { value: one.name, required: true, maxlength: 80, autocomplete: "off" }), sex = select(SEXES, one.sex);
  const born = input(one.born_year, { min: 1900, max: new Date().getFullYear(), step: 1 });
  const height = input(one.height_m ? number(one.height_m * 100, 1).replace(/\.0$/, "") : null, { min: 100, max: 230 });
  const most = input(one.max_heart_rate_bpm, { min: 100, max: 240, step: 1 }), rest = input(one.resting_heart_rate_bpm, { min: 25, max: 120, step: 1 });
  const save = (event) => {
    event.preventDefault();
    result.run(() => patch(`/runners/${one.id}`, { name: name.value.trim(), sex: sex.value || null, born_year: numberOf(born), height_m: numberOf(height, 0.01), max_heart_rate_bpm: numberOf(most), resting_heart_rate_bpm: numberOf(rest) }),
      "Saved. Runs it changes are computed anew in the background");
  };
  const drop = several ? make("button", { type: "button", class: "button quiet", onclick: async () => {
    if (await confirmed(`Delete ${one.name}?`, "A runner can be deleted once no run belongs to them.", "Delete") && await result.run(() => remove(`/runners/${one.id}`), "Deleted")) await again();
  } }, "Delete runner") : null;
  return make("article", { class: "card runner", "aria-label": `Runner ${one.name}` },
    make("form", { class: "grid", onsubmit: save }, field("Name", name), field("Sex", sex), field("Born in", born), field("Height, cm", height), field("Highest heart rate, bpm", most), field("Resting heart rate, bpm", rest),
      make("div", { class: "actions" }, make("button", { class: "button main" }, "Save"), drop, result.element)),
    masses(one, again));
}

function masses(one, again) {
  const result = outcome(), scale = miles() ? POUND : 1, unit = miles() ? "lb" : "kg";
  const rows = (one.masses ?? []).map((row) => (Array.isArray(row) ? { on_date: row[0], mass_kg: row[1] } : row)).sort((a, b) => (a.on_date < b.on_date ? 1 : -1));
  const on = make("input", { type: "date", required: true, value: isoDay(new Date()), max: isoDay(new Date()) });
  const mass = make("input", { type: "number", required: true, step: "any", min: 25 / scale, max: 250 / scale, inputmode: "decimal" });
  const add = async (event) => {
    event.preventDefault();
    if (await result.run(() => put(`/runners/${one.id}/masses/${on.value}`, { mass_kg: numberOf(mass, scale) }), "Mass noted")) await again();
  };
  const gone = (row) => async () => { if (await result.run(() => remove(`/runners/${one.id}/masses/${row.on_date}`), "Mass removed")) await again(); };
  const line = (row) => make("tr", {}, make("th", { scope: "row" }, shortDay(row.on_date)), make("td", {}, `${number(row.mass_kg / scale, 1)} ${unit}`),
    make("td", {}, make("button", { type: "button", class: "button quiet", "aria-label": `Remove the mass of ${shortDay(row.on_date)}`, onclick: gone(row) }, "Remove")));
  return make("details", { class: "masses", open: rows.length === 0 }, make("summary", {}, rows.length ? `Mass over time: ${number(rows[0].mass_kg / scale, 1)} ${unit} since ${shortDay(rows[0].on_date)}` : "Mass: not told yet"),
    make("p", { class: "small" }, "Each run takes the mass last noted before it; runs before the first take the first."),
    rows.length > 1 ? massChart([...rows].reverse(), scale, unit) : null,
    rows.length ? make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "From"), make("th", { scope: "col" }, "Mass"), make("th", {}, make("span", { class: "hidden" }, "Remove")))), make("tbody", {}, rows.map(line))) : null,
    make("form", { class: "row", onsubmit: add }, field("From", on), field(`Mass, ${unit}`, mass), make("button", { class: "button" }, "Note"), result.element));
}
