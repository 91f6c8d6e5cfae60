// Weeks: one of training impulse, energy, fat and carbohydrate by weeks, with its likely range.
import { get } from "/assets/shell/api.js";
import { draw, make, notice } from "/assets/shell/page.js";
import { known, plural, shortDay } from "/assets/shell/formats.js";

const HIGH = 210, TOP = 18, BOTTOM = 24, SIDE = 8, COUNT = 26;
export function weeks() {
  const title = make("h3"), chart = make("div", { class: "weeks-chart" }), readout = make("p", { class: "readout small", "aria-live": "polite" });
  const element = make("section", { class: "weeks", "aria-label": "Heart and fuel by weeks" }, title, make("p", { class: "small" }, "By weeks from Monday; the thin line is the likely range."), chart, readout);
  let last = null, found = null, turn = 0, key = null;
  new ResizeObserver(() => found && plot()).observe(chart);

  async function show(choice) { // {row, tell, runner, until}
    last = choice;
    title.textContent = choice.row.plain;
    const wanted = `${choice.row.name} ${choice.runner} ${choice.until}`, mine = ++turn;
    if (wanted === key) return;
    try {
      const answer = await get("/loads/effort/trend", { runner: choice.runner, name: choice.row.name, weeks: COUNT, until: choice.until });
      if (mine !== turn) return;
      [found, key] = [answer, wanted];
      plot();
    } catch (error) { chart.replaceChildren(notice(error)); }
  }
  function plot() {
    const { row, tell } = last, week = row.windows[0], usual = week.verdict === "cannot tell" ? null : week.usual, wide = Math.max(260, chart.clientWidth), slot = (wide - 2 * SIDE) / COUNT;
    const most = Math.max(1e-9, usual?.high ?? 0, ...found.high.map((value) => value ?? 0)) * 1.04, y = (value) => TOP + (HIGH - TOP - BOTTOM) * (1 - value / most);
    const svg = draw("svg", { viewBox: `0 0 ${wide} ${HIGH}`, role: "img", tabindex: 0, "aria-label": `${row.plain} by weeks; arrow keys tell each week` });
    if (usual) svg.append(draw("rect", { class: "band", x: SIDE, width: wide - 2 * SIDE, y: y(usual.high), height: Math.max(1, y(usual.low) - y(usual.high)) }));
    const bars = found.value.map((value, i) => draw("rect", { class: `bar${i === COUNT - 1 ? " now" : ""}`, x: SIDE + (i + 0.14) * slot, width: slot * 0.72, y: y(value ?? 0), height: HIGH - BOTTOM - y(value ?? 0) }));
    const lines = found.value.map((value, i) => (value ? draw("line", { class: "likely", x1: SIDE + (i + 0.5) * slot, x2: SIDE + (i + 0.5) * slot, y1: y(found.low[i]), y2: y(found.high[i]) }) : null)).filter(Boolean);
    svg.append(...bars, ...lines, draw("line", { class: "axis", x1: SIDE, x2: wide - SIDE, y1: HIGH - BOTTOM, y2: HIGH - BOTTOM }), draw("text", { x: SIDE, y: 12 }, tell(most / 1.04)), ...months(slot));
    follow(svg, bars, slot);
    chart.replaceChildren(svg);
  }
  function months(slot) {
    let free = -1;
    return found.weeks.flatMap((from, i) => {
      if ((i && from.slice(0, 7) === found.weeks[i - 1].slice(0, 7)) || i * slot < free) return [];
      free = i * slot + 46;
      return [draw("text", { x: SIDE + i * slot, y: HIGH - 7 }, shortDay(from).split(" ")[1])];
    });
  }
  function follow(svg, bars, slot) {
    let at = bars.length - 1;
    const go = (to) => {
      at = Math.min(bars.length - 1, Math.max(0, to));
      bars.forEach((bar, i) => bar.classList.toggle("on", i === at));
      const value = found.value[at], runs = plural(found.runs[at], "run");
      readout.textContent = `Week of ${shortDay(found.weeks[at])}: ${!found.runs[at] ? "no run" : known(value) ? `${last.tell(value)}${last.tell(found.low[at]) === last.tell(found.high[at]) ? "" : ` (likely ${last.tell(found.low[at])} to ${last.tell(found.high[at])})`}, ${runs}` : `${runs}; cannot tell`}`;
    };
    svg.addEventListener("pointermove", (event) => { const box = svg.getBoundingClientRect(); go(Math.floor((((event.clientX - box.left) * (slot * bars.length + 2 * SIDE)) / box.width - SIDE) / slot)); });
    svg.addEventListener("focus", () => go(at));
    svg.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
      if (to !== undefined) { event.preventDefault(); go(to); }
    });
    go(at);
  }
  return { element, show };
}
