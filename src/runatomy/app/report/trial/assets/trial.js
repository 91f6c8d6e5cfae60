// The page opens sorted by the first column of figures, groups alone.
if (heads.length) {
  sortBy(1, -1);
  showLevel("group");
}

// One muscle closely: the links become a select; the address tells which one is shown.
const chooser = $("#chooser");
if (chooser) {
  const pick = make("select", {});
  for (const item of chooser.querySelectorAll("li")) {
    pick.append(make("optgroup", { label: item.dataset.group }, ...[...item.querySelectorAll("a")].map((link, i) =>
      make("option", { value: link.hash }, i ? link.textContent : `${item.dataset.group}: ${link.textContent}`))));
  }
  const shown = () => { pick.value = $(".ones > :target") ? location.hash : `#${$(".ones > .one").id}`; };
  pick.addEventListener("change", () => { location.hash = pick.value; });
  addEventListener("hashchange", shown);
  chooser.replaceWith(make("div", { class: "controls" }, make("label", {}, "Show ", pick)));
  shown();
}

// One moment of the stride in every chart at once: pointer, finger, or the slider.
const charts = $$(".panel[data-low], .strip").map((svg) => ({ svg, edges: svg.classList.contains("strip") ? [0, 1000, 0, 300] : [350, 3050, 270, 1650] }));
const rounded = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)).replace("-", "−");

function values(chart) {
  if (chart.values) return chart.values;
  const [, , top, bottom] = chart.edges, low = Number(chart.svg.dataset.low), high = Number(chart.svg.dataset.high);
  chart.values = [...chart.svg.querySelectorAll(".mean")].map((line) => {
    const numbers = line.getAttribute("d").match(/-?\d+/g).map(Number);
    let y = numbers[1];
    const heights = [y, ...numbers.slice(2).filter((_, i) => i % 2).map((step) => (y += step))];
    return { look: line.classList[1], at: (share) => low + ((bottom - heights[Math.round(share * (heights.length - 1))]) / (bottom - top)) * (high - low) };
  });
  return chart.values;
}
function point(chart, share) {
  const [left, right, top, bottom] = chart.edges, { svg } = chart, strip = svg.classList.contains("strip");
  if (!chart.line) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path"), text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    path.setAttribute("class", "here");
    text.setAttribute("class", "now");
    text.setAttribute("x", right); text.setAttribute("y", 110);
    Object.assign(chart, { line: path, text, peaks: strip ? [...svg.parentNode.querySelectorAll(":scope > .peaks > span")] : [] });
    chart.quiet = chart.peaks.map((one) => one.childNodes[1].textContent);
  }
  svg.classList.toggle("pointed", share !== null);
  if (share === null) {
    chart.line.remove(); chart.text.remove();
    chart.peaks.forEach((one, i) => { one.childNodes[1].textContent = chart.quiet[i]; });
    return;
  }
  chart.line.setAttribute("d", `M${Math.round(left + share * (right - left))} ${top}V${bottom}`);
  const found = values(chart);
  if (strip) chart.peaks.forEach((one, i) => { one.childNodes[1].textContent = `${Math.round(found[i].at(share) * 100)} %`; });
  else chart.text.textContent = `${Math.round(share * 100)} %: ${found.map(({ look, at }) => `${look} ${rounded(at(share))}`).join(", ")}`;
  svg.append(chart.line, ...(strip ? [] : [chart.text]));
}
const near = (box) => box.width > 0 && box.bottom > -200 && box.top < innerHeight + 200;
function pointAll(share) {
  for (const chart of charts) if (share === null ? chart.line : near(chart.svg.getBoundingClientRect())) point(chart, share);
}
for (const chart of charts) {
  chart.svg.addEventListener("pointermove", (event) => {
    const box = chart.svg.getBoundingClientRect(), [left, right] = chart.edges, wide = chart.svg.viewBox.baseVal.width;
    pointAll(Math.min(1, Math.max(0, (((event.clientX - box.left) / box.width) * wide - left) / (right - left))));
  });
  chart.svg.addEventListener("pointerleave", () => pointAll(null));
}
const scrub = $(".scrub");
if (scrub) {
  const slider = make("input", { type: "range", min: 0, max: 100, step: 1, value: 0 }), told = make("output", {}, "–");
  slider.addEventListener("input", () => { told.textContent = `${slider.value} %`; pointAll(slider.value / 100); });
  slider.addEventListener("blur", () => { told.textContent = "–"; pointAll(null); });
  scrub.append(make("label", {}, "Moment of the stride ", slider, told));
}
const folded = $("details.provenance");
addEventListener("beforeprint", () => { folded.open = true; pointAll(null); });
