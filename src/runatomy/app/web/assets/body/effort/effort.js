// Effort: what the last days asked of heart and fuel, against the habit, and week by week.
import { get } from "/assets/shell/api.js";
import { calm, make, notice, ready } from "/assets/shell/page.js";
import { energy, percent, plural, shortDay, whole } from "/assets/shell/formats.js";
import { findings } from "/assets/answers/finding.js";
import { grade } from "/assets/answers/grade.js";
import { VERDICTS } from "/assets/body/scale.js";
import { weeks } from "./weeks.js";

const root = await ready("effort");
let found = null, chosen = "trimp", turn = 0, seen = null;
const cells = make("div", { class: "efforts" }), lead = make("p", { class: "small lead" }), said = make("div", { class: "said" }), trouble = make("div"), chart = weeks(), content = make("div", { hidden: true });
const note = make("p", { class: "small note" }, "The training impulse counts minutes, weighed by how hard the heart worked. Ranges say how far people, and your settings, may differ from what is computed; your own weeks share most of that, so that what is usual for you tells more than the figure itself.");
content.append(make("h2", {}, "Heart and fuel"), lead, cells, note, make("div", { class: "effort-more" }, chart.element, make("div", {}, make("h3", {}, "The last seven days"), said)));
root.append(trouble, content);

// What the page above shows is in its address: runner, last day, window, layer.
function asked() {
  const given = new URLSearchParams(location.search), days = Number(given.get("days"));
  const runner = document.querySelector('#body select[aria-label="Runner"]')?.value;
  return { runner: given.get("runner") || runner || null, until: given.get("until"), days: [7, 28, 84].includes(days) ? days : 7, shown: given.get("layer") !== "recovery" };
}
async function load() {
  const { runner, until, shown, days } = asked(), mine = ++turn, key = `${runner} ${until}`;
  root.hidden = !shown;
  if (!shown) return;
  try {
    if (key !== seen) {
      const answer = await get("/loads/effort", { runner, until });
      if (mine !== turn) return;
      [found, seen] = [answer, key];
    }
    trouble.replaceChildren();
    show(days);
  } catch (error) { trouble.replaceChildren(notice(error)); content.hidden = true; }
}
const at = (row, days) => row.windows.find((one) => one.days === days);
// Telling a value of a row: minutes bare, energy in kJ, fat and carbohydrate in grams.
const told = (row) => (value) => (row.unit === "min" || row.J_per_g ? whole(rough(row.J_per_g ? value / row.J_per_g : value)) + (row.J_per_g ? "\u00a0g" : "") : energy(value));
const rough = (value) => (Math.abs(value) >= 100 ? Math.round(value / 10) * 10 : value);
const bare = (text) => text.replace(/\u00a0.*$/, "");
const unitOf = (text) => text.replace(/^[^\u00a0]*/, "");
const likely = (tell, one) => (tell(one.low) === tell(one.high) ? "measured" : `likely ${range(tell, one.low, one.high)}`);
const range = (tell, low, high) => { const [a, b] = [tell(low), tell(high)]; return unitOf(a) === unitOf(b) ? `${bare(a)} to ${b}` : `${a} to ${b}`; };

// Runs of the last year whose analysis stays older than these figures: named, as nothing mends it by itself.
const missing = (lost) => `Missing, as the original file is gone and the analysis is of an older version: ${lost.slice(-3).map((run) => `${run.name} (${shortDay(run.date)})`).join(", ")}${lost.length > 3 ? ` and ${lost.length - 3} more` : ""}.`;

function show(days) {
  content.hidden = !found.rows[0].windows.some((one) => one.runs);
  if (content.hidden) return;
  const first = at(found.rows[0], days);
  lead.textContent = `${plural(first.runs, "run")} in ${days} days; heart rate covers ${percent(first.measured)} of the running${first.measured < 0.95 ? ", the power of running tells the rest with a wider range" : ""}.${found.waiting ? ` ${plural(found.waiting, "run")} of the last year ${found.waiting === 1 ? "waits" : "wait"} to be analyzed anew.` : ""}${found.lost.length ? ` ${missing(found.lost)}` : ""}`;
  cells.replaceChildren(...found.rows.map((row) => cell(row, at(row, days))));
  said.replaceChildren(found.findings.length ? findings(found.findings) : make("p", { class: "small" }, found.rows[0].windows[0].runs ? "They are told once their runs are analyzed anew." : "No run in them."));
  chart.show({ row: found.rows.find((row) => row.name === chosen), tell: told(found.rows.find((row) => row.name === chosen)), ...asked() });
}
function cell(row, one) {
  const tell = told(row), [, sign] = VERDICTS[one.verdict], on = row.name === chosen;
  const usual = one.usual && one.verdict !== "cannot tell" ? `usually ${range(tell, one.usual.low, one.usual.high)}` : one.why || (one.missing_days ? `what is usual: ${plural(one.missing_days, "day")} more` : "");
  return make("div", { class: `effort${on ? " on" : ""}`, "data-name": row.name },
    make("button", { type: "button", "aria-pressed": String(on), onclick: () => { chosen = row.name; show(asked().days); cells.querySelector('[aria-pressed="true"]')?.focus(); } }, row.plain),
    make("p", { class: "much serif" }, one.carried ? tell(one.carried.usual) : "cannot tell"),
    make("p", { class: "small" }, one.carried ? (one.runs ? `${likely(tell, one.carried)}${one.told < one.runs ? `, of ${one.told} in ${plural(one.runs, "run")}` : ""}` : "no run") : one.waiting ? "until the runs are analyzed anew" : one.lost ? `the files of ${plural(one.lost, "run")} are gone` : "give your age or maximal heart rate in the settings"),
    make("p", { class: "verdict" }, make("i", { class: "swatch", style: `background:var(${VERDICTS[one.verdict][0]})`, "aria-hidden": "true" }), make("span", { class: "sign", "aria-hidden": "true" }, sign), one.verdict),
    usual ? make("p", { class: "small" }, usual) : null,
    make("p", { class: "small", title: `${one.evidence.source}. ${one.evidence.note ?? ""}` }, grade(one.evidence.grade)));
}
const follow = calm(load, 60);
for (const kind of ["click", "change"]) document.addEventListener(kind, (event) => { if (event.target.closest?.("#body")) follow(); });
await load();
