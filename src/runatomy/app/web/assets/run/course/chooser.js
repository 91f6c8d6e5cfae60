// The chooser: which load the chart and the map show, from all muscles to a single one.
import { make } from "/assets/shell/page.js";

// change(name): "" for all muscles, a group's name, or a muscle's with its side ("soleus_left").
export function chooser(analysis, change) {
  const select = make("select", { onchange: () => change(select.value) },
    make("option", { value: "" }, "All muscles"),
    make("optgroup", { label: "Groups" }, analysis.groups.map((row) => make("option", { value: row.name }, row.plain))),
    analysis.groups.map((group) => make("optgroup", { label: group.plain }, analysis.muscles
      .filter((row) => row.group === group.name && row.name !== group.name)
      .map((row) => make("option", { value: keyOf(row) }, nameOf(row))))));
  return { element: make("label", { class: "chooser" }, make("span", {}, "Load of "), select), set: (key) => { select.value = key ?? ""; } };
}
export const keyOf = (row) => (row.side ? `${row.name}_${row.side}` : row.name);
export const nameOf = (row) => (row.side ? `${row.plain}, ${row.side}` : row.plain);
// The row a key stands for; null for all muscles.
export const rowOf = (analysis, key) => analysis.groups.find((row) => row.name === key) ?? analysis.muscles.find((row) => keyOf(row) === key) ?? null;
// The key of a muscle picked on the body: its own side where the run tells sides apart.
export function keyFor(analysis, name, side) {
  const rows = analysis.muscles.filter((row) => row.name === name), row = rows.find((one) => one.side === side) ?? rows[0];
  return row ? keyOf(row) : analysis.groups.some((one) => one.name === name) ? name : null;
}
