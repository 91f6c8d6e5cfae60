// Filters: search, dates, distance, climb, muscle group, runner; fields speak the runner's units.
import { calm, make } from "/assets/shell/page.js";
import { FOOT, climbUnit, miles, number, unit, unitName } from "/assets/shell/formats.js";
import { GROUPS } from "./bodies.js";

export function filters(state, runners) {
  const fields = [];
  const field = (name, key, attributes, { scale = null, options = null } = {}) => {
    const shown = () => (scale && state[key] ? trim(state[key] / scale()) : state[key]);
    const input = options ? make("select", {}, options.map(([value, text]) => make("option", { value }, text))) : make("input", { ...attributes, class: null });
    const tell = () => {
      if (!options && !input.validity.valid) return;
      const value = scale && input.value ? String(Math.round(input.value * scale())) : input.value.trim();
      if (value !== state[key]) state.set({ [key]: value });
    };
    input.addEventListener(options || attributes.type === "date" ? "change" : "input", options ? tell : calm(tell, 300));
    fields.push(() => { if (document.activeElement !== input) input.value = shown(); });
    return make("label", { class: `field ${attributes.class ?? ""}` }, make("span", {}, name), input);
  };
  const climb = () => (miles() ? FOOT : 1), numeric = { type: "number", min: 0, step: "any", inputmode: "decimal", class: "narrow" };
  const clear = make("button", { type: "button", class: "button quiet", onclick: () => { state.clear(); search.querySelector("input").focus(); } }, "Clear filters");
  const search = field("Search name, note or device", "q", { type: "search", class: "wide", autocomplete: "off" });
  const more = make("details", { class: "more" }, make("summary", { class: "button" }, "Filters"),
    make("div", { class: "fields" },
      field("From", "since", { type: "date" }),
      field("To", "until", { type: "date" }),
      field(`At least, ${unitName()}`, "min_distance_m", numeric, { scale: unit }),
      field(`At most, ${unitName()}`, "max_distance_m", numeric, { scale: unit }),
      field(`Climb at least, ${climbUnit()}`, "min_ascent_m", numeric, { scale: climb }),
      runners.length > 1 ? field("Runner", "runner", {}, { options: [["", "Everyone"], ...runners.map((one) => [one.id, one.name])] }) : null));
  const wide = matchMedia("(min-width: 60rem)"), open = () => { more.open = wide.matches || state.filtered; };
  wide.addEventListener("change", open);
  open();
  const group = field("Most work of", "group", {}, { options: [["", "Any muscle group"], ...GROUPS.map((one) => [one.name, one.plain])] });
  const element = make("form", { class: "filters", role: "search", "aria-label": "Runs", onsubmit: (event) => event.preventDefault() }, search, group, more, clear);
  return { element, show() { for (const set of fields) set(); clear.hidden = !state.filtered && !state.group; } };
}
const trim = (value) => number(value, 2).replaceAll(",", "").replace(/\.?0+$/, "");
