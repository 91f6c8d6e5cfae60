// Trend: what one group or tissue carried week by week, with the usual band behind it.
import { get } from "/assets/shell/api.js";
import { draw, make, notice } from "/assets/shell/page.js";
import { shortDay } from "/assets/shell/formats.js";
import { amount, usualOf } from "./scale.js";

const HIGH = 230, TOP = 16, BOTTOM = 26, LEFT = 8, RIGHT = 8;

export function trend() {
  const title = make("h2"), lead = make("p", { class: "small" }), readout = make("p", { class: "readout", "aria-live": "polite" }), chart = make("div", { class: "trend-chart" });
  const weeks = make("select", { "aria-label": "Weeks shown" }, [[26, "Half a year"], [52, "A year"], [104, "Two years"]].map(([value, name]) => make("option", { value }, name)));
  const element = make("section", { class: "trend", "aria-label": "Trend by weeks" }, make("div", { class: "trend-top" }, title, weeks), lead, chart, readout);
  let last = null, found = null, asked = 0;
  weeks.addEventListener("change", () => last && show(last));
  new ResizeObserver(() => found && plot()).observe(chart);

  async function show(choice) { // {row, kind, unit, runner}
    last = choice;
    const turn = ++asked;
    title.textContent = choice.row.plain;
    try {
      const answer = await get("/loads/trend", { runner: choice.runner, kind: choice.kind, name: choice.row.name, weeks: weeks.value, until: choice.until });
      if (turn !== asked) return;
      found = answer;
      plot();
    } catch (error) { chart.replaceChildren(notice(error)); }
  }
  function plot() {
    const { row, unit, kind } = last, usual = usualOf(row, 7), values = found.value, wide = Math.max(260, chart.clientWidth);
    const most = Math.max(1e-9, ...values.map((value) => value ?? 0), usual?.high ?? 0) * 1.04;
    const y = (value) => TOP + (HIGH - TOP - BOTTOM) * (1 - value / most), slot = (wide - LEFT - RIGHT) / values.length;
    lead.textContent = `${kind === "group" ? "Energy" : "Load of one leg"} by weeks from Monday.${usual ? ` The band is a usual week of yours: ${amount(usual.low, unit)} to ${amount(usual.high, unit)}.` : " What is usual for you cannot be told yet."}`;
    const svg = draw("svg", { viewBox: `0 0 ${wide} ${HIGH}`, role: "img", tabindex: 0, "aria-label": `${row.plain} by weeks; arrow keys tell each week` });
    if (usual) svg.append(draw("rect", { class: "band", x: LEFT, width: wide - LEFT - RIGHT, y: y(usual.high), height: Math.max(1, y(usual.low) - y(usual.high)) }),
      draw("line", { class: "mid", x1: LEFT, x2: wide - RIGHT, y1: y(usual.usual), y2: y(usual.usual) }));
    const bars = values.map((value, i) => {
      const part = i === values.length - 1 ? " now" : "", above = usual && value > usual.high ? " above" : "";
      return draw("rect", { class: `bar${part}${above}`, x: LEFT + i * slot + slot * 0.14, width: slot * 0.72, y: y(value ?? 0), height: HIGH - BOTTOM - y(value ?? 0) });
    });
    svg.append(...bars, draw("line", { class: "axis", x1: LEFT, x2: wide - RIGHT, y1: HIGH - BOTTOM, y2: HIGH - BOTTOM }), ...months(found.weeks, slot), draw("text", { x: LEFT, y: 11 }, amount(most / 1.04, unit)));
    follow(svg, bars, slot);
    chart.replaceChildren(svg);
  }
  function months(weeksFrom, slot) {
    const room = Math.ceil(46 / (slot * 4.35)); // months told so that names do not meet
    let count = 0;
    return weeksFrom.flatMap((from, i) => {
      if (i && from.slice(0, 7) === weeksFrom[i - 1].slice(0, 7)) return [];
      if (i === 0 || count++ % room) return [];
      const name = shortDay(from).split(" ")[1];
      return [draw("text", { x: LEFT + i * slot, y: HIGH - 8 }, from.slice(5, 7) === "01" ? `${name} ${from.slice(0, 4)}` : name)];
    });
  }
  function follow(svg, bars, slot) {
    let at = bars.length - 1;
    const tell = (i) => {
      bars.forEach((bar, n) => bar.classList.toggle("on", n === i));
      readout.textContent = i === null ? "" : `Week of ${shortDay(found.weeks[i])}${i === bars.length - 1 && !last.until ? " (not over yet)" : ""}: ${amount(found.value[i], last.unit)}`;
    };
    const go = (i) => { at = Math.min(bars.length - 1, Math.max(0, i)); tell(at); };
    svg.addEventListener("pointermove", (event) => { const box = svg.getBoundingClientRect(); go(Math.floor(((event.clientX - box.left) * (slot * bars.length + LEFT + RIGHT) / box.width - LEFT) / slot)); });
    svg.addEventListener("focus", () => go(at));
    svg.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
      if (to !== undefined) { event.preventDefault(); go(to); }
    });
    tell(at);
  }
  return { element, show };
}
