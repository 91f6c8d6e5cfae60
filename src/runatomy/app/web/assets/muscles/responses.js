// The responses: three curves side by side, each along one condition with the other two held.
import { get } from "/assets/shell/api.js";
import { make, notice } from "/assets/shell/page.js";
import { quantile } from "../run/course/plot.js";
import { MEASURES, responseChart } from "./response.js";

const ALONG = ["speed", "slope", "step_rate"];

// choose(along, value) for a click on a curve. Returns {element, show(values, step rate of now)}.
export function responses(row, person, choose) {
  let measure = "power", found = null, now = null, asked = null;
  const charts = Object.fromEntries(ALONG.map((along) => [along, responseChart(along, (value) => choose(along, value))]));
  const title = make("p", { class: "note" }), trouble = make("div", {});
  const buttons = Object.entries(MEASURES).map(([key, { name }]) => make("button", { type: "button", "data-measure": key, "aria-pressed": String(key === measure), onclick: () => {
    measure = key;
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.measure === key));
    paint();
  } }, name));
  function paint() {
    if (!found) return;
    const { of, high } = MEASURES[measure], every = found.flatMap((one) => [...of(one), ...high(one)]);
    const most = (quantile(every, 0.985) || 1) * 1.05;
    title.textContent = `${MEASURES[measure].title}. Each curve moves one condition and holds the other two; click a curve to go there.`;
    ALONG.forEach((along, i) => charts[along].show(found[i], measure, most, now[along]));
  }
  return {
    element: make("section", { "aria-labelledby": "h-response" }, make("div", { class: "response-head" }, make("h2", { id: "h-response" }, "How its work changes"),
      make("div", { class: "switch", role: "group", "aria-label": "Measure" }, buttons)), title, trouble,
      make("div", { class: "responses" }, ALONG.map((along) => charts[along].element))),
    async show(values, step_rate) {
      asked?.abort();
      const mine = (asked = new AbortController());
      now = { speed: values.speed, slope: values.slope, step_rate };
      try {
        const told = await Promise.all(ALONG.map((along) => get(`/muscles/${row.name}/response`, { along, ...values, ...person }, { signal: mine.signal })));
        if (mine !== asked) return;
        found = told;
        trouble.replaceChildren();
        paint();
      } catch (error) {
        if (error.name === "AbortError") return;
        if (!error.what) throw error;
        trouble.replaceChildren(notice(error));
      }
    },
  };
}
