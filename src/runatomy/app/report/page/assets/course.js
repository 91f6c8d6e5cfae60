// Along the run: elevation and speed, and the chosen muscle's load under them.
const course = data.course;
const courseChart = $("#course-chart");
let axis = "distance";
let courseTrack = null, courseGeometry = null;

function courseLoad() {
  if (course.load[courseRow()?.name]) return course.load[courseRow().name];
  const all = data.groups.map((row) => course.load[row.name]).filter(Boolean);
  return course.time.map((_, i) => all.reduce((sum, values) => (known(values[i]) ? (sum ?? 0) + values[i] : sum), null));
}
// The row whose load is drawn: the chosen muscle's, or its group's where muscles have no series.
const courseRow = () => (chosen ? rows.get(course.load[chosen] ? chosen : groupOf(chosen)) : null);
const courseName = () => courseRow()?.plain ?? "All muscles";
function drawCourse() {
  const width = Math.max(280, courseChart.clientWidth || 900), narrow = width < 560, left = 46, right = narrow ? 14 : 62;
  const panels = [["altitude", 118], ["speed", 84], ["load", 132]].filter(([key]) => key === "load" || course[key]?.some(known));
  const xs0 = course[axis] ?? course.time, [, end] = extent(xs0);
  const x = (value) => left + (value / (end || 1)) * (width - left - right);
  const xs = xs0.map((value) => (known(value) ? x(value) : null));
  const values = { altitude: course.altitude, speed: course.speed, load: courseLoad() };
  const titles = { altitude: "Elevation, m", speed: "Speed, m/s", load: `${courseName()}: power, W` };
  const svg = draw("svg", { "aria-hidden": "true" });
  const plots = [];
  let top = 24;
  for (const [key, height] of panels) {
    const bottom = top + height, [least, most] = extent(values[key]);
    const low = key === "altitude" ? Math.min(least, (least + most) / 2 - 10) : 0;
    const high = key === "altitude" ? Math.max(most, low + 20) : most * (key === "load" && courseRow() ? 1.24 : 1.06) || 1;
    const y = (value) => bottom - ((value - low) / (high - low)) * height;
    const ys = values[key].map((value) => (known(value) ? y(value) : null));
    for (const tick of ticks(low, high, height / (key === "speed" ? 20 : 38))) {
      svg.append(draw("line", { class: "grid", x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
        draw("text", { x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, String(Number(tick.toFixed(6)))));
      if (key === "speed" && tick > 0 && !narrow) svg.append(draw("text", { x: width - right + 8, y: y(tick) + 4 }, pace(tick)));
    }
    if (key === "altitude") svg.append(draw("path", { class: "ground", d: area(xs, ys, bottom) }), draw("path", { class: "ridge", d: path(xs, ys) }));
    if (key === "speed") svg.append(draw("path", { class: "speed", d: path(xs, ys) }));
    if (key === "load") svg.append(draw("path", { class: "load", d: area(xs, ys, bottom) }), draw("path", { class: "load-edge", d: path(xs, ys) }));
    if (key === "load" && courseRow()) markHardest(svg, courseRow(), xs, ys, width);
    svg.append(draw("text", { class: "title", x: left, y: top - 9 }, titles[key]));
    plots.push({ key, ys });
    top = bottom + 34;
  }
  top -= 26;
  const kinds = ["stand", "walk", "run"];
  for (let i = 0, from = 0; i < xs.length; i++) {
    if (i + 1 < xs.length && course.gait[i + 1] === course.gait[from]) continue;
    const until = xs[Math.min(i + 1, xs.length - 1)] ?? xs[i];
    if (known(xs[from]) && until > xs[from]) svg.append(draw("rect", { class: kinds[course.gait[from]], x: xs[from], y: top, width: until - xs[from], height: 6 }));
    from = i + 1;
  }
  const byTime = axis === "time" || !course.distance;
  for (const tick of byTime ? clockTicks(end, width / 90) : ticks(0, end / 1000, width / 90).map((n) => n * 1000)) {
    svg.append(draw("text", { x: x(tick), y: top + 22, "text-anchor": "middle" }, byTime ? clock(tick) : String(Number((tick / 1000).toFixed(2)))));
  }
  svg.append(draw("text", { x: width - right, y: top + 38, "text-anchor": "end" }, byTime ? "time" : "kilometers"));
  const cursor = draw("g", { visibility: "hidden" }, draw("line", { class: "cursor", y1: 18, y2: top }), ...plots.map(() => draw("circle", { class: "dot", r: 4 })));
  svg.append(cursor);
  svg.setAttribute("viewBox", `0 0 ${width} ${top + 42}`);
  courseChart.replaceChildren(svg);
  courseGeometry = { left, right, xs, plots, cursor, values, width };
  moveCourse(courseTrack?.at ?? null);
}
function wholeRun(load) {
  const row = courseRow(), name = short(courseName()).toLowerCase();
  if (!row) return [[`${name}, at most`, watts(extent(load)[1])]];
  return [[`${name}, hardest`, watts(row.hardest_power_W)], ["at", `${known(row.hardest_at_m) ? `${km(row.hardest_at_m, 1)}, ` : ""}${clock(row.hardest_at_s)}`]];
}
function markHardest(svg, row, xs, ys, width) {
  if (!known(row.hardest_at_s)) return;
  const at = course.time.reduce((best, time, i) => (Math.abs(time - row.hardest_at_s) < Math.abs(course.time[best] - row.hardest_at_s) ? i : best), 0);
  if (!known(xs[at]) || !known(ys[at])) return;
  const anchor = xs[at] > width - 160 ? "end" : "start";
  svg.append(draw("circle", { class: "peak", cx: xs[at], cy: ys[at], r: 4.5 }),
    draw("text", { class: "title", x: xs[at] + (anchor === "end" ? -9 : 9), y: ys[at] - 6, "text-anchor": anchor }, `hardest, ${clock(row.hardest_at_s)}`));
}
function moveCourse(share) {
  const { left, right, xs, plots, cursor, values, width } = courseGeometry, readout = $("#course-readout");
  cursor.setAttribute("visibility", share === null ? "hidden" : "visible");
  if (share === null) return tell(readout, wholeRun(values.load));
  const want = left + share * (width - left - right);
  let at = 0;
  for (let i = 0; i < xs.length; i++) if (known(xs[i]) && Math.abs(xs[i] - want) < Math.abs(xs[at] - want)) at = i;
  const line = cursor.firstChild;
  line.setAttribute("x1", xs[at]); line.setAttribute("x2", xs[at]);
  plots.forEach(({ ys }, i) => {
    const dot = cursor.children[i + 1];
    dot.setAttribute("visibility", known(ys[at]) ? "inherit" : "hidden");
    dot.setAttribute("cx", xs[at]); dot.setAttribute("cy", ys[at] ?? 0);
  });
  const pairs = [["", `${km(course.distance?.[at])}, ${clock(course.time[at])}`]];
  if (known(course.altitude?.[at])) pairs.push(["elevation", `${Math.round(course.altitude[at])} m`], ["slope", signed(course.slope?.[at], 1)]);
  if (known(course.speed?.[at])) pairs.push(["speed", `${course.speed[at].toFixed(1)} m/s` + (course.speed[at] > 0.3 ? ` (${pace(course.speed[at])})` : "")]);
  if (known(course.heart?.[at])) pairs.push(["heart", `${course.heart[at]} bpm`]);
  if (known(course.air?.[at])) pairs.push(["breath", `${course.air[at]} L/min`]);
  pairs.push([short(courseName()).toLowerCase(), watts(values.load[at])]);
  tell(readout, pairs);
  courseChart.setAttribute("aria-valuenow", String(Math.round(share * 100)));
  courseChart.setAttribute("aria-valuetext", readout.textContent);
}
if (course) {
  if (!course.distance?.some(known)) axis = "time";
  for (const button of $$("[data-axis]")) {
    button.setAttribute("aria-pressed", String(button.dataset.axis === axis));
    button.addEventListener("click", () => {
      axis = button.dataset.axis;
      for (const other of $$("[data-axis]")) other.setAttribute("aria-pressed", String(other === button));
      drawCourse();
    });
  }
  courseTrack = track(courseChart, () => courseGeometry, moveCourse, () => 1 / course.time.length);
  followers.push(drawCourse);
  new ResizeObserver(drawCourse).observe(courseChart);
} else $("#course").remove();
