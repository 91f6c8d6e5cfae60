// The choice: one group or muscle that the whole page follows.
let chosen = null;
const followers = [];
const members = (group) => data.muscles.filter((row) => row.group === group);
const groupOf = (name) => rows.get(name)?.group ?? name;
const isGroup = (name) => data.groups.some((row) => row.name === name);

function choose(name) {
  chosen = rows.has(name) ? name : null;
  for (const follow of followers) follow(chosen);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose]");
  if (button) return choose(button.dataset.choose === chosen ? null : button.dataset.choose);
  const shape = event.target.closest(".body [data-muscle]");
  if (shape) choose(shape.dataset.muscle === chosen ? null : shape.dataset.muscle);
});
document.addEventListener("keydown", (event) => {
  const shape = event.target.closest?.(".body [data-muscle]");
  if (shape && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(shape.dataset.muscle); }
  if (event.key === "Escape" && chosen) choose(null);
});

followers.push((name) => {
  for (const button of $$("[data-choose][aria-pressed]")) {
    const on = button.dataset.choose === name || (button.closest(".groups") && name && button.dataset.choose === groupOf(name));
    button.setAttribute("aria-pressed", String(Boolean(on)));
  }
  for (const row of $$("#table tbody tr")) row.classList.toggle("on", row.dataset.name === name);
});
followers.push((name) => {
  const named = new Set(name === null ? [] : isGroup(name) ? members(name).map((row) => row.name) : [name]);
  const lit = new Set($$(".body [data-muscle]").map((shape) => shape.dataset.muscle).filter((one) => named.has(one)));
  $("#body").classList.toggle("choosing", lit.size > 0);
  for (const shape of $$(".body [data-muscle]")) shape.classList.toggle("on", lit.has(shape.dataset.muscle));
});
followers.push((name) => {
  const box = $("#chosen"), row = rows.get(name);
  for (const word of $$(".chosen-name")) word.textContent = row ? `the ${short(row.plain).toLowerCase()}` : "all muscles together";
  if (!row) return box.replaceChildren(make("p", { class: "hint" }, "Choose a muscle to see its figures."));
  const facts = [
    ["Energy", `${(row.energy_J / 1000).toFixed(row.energy_J < 1e5 ? 1 : 0)} kJ`],
    ["Share", percent(row.energy_share) + (known(row.low) ? ` (${(row.low * 100).toFixed(1)}–${(row.high * 100).toFixed(1)})` : "")],
    ["Hardest", `${watts(row.hardest_power_W)} at ${clock(row.hardest_at_s)}${known(row.hardest_at_m) ? `, ${km(row.hardest_at_m, 1)}` : ""}`],
    ["Braking", percent(row.braking_share)],
    ["Peak force", known(row.peak_force_BW) ? `${row.peak_force_BW.toFixed(1)} × body weight` + (known(row.peak_force_low_BW) ? ` (${row.peak_force_low_BW.toFixed(1)}–${row.peak_force_high_BW.toFixed(1)})` : "") : "–"],
    ["Peak activity", percent(row.peak_activation)],
    ["Against level", signed(row.change_vs_level)],
  ];
  if (known(row.tendon_share)) facts.push(["Spring", `${percent(row.tendon_share)} of its driving work`]);
  const role = data.roles[name];
  if (role) facts.push(["Carries", `${percent(role[0])} of the support`], ["Brakes, drives", `${percent(role[1])}, ${percent(role[2])} of all muscles`]);
  const sides = Object.entries(row.sides ?? {});
  if (sides.length) facts.push(["Left and right", sides.map(([side, energy]) => `${side} ${percent(energy / (row.energy_J || 1))}`).join(", ")]);
  const close = make("button", { type: "button", class: "close" }, "Clear");
  close.addEventListener("click", () => choose(null));
  const list = make("dl", {}, ...facts.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value))));
  const does = data.does[name] ? [make("p", {}, data.does[name])] : [];
  const inside = isGroup(name) && members(name).length > 1
    ? [make("ul", { class: "members", "aria-label": "Its muscles" }, ...members(name).map((one) =>
      make("li", {}, make("button", { type: "button", "data-choose": one.name }, one.plain))))]
    : [];
  box.replaceChildren(close, make("h3", {}, row.plain, make("em", { lang: "la" }, row.latin ?? "")), list, ...does, ...inside);
});

const pick = $("#pick");
pick.append(make("option", { value: "" }, "All muscles"),
  make("optgroup", { label: "Groups" }, ...data.groups.map((row) => make("option", { value: row.name }, row.plain))),
  ...data.groups.map((group) => make("optgroup", { label: group.plain }, ...members(group.name).filter((row) => row.name !== group.name)
    .map((row) => make("option", { value: row.name }, row.plain)))));
pick.addEventListener("change", () => choose(pick.value || null));
followers.push((name) => { pick.value = name ?? ""; });
