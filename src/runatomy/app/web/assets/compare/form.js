// Form: which kinds of run, recorded runs and conditions, and for whom; what was chosen is in the
// address, the 5K time remembered.
import { get } from "/assets/shell/api.js";
import { calm, make } from "/assets/shell/page.js";
import { clock } from "/assets/shell/formats.js";
import { adding } from "./adding.js";

const KEY = "runatomy.compare", START = ["5k", "half", "hills", "sprint"], MOST = 6;
export const seconds = (text) => { const found = /^(\d{1,3}):([0-5]\d)$/.exec(String(text).trim()); return found ? 60 * Number(found[1]) + Number(found[2]) : null; };

export async function form(change) {
  const asked = new URLSearchParams(location.search), held = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  const listed = (text) => (text ?? "").split(",").filter(Boolean);
  let kinds = listed(asked.get("kinds")).length > 1 ? listed(asked.get("kinds")) : START, drawn = "";
  const runner = await get("/runners").then(({ runners }) => runners.find((one) => one.default), () => null);
  const tell = calm(() => change(), 250);
  const field = (label, given) => { const input = make("input", { autocomplete: "off", inputmode: "numeric", oninput: tell, ...given }); return [make("label", { class: "field" }, make("span", {}, label), input), input]; };
  const [timeField, time] = field("5K time", { value: clock(Number(asked.get("five_k_s")) || held.five_k_s || 1500), pattern: "\\d{1,2}:[0-5]\\d", size: 6, placeholder: "25:00", title: "Minutes and seconds, 25:00" });
  const [massField, mass] = field("Mass, kg", { type: "number", min: 25, max: 250, step: "any", value: asked.get("mass") || runner?.masses.at(-1)?.mass_kg || 70, inputmode: "decimal" });
  const chips = make("div", { class: "chips", role: "group", "aria-label": "Kinds of run" });
  const others = make("div", { class: "chips others", role: "group", "aria-label": "Runs and conditions", hidden: true }), names = new Map();
  const more = await adding(toggle);
  const element = make("form", { class: "asked", onsubmit: (event) => event.preventDefault() }, chips, make("div", { class: "fields" }, timeField, massField), others, more.element);

  function toggle(name) {
    if (!kinds.includes(name) && kinds.length >= MOST) return;
    kinds = kinds.includes(name) ? kinds.filter((one) => one !== name) : [...kinds, name];
    paint();
    if (kinds.length >= 2) change();
  }
  function paint() {
    const full = kinds.length >= MOST;
    others.replaceChildren(...kinds.filter((name) => names.has(name)).map((name) => make("button", { type: "button", class: "chip", "data-kind": name, "aria-label": `${names.get(name)}: take away`, onclick: () => toggle(name) }, names.get(name), make("span", { "aria-hidden": "true" }, "\u00a0✕"))));
    others.hidden = !others.childElementCount;
    more.show(kinds, full);
    for (const chip of [...chips.children, ...others.children]) {
      const on = kinds.includes(chip.dataset.kind);
      chip.setAttribute("aria-pressed", String(on));
      chip.disabled = on ? kinds.length <= 2 : full;
    }
  }
  return {
    element,
    get problem() {
      if (seconds(time.value) === null) return { what: "the 5K time cannot be read", mend: "Write minutes and seconds, for example 25:00." };
      return mass.validity.valid && mass.value ? null : { what: "the mass cannot be read", mend: "Write a number from 25 to 250 kg." };
    },
    get query() { return { kinds: kinds.join(","), five_k_s: seconds(time.value), mass: mass.value, height: runner?.height_m, sex: runner?.sex }; },
    keep() { localStorage.setItem(KEY, JSON.stringify({ five_k_s: seconds(time.value) })); },
    // Back to where everybody starts: what the address named is not there.
    start() { kinds = START; },
    // The chips, once it is known which kinds there are, and what the others are called.
    show(all, runs) {
      for (const run of runs) if (!run.kind) names.set(run.word, run.plain);
      if (drawn !== (drawn = all.map((one) => one.name).join())) chips.replaceChildren(...all.map((one) => make("button", { type: "button", class: "chip", title: one.about, "data-kind": one.name, onclick: () => toggle(one.name) }, one.plain)));
      paint();
    },
  };
}
