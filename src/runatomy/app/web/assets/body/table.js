// Table: every group and tissue with what it carried, the usual range and the verdict, sortable.
import { make } from "/assets/shell/page.js";
import { amount, apart, carriedOf, fillOf, ratioOf, signOf, usualOf, worded } from "./scale.js";

export function table(title, choose) {
  let sorted = "carried", down = true, rows = [], days = 7, chosen = null;
  const head = make("tr"), body = make("tbody");
  const element = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title }, make("table", { class: "loads" }, make("caption", {}, make("h3", {}, title)), make("thead", {}, head), body));
  const keys = { name: (row) => row.plain, carried: (row) => carriedOf(row, days) ?? -1, apart: (row) => ratioOf(row, days) ?? -1 };
  const column = (name, key, kind = "") => make("th", { scope: "col", class: kind, "aria-sort": key ? (sorted === key ? (down ? "descending" : "ascending") : "none") : null },
    key ? make("button", { type: "button", onclick: () => { down = sorted === key ? !down : key !== "name"; sorted = key; show(rows, days, chosen); } }, name) : name);
  const order = (a, b) => { const one = keys[sorted](a), other = keys[sorted](b); return (one < other ? -1 : one > other ? 1 : 0) * (down ? -1 : 1); };

  function show(given, window, name) {
    rows = given; days = window; chosen = name;
    const held = document.activeElement?.closest("th, td")?.cellIndex, inside = head.contains(document.activeElement);
    head.replaceChildren(column("Where", "name", "text"), column(`Carried in ${days} days`, "carried"), column("Usually", null, "usual"), column("Against usual", "apart"), column("Verdict", null, "text"));
    if (inside) head.cells[held]?.querySelector("button")?.focus();
    body.replaceChildren(...[...rows].sort(order).map(line));
  }
  function line(row) {
    const usual = usualOf(row, days), on = row.name === chosen;
    return make("tr", { class: on ? "on" : null },
      make("th", { scope: "row" }, make("button", { type: "button", "aria-pressed": String(on), onclick: () => { choose(row); body.querySelector('[aria-pressed="true"]')?.focus(); } }, row.plain)),
      make("td", {}, amount(carriedOf(row, days), row.unit)),
      make("td", { class: "usual" }, usual ? `${amount(usual.low, row.unit)} – ${amount(usual.high, row.unit)}` : "–"),
      make("td", {}, apart(row, days)),
      make("td", { class: "text verdict" }, make("i", { class: "swatch", style: `background:${fillOf(row, days)}`, "aria-hidden": "true" }), make("span", { class: "sign", "aria-hidden": "true" }, signOf(row, days)), worded(row, days)));
  }
  return { element, show };
}
