// Growth: each week's distance, and how much its most growing muscle group grows against the bound.
import { draw, make } from "/assets/shell/page.js";
import { distance, shortDay, signed } from "/assets/shell/formats.js";

const WIDE = 760, HIGH = 210, LEFT = 4, BASE = 132, TOP = 20, LOW = 150, SWING = 22;
export function growth(plan, today) {
  const { weeks } = plan, limit = 100 * (plan.growth.limit - 1), slot = (WIDE - LEFT - 106) / weeks.length, most = Math.max(1, ...weeks.flatMap((week) => [week.planned_m, week.ran_m ?? 0]));
  const y = (meters) => BASE - ((BASE - TOP) * meters) / most, g = (percent) => LOW + SWING - (SWING * Math.max(-limit, Math.min(limit, percent))) / limit;
  const readout = make("p", { class: "readout small", "aria-live": "polite" });
  const tell = (week) => { readout.textContent = `Week ${week.number}, from ${shortDay(week.start)} (${week.phase}): ${distance(week.planned_m, 0)} planned; the muscle group that grows most ${signed(week.about.value / 100)} against what you are used to by then.${week.ran_m === null ? "" : ` Run so far ${distance(week.ran_m, 0)}.`}`; };
  const svg = draw("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": `Distance and growth by weeks; no week's training grows by more than ${limit.toFixed(0)} %` },
    draw("text", { x: LEFT, y: 12 }, distance(most, 0)), draw("line", { class: "axis", x1: LEFT, x2: WIDE - 102, y1: BASE, y2: BASE }),
    [limit, 0].map((at) => [draw("line", { class: at ? "bound" : "axis", x1: LEFT, x2: WIDE - 102, y1: g(at), y2: g(at) }), draw("text", { x: WIDE - 96, y: g(at) + 4 }, at ? `bound +${limit.toFixed(0)} %` : "no growth")]),
    weeks.map((week, i) => {
      const x = LEFT + i * slot, past = week.start < today ? " past" : "", value = week.about.value;
      return draw("g", { class: `bar ${week.phase.replaceAll(" ", "-")}${past}`, onpointerenter: () => tell(week) }, draw("rect", { class: "hit", x, y: 0, width: slot, height: HIGH }),
        draw("rect", { class: "far", x: x + slot * 0.16, width: slot * 0.68, y: y(week.planned_m), height: BASE - y(week.planned_m), rx: 2 }),
        week.ran_m ? draw("rect", { class: "ran", x: x + slot * 0.36, width: slot * 0.28, y: y(week.ran_m), height: BASE - y(week.ran_m), rx: 2 }) : null,
        draw("rect", { class: "grow", x: x + slot * 0.3, width: slot * 0.4, y: Math.min(g(0), g(value)), height: Math.max(1.5, Math.abs(g(value) - g(0))) }), draw("text", { class: "n", x: x + slot / 2, y: HIGH - 2, "text-anchor": "middle" }, week.number));
    }));
  tell([...weeks].reverse().find((week) => week.start <= today) ?? weeks[0]);
  const key = weeks.some((week) => week.ran_m !== null) ? make("p", { class: "small key" }, make("i", { class: "swatch planned" }), " planned ", make("i", { class: "swatch done" }), " run") : null;
  return make("figure", { class: "growth" }, svg, make("figcaption", {}, key, readout));
}
