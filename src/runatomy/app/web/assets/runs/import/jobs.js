// Imports: jobs on the server, followed until they end; they survive a reload because they live there.
import { get, post } from "/assets/shell/api.js";
import { announce, make, notice, sentence } from "/assets/shell/page.js";
import { plural, whole } from "/assets/shell/formats.js";

const TURN = 700, LONG_TURN = 2000, MANY = 300; // [ms] between looks while something runs, longer for many files
const FRESH = 3600e3; // [ms] an ended import is told for so long, unless closed
const SEEN = "runatomy.seen-jobs"; // finished jobs the reader closed
const OUTCOMES = { imported: "new", duplicate: "already here", twin: "same run from another file", not_a_run: "not a run", damaged: "damaged", unreadable: "not readable", skipped: "skipped" };
const ASKED = ["not_a_run", "damaged", "unreadable"]; // outcomes a person may want to mend
const running = (job) => job.state === "queued" || job.state === "running";

export class Imports {
  constructor({ onimported }) {
    this.onimported = onimported;
    this.cards = new Map();
    this.element = make("section", { class: "jobs", "aria-label": "Imports" });
    this.seen = new Set(JSON.parse(localStorage.getItem(SEEN) ?? "[]"));
  }
  async start() {
    try {
      const found = await get("/jobs");
      const recent = (found.jobs ?? found).filter((job) => job.kind === "import" && !this.seen.has(job.id));
      for (const job of recent.filter((one) => running(one) || Date.now() - new Date(one.ended_at ?? 0) < FRESH).slice(0, 5).reverse()) this.follow(job.id);
    } catch { /* the list of runs tells when the server does not answer */ }
  }
  follow(id) {
    if (this.cards.has(id)) return;
    const card = new Card(() => this.close(id));
    this.cards.set(id, card);
    this.element.prepend(card.element);
    this.look(id, card);
  }
  async look(id, card) {
    try {
      const job = await get(`/jobs/${id}`), before = card.imported;
      card.show(job, id);
      card.trouble.replaceChildren();
      if (running(job)) { setTimeout(() => this.look(id, card), job.total > MANY ? LONG_TURN : TURN); if (card.imported - before >= 25) this.onimported(); }
      else if (card.watched) { announce(card.said); this.onimported(); }
      card.watched = running(job) || card.watched;
    } catch (error) {
      if (error.status === 404) { this.close(id); return; }
      if (!card.trouble.firstChild) card.trouble.append(notice(error)); // told once; the card itself stays, for when the server is back
      setTimeout(() => this.look(id, card), 4 * TURN);
    }
  }
  close(id) {
    this.cards.get(id)?.element.remove();
    this.cards.delete(id);
    this.seen.add(id);
    localStorage.setItem(SEEN, JSON.stringify([...this.seen].slice(-200)));
  }
}

class Card {
  constructor(close) {
    this.imported = 0;
    this.quarter = 0;
    this.title = make("b");
    this.bar = make("progress", { "aria-label": "Progress of the import" });
    this.counts = make("p", { class: "counts small" });
    this.files = make("ul", { class: "outcomes" });
    this.trouble = make("div", { class: "trouble" });
    this.more = make("details", {}, make("summary"), this.files);
    this.button = make("button", { type: "button", class: "button quiet" });
    this.button.addEventListener("click", () => (this.live ? this.cancel() : close()));
    this.element = make("article", { class: "card job" }, make("div", { class: "job-top" }, this.title, this.button), this.bar, this.counts, this.trouble, this.more);
  }
  async cancel() {
    this.button.disabled = true;
    try { await post(`/jobs/${this.id}/cancel`); } catch (error) { this.element.append(notice(error)); }
  }
  show(job, id) {
    this.id = id;
    this.live = running(job);
    const files = job.files ?? [], count = (outcome) => files.filter((one) => one.outcome === outcome).length;
    this.imported = count("imported");
    const told = Object.keys(OUTCOMES).map((outcome) => [count(outcome), OUTCOMES[outcome]]).filter(([n]) => n);
    this.said = `${{ done: "Import finished", failed: "Import failed", canceled: "Import canceled", queued: "Waiting to begin", running: "Importing" }[job.state]}${told.length ? `: ${told.map(([n, name]) => `${whole(n)} ${name}`).join(", ")}` : ""}`;
    this.title.textContent = this.live ? `${job.state === "queued" ? "Waiting" : "Importing"}: ${whole(job.done)}${job.total ? ` of ${plural(job.total, "file")}` : ""}` : this.said;
    if (job.total) { this.bar.max = job.total; this.bar.value = job.done; } else this.bar.removeAttribute("value");
    this.bar.hidden = !this.live;
    this.counts.textContent = [this.live ? told.map(([n, name]) => `${whole(n)} ${name}`).join(" · ") : "", job.message && !["done", "running"].includes(job.state) ? sentence(job.message) : ""].filter(Boolean).join(" ");
    this.counts.hidden = !this.counts.textContent;
    this.button.textContent = this.live ? "Cancel" : "Close";
    this.button.disabled = false;
    this.speak(job);
    this.list(files);
  }
  speak(job) { // every quarter, not every file
    const quarter = job.total ? Math.floor((4 * job.done) / job.total) : 0;
    if (this.live && quarter > this.quarter) announce(`${25 * quarter} % imported`);
    this.quarter = quarter;
  }
  list(files) {
    const shown = files.filter((one) => one.outcome), bad = shown.filter((one) => ASKED.includes(one.outcome));
    if (this.listed === shown.length) return;
    this.listed = shown.length;
    this.more.hidden = !shown.length;
    this.more.firstChild.textContent = bad.length ? `${plural(bad.length, "file")} could not be taken: why` : "Every file";
    if (bad.length && !this.opened) { this.more.open = true; this.opened = true; }
    const order = [...bad, ...shown.filter((one) => !ASKED.includes(one.outcome)).reverse()].slice(0, 300);
    this.files.replaceChildren(...order.map(line));
  }
}
function line({ name, outcome, message, run_ids: runs }) {
  const [what, ...mend] = String(message ?? "").split("\n").map((part) => part.trim()).filter(Boolean);
  return make("li", { class: outcome }, make("span", { class: "mark" }, OUTCOMES[outcome] ?? outcome), make("span", { class: "told" },
    runs?.length ? make("a", { href: `/runs/${runs[0]}` }, name) : make("b", {}, name), runs?.length > 1 ? ` (${runs.length} runs)` : "",
    what ? make("span", { class: "why" }, sentence(what), mend.length ? ` ${mend.map(sentence).join(" ")}` : "") : null));
}
