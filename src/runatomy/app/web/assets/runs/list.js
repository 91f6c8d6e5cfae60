// List: a table on wide screens, cards on phones; sums, sorting and paging.
import { make } from "/assets/shell/page.js";
import { climb, clock, distance, energy, known, pace, plural, shortDay, time, weekday, whole } from "/assets/shell/formats.js";
import { MODES, ground, modeLead, plainOf, told } from "./bodies.js";
import { PAGE } from "./state.js";

const COLUMNS = [ // title, key the server sorts by, value, class
  ["Distance", "distance_m", (run) => distance(run.distance_m), "distance"],
  ["Time moving", "moving_s", (run) => clock(run.moving_s), "moving"],
  ["Pace", "speed_m_s", (run) => pace(run.distance_m / run.moving_s), "pace"],
  ["Climb", "ascent_m", (run) => climb(run.ascent_m), "climb"],
  ["Heart rate", "heart_rate_bpm", (run) => (known(run.heart_rate_bpm) ? `${whole(run.heart_rate_bpm)} bpm` : "–"), "heart"],
  ["Muscles’ energy", "energy_J", (run) => energy(run.energy_J), "energy"],
];

export function list(state, runners) {
  let mode = localStorage.getItem("runatomy.bodies") ?? "km", last = null;
  const names = new Map(runners.map((one) => [one.id, one.name]));
  const head = make("tr", { role: "row" }), body = make("tbody", { role: "rowgroup" });
  const count = make("p", { class: "count", "aria-live": "polite" }), lead = make("p", { class: "small bodies-lead" });
  const pages = make("nav", { class: "pages", "aria-label": "Pages of the list" });
  const switches = MODES.map(([key, name]) => make("button", { type: "button", "aria-pressed": String(key === mode), onclick: () => choose(key) }, name()));
  const element = make("section", { class: "list", "aria-labelledby": "list-title" },
    make("h2", { id: "list-title", class: "hidden" }, "List"),
    make("div", { class: "list-top" }, count, make("div", { class: "bodies" }, make("span", { class: "small" }, "Bodies show energy"),
      make("div", { class: "switch", role: "group", "aria-label": "Body maps show energy" }, switches))),
    lead, make("table", { role: "table", class: "runs" }, make("caption", { class: "hidden" }, "Runs, each with its body map"), make("thead", { role: "rowgroup" }, head), body), pages);

  function choose(key) {
    mode = key;
    localStorage.setItem("runatomy.bodies", key);
    switches.forEach((button, i) => button.setAttribute("aria-pressed", String(MODES[i][0] === key)));
    if (last) show(last);
  }
  function header() {
    const cell = (title, key, kind) => {
      const asked = state.group ? "" : state.sort, sorted = asked === key ? "ascending" : asked === `-${key}` ? "descending" : "none";
      const press = () => state.set({ group: "", sort: sorted === "descending" ? key : `-${key}` });
      return make("th", { role: "columnheader", scope: "col", class: kind, "aria-sort": key ? sorted : null }, key ? make("button", { type: "button", onclick: press }, title) : title);
    };
    head.replaceChildren(make("th", { role: "columnheader", scope: "col", class: "map" }, "Body map"), cell("Run", "start", "who"),
      ...COLUMNS.map(([title, key, , kind]) => cell(title, key, kind)), cell(worksTitle(), null, "works text"));
  }
  const worksTitle = () => (state.group ? `Most ${plainOf[state.group].toLowerCase()} first` : mode === "mean" ? "Farthest from the mean" : "Works most");
  function row(run, base) {
    const { words, body: map } = told(run, mode, base, state.group);
    const when = run.start ? `${weekday(run.start).slice(0, 3)} ${shortDay(run.start)}, ${time(run.start)}` : "No date in the file";
    const who = [when, names.size > 1 ? names.get(run.runner_id) : null, run.stays ? "of an older version: its file is gone" : run.stale ? "being computed anew" : null].filter(Boolean).join(" · ");
    return make("tr", { role: "row" }, make("td", { role: "cell", class: "map" }, map),
      make("th", { role: "rowheader", scope: "row", class: "who" }, make("a", { href: `/runs/${run.id}` }, run.name || "Run"), make("small", {}, who)),
      COLUMNS.map(([title, , value, kind]) => make("td", { role: "cell", class: kind, "data-title": title }, value(run))),
      make("td", { role: "cell", class: "works text" }, words.map(([name, value]) => make("span", {}, name, " ", make("b", {}, value)))));
  }
  function show(found) {
    last = found;
    header();
    const base = ground(found.runs);
    body.replaceChildren(...found.runs.map((run) => row(run, base)));
    lead.textContent = modeLead(mode);
    const first = (state.page - 1) * PAGE + 1, end = first + found.runs.length - 1;
    const empty = found.runs.length === 0;
    count.replaceChildren(...(empty ? ["No run matches. "] : [make("b", {}, `${whole(first)}–${whole(end)}`), ` of ${plural(found.total, "run")}`]));
    element.classList.toggle("none", empty);
    turn(Math.ceil(found.total / PAGE));
  }
  function turn(last_page) {
    const button = (name, page) => make("button", { type: "button", class: "button", disabled: page < 1 || page > last_page, onclick: () => { state.set({ page }); element.scrollIntoView(); } }, name);
    pages.hidden = last_page < 2;
    pages.replaceChildren(button("← Newer", state.page - 1), make("span", {}, `Page ${whole(state.page)} of ${whole(last_page)}`), button("Older →", state.page + 1));
    if (state.group || state.sort !== "-start") { pages.firstChild.textContent = "← Previous"; pages.lastChild.textContent = "Next →"; }
  }
  return { element, show };
}
