// The groups: every muscle group, or every muscle, with energy, share, braking and hardest moment.
import { clock, distance, energy, known, percent, short, signed } from "/assets/shell/formats.js";
import { make } from "/assets/shell/page.js";
import { watts } from "../course/panels.js";

const COLUMNS = [
  ["Energy", (row) => row.energy_J], ["Share", (row) => row.energy_share], ["Braking", (row) => row.braking_share],
  ["Peak force", (row) => row.peak_force_BW], ["Hardest", (row) => row.hardest_power_W], ["Against level", (row) => row.change_vs_level],
];

// options: choose(name, side), moment. Returns {element, chosen(name)}.
export function groupsTable(analysis, { choose, moment }) {
  let level = "groups", sorted = 0, way = -1, picked = null;
  const body = make("tbody", {}), heads = [];
  const fill = () => {
    const most = Math.max(...analysis[level].map((row) => row.high ?? row.energy_share ?? 0)) || 1;
    const rows = [...analysis[level]].sort((a, b) => compare(COLUMNS[sorted][1](a), COLUMNS[sorted][1](b), way));
    body.replaceChildren(...rows.map((row) => line(row, most, { choose, moment, picked })));
    heads.forEach((head, i) => head.setAttribute("aria-sort", i !== sorted ? "none" : way > 0 ? "ascending" : "descending"));
  };
  const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Muscles"), COLUMNS.map(([name], i) => {
    const cell = make("th", { scope: "col" }, make("button", { type: "button", onclick: () => { way = sorted === i ? -way : -1; sorted = i; fill(); } }, name));
    heads.push(cell);
    return cell;
  })));
  const turn = (to) => make("button", { type: "button", "aria-pressed": String(to === level), onclick: (event) => {
    level = to;
    for (const one of event.currentTarget.parentElement.children) one.setAttribute("aria-pressed", String(one === event.currentTarget));
    fill();
  } }, to === "groups" ? "Groups" : "Single muscles");
  fill();
  return {
    element: make("section", { "aria-labelledby": "h-groups" }, make("h2", { id: "h-groups" }, "Where the energy went"),
      make("p", { class: "lead" }, "The bar is the share of all muscles’ energy, the thin line the range it probably lies in. Braking is the part of the work done while the muscle lengthens: the kind that makes sore."),
      make("div", { class: "switch", role: "group", "aria-label": "Rows" }, turn("groups"), turn("muscles")),
      make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Muscles’ figures" }, make("table", { class: "loads" }, head, body))),
    chosen: (name) => { picked = name; fill(); },
  };
}
function compare(a, b, way) {
  if (!known(a) || !known(b)) return known(b) - known(a);
  return way * (a - b);
}
function line(row, most, { choose, moment, picked }) {
  const at = (share) => `${((100 * (share ?? 0)) / most).toFixed(1)}%`;
  const bar = make("span", { class: "share-line", style: `--share:${at(row.energy_share)};--low:${at(row.low ?? row.energy_share)};--high:${at(row.high ?? row.energy_share)}` });
  const hardest = known(row.hardest_at_s) ? make("button", { type: "button", class: "link", onclick: () => moment.set(row.hardest_at_s), title: "Move the cursor there" }, clock(row.hardest_at_s)) : null;
  return make("tr", { class: picked === row.name ? "on" : null },
    make("th", { scope: "row" }, make("button", { type: "button", class: "name", "aria-pressed": String(picked === row.name), onclick: () => choose(row.name, row.side ?? null) },
      row.side ? `${short(row.plain)}, ${row.side}` : row.plain), make("em", { lang: "la" }, row.latin)),
    make("td", {}, energy(row.energy_J)),
    make("td", { class: "share" }, make("b", {}, percent(row.energy_share)), known(row.low) ? make("small", {}, `${(row.low * 100).toFixed(1)}–${(row.high * 100).toFixed(1)}`) : null, bar),
    make("td", {}, percent(row.braking_share)),
    make("td", {}, known(row.peak_force_BW) ? `${row.peak_force_BW.toFixed(1)} BW` : "–", known(row.peak_force_low_BW) ? make("small", {}, `${row.peak_force_low_BW.toFixed(1)}–${row.peak_force_high_BW.toFixed(1)}`) : null),
    make("td", {}, watts(row.hardest_power_W), hardest ? make("small", {}, "at ", hardest, known(row.hardest_at_m) ? `, ${distance(row.hardest_at_m, 1)}` : "") : null),
    make("td", {}, signed(row.change_vs_level)));
}
