// The trials: a list that follows the work until each is done.
import { get, remove } from "/assets/shell/api.js";
import { known, number, plural, shortDay } from "/assets/shell/formats.js";
import { announce, make, notice, sentence } from "/assets/shell/page.js";

const EACH = 1000; // [ms] between two looks at a trial that is not done
export const STATES = { queued: "waiting", running: "being analyzed", done: "done", failed: "failed" };

export function trialList(trials) {
  const list = make("ul", { class: "trials" }), none = make("p", { class: "lead" }, "No trial yet.");
  const element = make("section", { "aria-labelledby": "h-trials" }, make("h2", { id: "h-trials" }, "Trials"), none, list);
  const put = (trial, first) => {
    const item = make("li", { "data-trial": trial.id });
    if (first) list.prepend(item); else list.append(item);
    show(item, trial);
    none.hidden = true;
  };
  trials.forEach((trial) => put(trial, false));
  async function added(id) { put(await get(`/trials/${id}`), true); }
  function show(item, trial) {
    const gone = () => { item.remove(); none.hidden = list.children.length > 0; };
    item.replaceChildren(...row(trial, gone));
    if (trial.state === "queued" || trial.state === "running") setTimeout(() => look(item, trial), EACH);
  }
  async function look(item, trial) {
    if (!item.isConnected) return;
    try {
      const now = await get(`/trials/${trial.id}`), job = now.job === null ? null : await get(`/jobs/${now.job}`);
      if (now.state !== trial.state) announce(`${now.name}: ${STATES[now.state]}`);
      show(item, { ...now, progress: job });
    } catch (error) { if (!error.what) throw error; item.append(notice(error)); }
  }
  return { element, added };
}
function row(trial, gone) {
  const done = trial.state === "done", facts = [shortDay(trial.added_at),
    known(trial.speed_m_s) ? `${number(trial.speed_m_s, 2)} m/s` : null, known(trial.strides) ? plural(trial.strides, "stride") : null, known(trial.mass_kg) ? `${number(trial.mass_kg, 1)} kg` : null];
  const drop = async () => {
    if (!confirm(`Delete ${trial.name} with its files and results?`)) return;
    try { await remove(`/trials/${trial.id}`); gone(); announce("Deleted"); } catch (error) { if (!error.what) throw error; button.after(notice(error)); }
  };
  const button = make("button", { type: "button", class: "button quiet", onclick: drop, "aria-label": `Delete ${trial.name}` }, "Delete");
  return [make("div", { class: "trial-row" }, done ? make("a", { href: `/laboratory/${trial.id}` }, trial.name) : make("b", {}, trial.name),
    make("small", {}, facts.filter(Boolean).join(" · ")), make("span", { class: `state ${trial.state}` }, STATES[trial.state] ?? trial.state), button), ...under(trial)];
}
function under(trial) {
  if (trial.state === "failed") return [failure(trial.message)];
  if (trial.state === "done") return [];
  const { done = 0, total = null, message = null } = trial.progress ?? {};
  return [make("progress", { "aria-label": `Progress of ${trial.name}`, ...(total ? { max: total, value: done } : {}) }), message ? make("small", {}, message) : null].filter(Boolean);
}
// Why a trial failed, what to do about it on lines of its own.
export function failure(message) {
  const lines = (message ?? "It could not be analyzed").split("\n").map((line) => line.trim()).filter(Boolean);
  return make("div", { class: "notice bad" }, lines.map((line) => make("p", {}, sentence(line))));
}
