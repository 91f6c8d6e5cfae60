// The headline: the run's name, when it was, and its figures in a line.
import { patch } from "/assets/shell/api.js";
import { climb, clock, day, distance, energy, known, number, pace, time, weekday, whole } from "/assets/shell/formats.js";
import { announce, make, notice } from "/assets/shell/page.js";

export function headline(run, analysis, settings) {
  const total = analysis.total, speed = run.moving_s ? run.distance_m / run.moving_s : null;
  const facts = [
    ["Distance", distance(run.distance_m), null],
    ["Time", clock(run.moving_s), known(run.duration_s) && run.duration_s - run.moving_s > 20 ? `${clock(run.duration_s)} with stops` : "moving"],
    ["Pace", pace(speed), "mean while moving"],
    ["Climb", climb(run.ascent_m), known(run.descent_m) ? `${climb(run.descent_m)} down` : null],
    ["Energy", energy(total.energy_J), known(total.low_J) ? range(total) : null],
    ["Heart rate", known(run.heart_rate_bpm) ? `${whole(run.heart_rate_bpm)} bpm` : null, "mean"],
  ].filter(([, value]) => value);
  const about = [run.start ? `${weekday(run.start)} ${day(run.start)}, ${time(run.start)}` : "No date", run.device].filter(Boolean).join(" · ");
  return make("header", { class: "run-head" },
    make("p", { class: "eyebrow" }, make("a", { href: "/" }, "Runs"), ` / ${about}`),
    make("div", { class: "run-top" }, title(run), downloads(run, settings)),
    make("dl", { class: "facts" }, facts.map(([term, value, more]) => make("div", {}, make("dt", {}, term), make("dd", {}, value, more ? make("small", {}, more) : null)))));
}

function range({ energy_J, low_J, high_J }) {
  const [size, digits, name] = energy_J >= 9.95e6 ? [1e6, 1, "MJ"] : [1e3, 0, "kJ"];
  return `range ${number(low_J / size, digits)}–${number(high_J / size, digits)} ${name}`;
}

// The name with a button to change it; Enter keeps, Escape leaves it as it was.
function title(run) {
  const box = make("div", { class: "run-title" });
  const shown = () => {
    const button = make("button", { type: "button", class: "button quiet", onclick: edit, "aria-label": "Change the name" }, "Rename");
    box.replaceChildren(make("h1", {}, run.name || "Run"), button);
    return button;
  };
  const edit = () => {
    const field = make("input", { type: "text", value: run.name ?? "", maxlength: 200, "aria-label": "Name of the run", name: "name" });
    const save = async (event) => {
      event.preventDefault();
      try {
        const kept = await patch(`/runs/${run.id}`, { name: field.value.trim() });
        run.name = kept?.name ?? field.value.trim();
        document.title = `${run.name} · Runatomy`;
        shown().focus();
        announce("Name saved");
      } catch (error) { box.append(notice(error)); }
    };
    const form = make("form", { onsubmit: save, onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); shown().focus(); } } },
      field, make("button", { class: "button main" }, "Save"), make("button", { type: "button", class: "button", onclick: () => shown().focus() }, "Cancel"));
    box.replaceChildren(form);
    field.select();
  };
  shown();
  return box;
}

// While the privacy zone is on, the original is the one file that still holds every position: it says so.
function downloads(run, settings) {
  const hidden = Boolean(settings?.privacy?.on);
  const files = [["report.html", "Report"], ["table.csv", "Table (CSV)"], ["series.parquet", "Seconds (Parquet)"],
    hidden ? ["original?positions=true", "Original, all positions"] : ["original", "Original file"]];
  return make("nav", { class: "downloads", "aria-label": "Downloads" }, files.map(([file, name]) =>
    make("a", { class: "button", href: `/api/v1/runs/${run.id}/${file}`, ...(file === "report.html" ? { target: "_blank", rel: "noopener" } : { download: true }) }, name)));
}

// What a reader must know, in plain words; long lists fold.
export function warnings(analysis) {
  const told = analysis.warnings ?? [];
  if (!told.length) return null;
  const list = make("ul", {}, told.map((text) => make("li", {}, plain(text))));
  if (told.length === 1) return make("div", { class: "notice run-notes" }, list);
  return make("details", { class: "notice run-notes" }, make("summary", {}, `${told.length} things to know about these figures`), list);
}
const plain = (text) => text.replace(/ \(--mass\)| \(--height\)/g, " (set it under Settings)");
