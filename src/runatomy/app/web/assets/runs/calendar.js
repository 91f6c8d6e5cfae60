// Calendar: a year of weeks as a heat map; every day can be reached by arrow keys and says its values.
import { get } from "/assets/shell/api.js";
import { loadColor } from "/assets/shell/body.js";
import { make } from "/assets/shell/page.js";
import { climb, day, distance, energy, hours, isoDay, month, plural, weekday } from "/assets/shell/formats.js";

const MEASURES = [
  ["distance_m", "Distance", (value) => distance(value, 1)], ["moving_s", "Time", hours],
  ["ascent_m", "Climb", climb], ["energy_J", "Muscles’ energy", energy],
];
const monday = (date) => { const d = new Date(date); d.setDate(d.getDate() - ((d.getDay() + 6) % 7)); return d; };

export function calendar(state) {
  let measure = MEASURES[0], days = new Map(), year = 0, years = [0, 0], asked = "", cells = new Map(), active = "";
  const grid = make("div", { class: "year-grid", role: "group", "aria-label": "Days of the year; arrow keys move by day and week, Enter shows that day" });
  const title = make("h2", { "aria-live": "polite" }), readout = make("p", { class: "readout" }), scale = make("div", { class: "year-scale small" });
  const step = (name, by, sign) => make("button", { type: "button", class: "button step", "aria-label": name, onclick: () => state.set({ year: String(year + by) }) }, sign);
  const before = step("Year before", -1, "‹"), after = step("Year after", 1, "›");
  const choice = make("select", { "aria-label": "Color the days by", onchange: () => { measure = MEASURES[choice.selectedIndex]; paint(); } }, MEASURES.map(([, name]) => make("option", {}, name)));
  const element = make("section", { class: "year", "aria-label": "Calendar" }, make("div", { class: "year-top" }, before, title, after, choice), grid, make("div", { class: "year-under" }, readout, scale));

  const words = (date) => {
    const found = days.get(date);
    return `${weekday(date)} ${day(date)}: ${found ? `${plural(found.runs, "run")}, ${distance(found.distance_m, 1)}, ${hours(found.moving_s)}, climb ${climb(found.ascent_m)}, ${energy(found.energy_J)}` : "no run"}`;
  };
  function tell(date) {
    const sum = (key) => [...days.values()].reduce((total, one) => total + one[key], 0);
    readout.textContent = date ? words(date) : `${year}: ${plural(sum("runs"), "run")}, ${distance(sum("distance_m"), 0)}, ${hours(sum("moving_s"))}, climb ${climb(sum("ascent_m"))}`;
  }
  function build() {
    cells = new Map();
    const weeks = [];
    for (let from = monday(new Date(year, 0, 1, 12)); from.getFullYear() <= year; from.setDate(from.getDate() + 7)) weeks.push(week(new Date(from)));
    grid.replaceChildren(...[weeks.slice(0, 27), weeks.slice(27)].map((some) => make("div", { class: "half", style: `--weeks:${some.length}` }, some)));
    active = cells.has(active) ? active : [...days.keys()].filter((date) => cells.has(date)).sort().at(-1) ?? `${year}-01-01`;
    cells.get(active).tabIndex = 0;
  }
  function week(from) {
    const column = make("div", { class: "week" });
    for (let n = 0; n < 7; n++) {
      const at = new Date(from.getFullYear(), from.getMonth(), from.getDate() + n, 12), date = isoDay(at);
      if (at.getFullYear() !== year) { column.append(make("i")); continue; }
      if (at.getDate() === 1) column.prepend(make("button", { type: "button", class: "month", tabindex: -1, onclick: () => months(at), "aria-label": `Runs of ${month(at.getMonth())} ${year}` }, month(at.getMonth()).slice(0, 3)));
      const cell = make("button", { type: "button", class: "day", tabindex: -1, "data-date": date, "aria-label": words(date) });
      cells.set(date, cell);
      column.append(cell);
    }
    return column;
  }
  const months = (at) => state.set({ since: isoDay(new Date(year, at.getMonth(), 1)), until: isoDay(new Date(year, at.getMonth() + 1, 0)) });
  function paint() {
    const [key, , value] = measure, most = Math.max(0, ...[...days.values()].map((one) => one[key]));
    for (const [date, cell] of cells) {
      const found = days.get(date);
      cell.style.background = found ? loadColor(0.12 + 0.88 * Math.sqrt(found[key] / (most || 1))) : "";
      cell.classList.toggle("ran", Boolean(found));
      cell.classList.toggle("in", Boolean(state.since || state.until) && date >= (state.since || "0") && date <= (state.until || "9"));
    }
    scale.replaceChildren(make("span", {}, "0"), make("div", { class: "ramp" }), make("span", {}, most ? value(most) : "–"));
    title.textContent = String(year);
    before.disabled = year <= years[0];
    after.disabled = year >= years[1];
    tell("");
  }
  const dateOf = (event) => event.target.closest?.(".day")?.dataset.date;
  grid.addEventListener("pointerover", (event) => { const date = dateOf(event); if (date) tell(date); });
  grid.addEventListener("pointerleave", () => tell(grid.contains(document.activeElement) ? active : ""));
  grid.addEventListener("focusin", (event) => { const date = dateOf(event); if (date) tell(date); });
  grid.addEventListener("focusout", () => tell(""));
  grid.addEventListener("click", (event) => {
    const date = dateOf(event);
    if (date) state.set(state.since === date && state.until === date ? { since: "", until: "" } : { since: date, until: date });
  });
  grid.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 7, ArrowLeft: -7, PageDown: 28, PageUp: -28 }[event.key], from = dateOf(event);
    if (!by || !from) return;
    event.preventDefault();
    const at = new Date(`${from}T12:00:00`);
    at.setDate(at.getDate() + by);
    const next = cells.get(isoDay(at));
    if (!next) return;
    cells.get(active).tabIndex = -1;
    active = isoDay(at);
    next.tabIndex = 0;
    next.focus();
  });
  return {
    element,
    async show(bounds, fresh = false) { // bounds: [first, last] year with runs
      years = bounds;
      year = Math.min(years[1], Math.max(years[0], parseInt(state.year, 10) || years[1]));
      const key = `${year} ${state.runner}`;
      if (key !== asked || fresh) {
        asked = key;
        const found = await get("/calendar", { runner: state.runner, since: `${year}-01-01`, until: `${year}-12-31` });
        if (asked !== key) return;
        days = new Map(found.days.map((one) => [one.date, one]));
        build();
      }
      paint();
    },
  };
}
