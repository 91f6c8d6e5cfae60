// The body: colored by energy as the page comes, by activity or braking work on request.
const shapes = $$(".body [data-muscle]");
const kilojoules = (joules) => `${(joules / 1000).toFixed(joules < 9950 ? 1 : 0)} kJ`;
const measures = [
  { name: "Energy", key: "energy_share", words: percent },
  { name: "Peak activity", key: "peak_activation", words: percent, most: 1, means: "peak activity, of all the muscle could do" },
  { name: "Braking", key: "negative_work_J", words: kilojoules, means: "braking work, done while lengthening" },
];
const muscleRows = new Map(data.muscles.map((row) => [row.name, row]));
const asDrawn = new Map(shapes.map((shape) => [shape, { style: shape.getAttribute("style"), told: shape.firstElementChild.textContent }]));

function shade(scale, depth) {
  const place = Math.min(1, Math.max(0, depth)) * (scale.length - 1), low = Math.min(Math.floor(place), scale.length - 2);
  const channel = (code, at) => parseInt(code.slice(at, at + 2), 16);
  return `rgb(${[1, 3, 5].map((at) => Math.round(channel(scale[low], at) + (place - low) * (channel(scale[low + 1], at) - channel(scale[low], at)))).join(" ")})`;
}
const legendTexts = () => [...$(".legend .ticks").children, $(".legend .means")];
const legendDrawn = legendTexts().map((one) => one.textContent);

function colorBody(measure) {
  const back = measure === measures[0]; // what the page came with, left and right apart where they are
  const most = measure.most ?? Math.max(...data.muscles.map((row) => row[measure.key] ?? 0));
  for (const shape of shapes) {
    const row = muscleRows.get(shape.dataset.muscle), drawn = asDrawn.get(shape);
    if (!row) continue;
    const depth = Math.sqrt(Math.max(0, row[measure.key] ?? 0) / (most || 1));
    shape.setAttribute("style", back ? drawn.style : `--l:${shade(data.scale.light, depth)};--d:${shade(data.scale.dark, depth)}`);
    shape.firstElementChild.textContent = back ? drawn.told : `${row.plain} (${row.latin}): ${measure.words(row[measure.key] ?? 0)}`;
  }
  const told = back ? legendDrawn : [...[0, most / 4, most].map(measure.words), measure.means];
  legendTexts().forEach((one, i) => { one.textContent = told[i]; });
}
if (data.muscles.length) {
  const buttons = measures.map((measure, i) => {
    const button = make("button", { type: "button", "aria-pressed": String(i === 0) }, measure.name);
    button.addEventListener("click", () => {
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      colorBody(measure);
    });
    return button;
  });
  $("#measures").append(make("div", { class: "switch", role: "group", "aria-label": "Color the body by" }, ...buttons));
}
