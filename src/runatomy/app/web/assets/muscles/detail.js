// One muscle: where it is, what it does, and how its work answers to the way one runs.
import { get } from "/assets/shell/api.js";
import { largeBody } from "/assets/shell/body.js";
import { number, pace, percent, short } from "/assets/shell/formats.js";
import { calm, make, notice } from "/assets/shell/page.js";
import { Stage } from "../run/body/stage.js";
import { strideCurve } from "../run/body/stride_curve.js";
import { grade, watts } from "../run/course/panels.js";
import { conditions } from "./conditions.js";
import { responses } from "./responses.js";

export async function detail(root, row, rows) {
  const [more, person] = await Promise.all([get(`/muscles/${row.name}`), runner()]);
  root.replaceChildren(top(row, more, rows), ...(row.response ? [] : [make("p", { class: "notice" }, quiet(row))]));
  if (!row.response) return;
  const told = make("p", { class: "told", "aria-live": "polite" }), curve = make("div", {}), stageBox = make("div", {}), trouble = make("div", {});
  const stage = new Stage(stageBox, { onPick: (name) => { if (name && name !== row.name && rows.some((one) => one.name === name)) location.assign(`/muscles/${name}`); } });
  const curves = responses(row, person, (name, value) => controls.set(name, value));
  const controls = conditions(calm(show, 90));
  root.append(
    make("section", { class: "in-stride", "aria-labelledby": "h-stride" }, make("h2", { id: "h-stride" }, "In the stride"),
      make("div", { class: "stride-grid" }, stageBox, make("div", {}, controls.element, trouble, told, curve))),
    curves.element,
    make("p", { class: "note" }, `Modeled from solved strides of a usual runner${person.mass ? `, for ${number(person.mass, 0)} kg` : ""}; both legs together. The shaded band is the range in which 90 of 100 runners and assumptions lie. No watch measures a muscle.`));
  stage.select(row.name, "right");
  stage.ready.then((figure) => figure?.on("condition", () => {
    const values = figure.curve(row.name, "right");
    if (values.length) drawn = strideCurve(values, figure.contact(), row.plain), curve.replaceChildren(make("h3", {}, "Activity over one stride"), drawn.element);
  }));
  stage.ready.then((figure) => figure?.on("phase", (phase) => drawn?.at(phase)));
  let drawn = null;
  await show(controls.values);

  async function show(values) {
    stage.condition({ ...values, step_rate_spm: values.step_rate_spm ?? undefined });
    try {
      const stride = await get("/explain", { speed: values.speed, grade: values.slope * 100, cadence: values.step_rate_spm, ...person });
      controls.usual(values.step_rate_spm === null ? stride.conditions.step_rate_spm : null);
      told.replaceChildren(...inWords(row, stride));
      trouble.replaceChildren();
      stage.say(`${pace(values.speed)}, slope ${grade(values.slope)}`);
      await curves.show(values, stride.conditions.step_rate_spm);
    } catch (error) { if (!error.what) throw error; trouble.replaceChildren(notice(error)); }
  }
}
async function runner() {
  try {
    const { runners } = await get("/runners"), me = runners.find((one) => one.default) ?? runners[0];
    const mass = me?.masses?.toSorted((a, b) => (a.on_date < b.on_date ? 1 : -1))[0]?.mass_kg;
    return { mass: mass ?? null, height: me?.height_m ?? null, sex: me?.sex ?? null };
  } catch { return {}; }
}
function top(row, more, rows) {
  const body = largeBody({ label: `Where it is: ${row.plain}, front and back` });
  body.paint(({ muscle }) => (muscle === row.name ? { fill: "var(--load-6)", label: row.plain } : null));
  body.choose(({ muscle }) => muscle === row.name);
  const seen = Boolean(body.element.querySelector(`[data-muscle="${row.name}"]`));
  const jump = make("select", { "aria-label": "Another muscle", onchange: () => location.assign(`/muscles/${jump.value}`) },
    [...new Map(rows.map((one) => [one.group, one.group_plain]))].map(([group, plain]) => make("optgroup", { label: plain },
      rows.filter((one) => one.group === group).map((one) => make("option", { value: one.name, selected: one.name === row.name }, one.plain)))));
  return make("div", { class: "muscle-top" },
    make("div", {}, make("p", { class: "crumbs" }, make("a", { href: "/muscles" }, "Muscles"), ` / ${row.group_plain} `, jump),
      make("h1", {}, row.plain, make("em", { lang: "la" }, row.latin)),
      make("h2", {}, "What it does"), make("p", {}, row.does), make("h2", {}, "When you run"), make("p", {}, row.in_running),
      more.tissues.length ? make("p", {}, "It pulls on the ", more.tissues.map((one, i) => [i ? ", " : "", make("b", {}, one.plain)]), ".") : null,
      more.neighbors.length ? make("div", { class: "neighbors" }, make("span", {}, "Its neighbors:"), more.neighbors.map((one) => make("a", { class: "chip", href: `/muscles/${one.name}` }, one.plain))) : null),
    make("figure", { class: "muscle-place" }, body.element, seen ? null : make("figcaption", {}, "It lies deep, under the muscles drawn here.")));
}
function inWords(row, stride) {
  const mine = stride.muscles.find((one) => one.name === row.name), { speed_m_s, slope, outside_atlas } = stride.conditions;
  const order = [...stride.muscles].sort((a, b) => b.energy_J - a.energy_J).findIndex((one) => one.name === row.name) + 1;
  const place = order === 1 ? "more than any other muscle" : `place ${order} of ${stride.muscles.length}`;
  const where = Math.abs(slope) < 0.0025 ? "on the level" : `at ${grade(slope)}`;
  const braking = mine.braking_share === null ? null : ` ${percent(mine.braking_share)} of its work is braking, done while it lengthens.`;
  return [`At ${pace(speed_m_s)} ${where} it uses `, make("b", {}, watts((mine.energy_J * speed_m_s) / 1000)), ", ",
    make("b", {}, `${number(mine.energy_share * 100, 1)} %`), ` of all muscles’ energy (range ${number(mine.low * 100, 1)}–${number(mine.high * 100, 1)} %): ${place}.`, braking,
    outside_atlas ? " These conditions lie beyond what was solved; the nearest stride stands in." : null].filter(Boolean);
}
const quiet = (row) => `${short(row.plain)}: ${row.region === "arm" ? "arms swing, but their muscles are not among those solved" : "it has no path in the body model"}, so its answer to speed, slope and step rate cannot be told.`;
