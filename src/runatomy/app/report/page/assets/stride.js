// One stride: each group's activity from foot strike to foot strike, and the chosen group's power.
const strideChart = $("#stride-chart");
const strideNames = { typical: "Typical", "steepest climb": "Steepest climb", "steepest descent": "Steepest descent" };
let stride = data.strides[0], strideTrack = null, strideGeometry = null;
// One scale for all groups and strides, so that they can be compared.
const strideMost = Math.max(0.2, ...data.strides.flatMap((one) => Object.values(one.groups).flatMap((curves) => curves.activation)).filter(known));

function drawStride() {
  const width = Math.max(280, strideChart.clientWidth || 900), narrow = width < 560;
  const left = narrow ? 8 : 176, right = narrow ? 44 : 56, rowHeight = narrow ? 46 : 38;
  const order = data.groups.filter((row) => stride.groups[row.name]).sort((a, b) => b.energy_J - a.energy_J);
  const x = (share) => left + share * (width - left - right);
  const xs = Array.from({ length: 101 }, (_, i) => x(i / 100));
  const svg = draw("svg", { "aria-hidden": "true" });
  const force = stride.ground_force_BW, forceTop = 22, forceBottom = forceTop + 58;
  const rowsTop = (force ? forceBottom : forceTop) + 24, rowsBottom = rowsTop + order.length * rowHeight;
  const powerOf = chosen ? groupOf(chosen) : order[0]?.name, power = stride.groups[powerOf]?.power_W_kg;
  const powerTop = rowsBottom + 34, bottom = power ? powerTop + 84 : rowsBottom;
  const contact = stride.contact_share;
  const tall = (rowHeight * (narrow ? 0.7 : 1.15)) / strideMost;
  if (known(contact)) {
    svg.append(draw("rect", { class: "stance", x: x(0), y: forceTop, width: x(contact) - x(0), height: bottom - forceTop }),
      draw("text", { x: x(0) + 4, y: forceTop - 7 }, "foot strike"), draw("text", { x: x(contact), y: forceTop - 7, "text-anchor": "middle" }, "toe-off"));
  }
  svg.append(draw("text", { x: x(1), y: forceTop - 7, "text-anchor": narrow ? "end" : "middle" }, "foot strike"));
  for (let n = 0; n <= 100; n += 20) {
    svg.append(draw("line", { class: "grid", x1: x(n / 100), x2: x(n / 100), y1: forceTop, y2: bottom }),
      draw("text", { x: x(n / 100), y: bottom + 18, "text-anchor": "middle" }, `${n} %`));
  }
  const shown = [];
  if (force) {
    const most = Math.max(...force, 1), y = (value) => forceBottom - (value / most) * (forceBottom - forceTop - 4);
    const at = force.indexOf(Math.max(...force));
    svg.append(draw("path", { class: "ground", d: area(xs, force.map(y), forceBottom) }),
      draw("text", { class: "title", x: narrow ? x(contact ?? 0.4) + 10 : left - 10, y: forceBottom - 24, "text-anchor": narrow ? "start" : "end" }, "Ground force"),
      draw("text", { x: narrow ? x(contact ?? 0.4) + 10 : left - 10, y: forceBottom - 8, "text-anchor": narrow ? "start" : "end" }, `peak ${force[at].toFixed(1)} × body weight`));
    shown.push({ values: force, y: forceBottom - 6, words: (value) => value.toFixed(1) });
  }
  order.forEach((row, i) => {
    const base = rowsTop + (i + 1) * rowHeight, values = stride.groups[row.name].activation;
    const g = draw("g", { class: chosen && groupOf(chosen) === row.name ? "row on" : "row", "data-choose": row.name });
    g.append(draw("rect", { class: "hit", x: 0, y: base - rowHeight, width, height: rowHeight }),
      draw("path", { class: "active", d: area(xs, values.map((value) => base - value * tall), base) }),
      draw("path", { class: "edge", d: path(xs, values.map((value) => base - value * tall)) }),
      draw("text", { class: "who", x: narrow ? left : left - 10, y: narrow ? base - rowHeight + 13 : base - 9, "text-anchor": narrow ? "start" : "end" }, row.plain));
    svg.append(g);
    shown.push({ values, y: base - 5, words: (value) => percent(value), quiet: percent(Math.max(...values)) });
  });
  if (power) drawPower(svg, power, rows.get(powerOf), { xs, x, left, right, width, top: powerTop, bottom, narrow });
  const labels = shown.map(({ y, quiet }) => draw("text", { x: width - right + 8, y }, quiet ?? ""));
  const cursor = draw("line", { class: "cursor", y1: forceTop, y2: bottom, visibility: "hidden" });
  svg.append(...labels, draw("text", { x: width - right + 8, y: rowsTop - 2 }, "peak"), cursor);
  svg.setAttribute("viewBox", `0 0 ${width} ${bottom + 26}`);
  strideChart.replaceChildren(svg);
  strideGeometry = { left, right, x, shown, labels, cursor };
  aboutStride();
  moveStride(strideTrack?.at ?? null);
}
function drawPower(svg, power, row, { xs, x, left, right, width, top, bottom, narrow }) {
  const most = Math.max(...power.map(Math.abs), 0.01), middle = (top + bottom) / 2;
  const y = (value) => middle - (value / most) * ((bottom - top) / 2 - 2);
  svg.append(draw("path", { class: "lift", d: area(xs, power.map((value) => y(Math.max(0, value))), middle) }),
    draw("path", { class: "brake", d: area(xs, power.map((value) => y(Math.min(0, value))), middle) }),
    draw("path", { class: "power", d: path(xs, power.map(y)) }),
    draw("line", { class: "axis", x1: left, x2: width - right, y1: middle, y2: middle }),
    draw("text", { class: "title", x: narrow ? left : left - 10, y: narrow ? top - 8 : middle - 14, "text-anchor": narrow ? "start" : "end" }, `Power: ${short(row.plain).toLowerCase()}`));
  if (!narrow) svg.append(draw("text", { x: left - 10, y: middle + 4, "text-anchor": "end" }, "above: drives (shortens)"), draw("text", { x: left - 10, y: middle + 20, "text-anchor": "end" }, "below: brakes (lengthens)"));
  svg.append(draw("text", { x: width - right + 8, y: top + 10 }, `+${most.toFixed(1)}`), draw("text", { x: width - right + 8, y: bottom }, `−${most.toFixed(1)}`), draw("text", { x: width - right + 8, y: middle + 4 }, "W/kg"));
}
function moveStride(share) {
  const { x, shown, labels, cursor } = strideGeometry;
  cursor.setAttribute("visibility", share === null ? "hidden" : "visible");
  const at = share === null ? null : Math.round(share * 100);
  shown.forEach(({ values, words, quiet }, i) => { labels[i].textContent = at === null ? quiet ?? "" : words(values[at]); });
  if (at === null) return;
  cursor.setAttribute("x1", x(at / 100)); cursor.setAttribute("x2", x(at / 100));
  strideChart.setAttribute("aria-valuenow", String(at));
  const group = chosen ? groupOf(chosen) : null;
  strideChart.setAttribute("aria-valuetext", `${at} % of the stride` + (group ? `, ${rows.get(group).plain} ${percent(stride.groups[group]?.activation[at])}` : ""));
}
function aboutStride() {
  const pairs = [["", `${stride.speed_m_s.toFixed(2)} m/s (${pace(stride.speed_m_s)})`], ["slope", signed(stride.slope, 1)], ["", `${Math.round(stride.step_rate_spm)} steps a minute`]];
  if (known(stride.contact_share)) pairs.push(["foot on the ground", percent(stride.contact_share)]);
  if (known(stride.at_s)) pairs.push(["", `${clock(stride.at_s)} into the run`]);
  tell($("#stride-about"), pairs);
  const one = chosen && !isGroup(chosen) ? rows.get(chosen) : null;
  const breathes = chosen && !stride.groups[groupOf(chosen)];
  $("#stride-note").textContent = breathes ? `${rows.get(chosen).plain}: breaths keep their own time, so no curve is drawn.` : one ? `${one.plain} is shown with its group, ${rows.get(one.group).plain.toLowerCase()}.` : "Activity is the share of all a muscle could do; the two legs alternate, half a stride apart.";
}
if (stride) {
  $("#stride-switch").append(...data.strides.map((one) => {
    const button = make("button", { type: "button", "aria-pressed": String(one === stride) }, strideNames[one.label] ?? one.label);
    button.addEventListener("click", () => {
      stride = one;
      for (const other of $("#stride-switch").children) other.setAttribute("aria-pressed", String(other === button));
      drawStride();
    });
    return button;
  }));
  strideTrack = track(strideChart, () => strideGeometry, moveStride, () => 0.01);
  followers.push(drawStride);
  new ResizeObserver(drawStride).observe(strideChart);
} else $("#stride").remove();
