// The conditions: sliders of speed, slope and step rate that everything on the page follows.
import { number, pace, signed, unit, unitName, whole } from "/assets/shell/formats.js";
import { make } from "/assets/shell/page.js";

export const LIMITS = { speed: [1.8, 8, 0.05], slope: [-0.2, 0.2, 0.005], step_rate: [140, 210, 1] };

// changed({speed, slope, step_rate_spm | null}) is called at every move. Returns {element, values, set(name, value), usual(spm)}.
export function conditions(changed) {
  const values = { speed: 3, slope: 0, step_rate_spm: null };
  let usual = 172;
  const said = {
    speed: () => `${pace(values.speed)} (${number((values.speed * 3600) / unit(), 1)} ${unitName() === "mi" ? "mph" : "km/h"})`,
    slope: () => signed(values.slope, 1).replace("0 %", "0 %, level"),
    step_rate: () => `${whole(values.step_rate_spm ?? usual)} a minute${values.step_rate_spm === null ? ", usual" : ""}`,
  };
  const sliders = {};
  const tell = () => {
    for (const [name, { input, output }] of Object.entries(sliders)) {
      output.textContent = said[name]();
      input.setAttribute("aria-valuetext", said[name]());
      input.value = name === "step_rate" ? values.step_rate_spm ?? usual : values[name];
    }
    free.hidden = values.step_rate_spm === null;
  };
  const set = (name, value) => {
    const [low, high] = LIMITS[name], held = Math.min(high, Math.max(low, value));
    values[name === "step_rate" ? "step_rate_spm" : name] = held;
    tell();
    changed({ ...values });
  };
  const slider = (name, title) => {
    const [min, max, step] = LIMITS[name], output = make("output", {});
    const input = make("input", { type: "range", min, max, step, "data-condition": name, oninput: () => set(name, Number(input.value)) });
    sliders[name] = { input, output };
    return make("label", { class: "condition" }, make("span", {}, title), output, input);
  };
  const free = make("button", { type: "button", class: "link", hidden: true, onclick: () => { values.step_rate_spm = null; tell(); changed({ ...values }); } }, "Take the usual step rate");
  const element = make("fieldset", { class: "conditions" }, make("legend", {}, "Running at"),
    slider("speed", "Speed"), slider("slope", "Slope"), slider("step_rate", "Steps"), free);
  tell();
  return { element, values, set, usual: (spm) => { usual = spm; tell(); } };
}
