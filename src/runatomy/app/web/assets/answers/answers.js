// Answers: every statement by topic, with search, a filter by verdict, and links to each.
import { get } from "/assets/shell/api.js";
import { announce, calm, make, notice, ready } from "/assets/shell/page.js";
import { clock, number, plural } from "/assets/shell/formats.js";
import { answer } from "./answer.js";
import { VERDICTS, grades } from "./grade.js";

const root = await ready("answers"), asked = new URLSearchParams(location.search);
let wanted = Object.hasOwn(VERDICTS, asked.get("verdict") ?? "") ? asked.get("verdict") : null;
const search = make("input", { type: "search", placeholder: "hamstrings, uphill, belly …", value: asked.get("search") ?? "", "aria-label": "Search the statements", oninput: calm(() => sift(), 120) });
const chips = make("div", { class: "chips", role: "group", "aria-label": "Verdict" }), topics = make("nav", { class: "topics", "aria-label": "Topics" });
const sections = make("div"), none = make("p", { class: "notice", hidden: true }), lead = make("p", { class: "lead" });
root.append(make("h1", {}, "Answers"), lead, make("form", { class: "sift", role: "search", onsubmit: (event) => event.preventDefault() }, search, chips), topics, none, sections);

let rows = [];
try {
  const page = await get("/answers");
  rows = page.answers.map((row) => ({ row, element: answer(row), words: `${row.claim} ${row.text} ${row.key} ${row.groups.map((group) => group.plain).join(" ")} ${row.topic}`.toLowerCase() }));
  show(page);
  sift();
  seek();
} catch (error) { root.append(notice(error)); }
window.addEventListener("hashchange", () => seek());
let opened = [];
window.addEventListener("beforeprint", () => { opened = [...root.querySelectorAll("details:not([open])")]; for (const one of opened) one.open = true; });
window.addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

function show(page) {
  const { mass_kg, five_k_s } = page.runner, count = (word) => rows.filter(({ row }) => row.verdict === word).length;
  lead.append(`${rows.length} things people say about running and muscles, each judged by Runatomy’s own model and by what was published. The figures are computed for a runner of ${number(mass_kg, 0)} kg with a 5K in ${clock(five_k_s)}; brackets hold their range.`);
  chips.append(...[null, ...Object.keys(VERDICTS)].map((word) => make("button", { type: "button", class: "chip", "data-verdict": word ?? "", onclick: () => { wanted = word; sift(); } }, word === null ? "All" : `${VERDICTS[word][1]} `, word === null ? "" : make("span", { class: "count" }, count(word)))));
  const names = [...new Set(rows.map(({ row }) => row.topic))];
  topics.append(...names.map((name) => make("a", { href: `#topic-${slug(name)}` }, title(name))));
  sections.append(...names.map((name) => make("section", { id: `topic-${slug(name)}`, tabindex: -1, "aria-label": title(name) }, make("h2", {}, title(name)), rows.filter(({ row }) => row.topic === name).map(({ element }) => element))));
  root.append(make("section", { class: "about" }, make("h2", {}, "How to read this"),
    make("p", {}, "A statement ", make("b", {}, "holds"), " where the figures of our model and the studies agree that it does, ", make("b", {}, "partly"), " where they differ or only a part is right. Where a measurement contradicts our figure, it says so and the figure alone carries no verdict."),
    make("p", {}, "Ranges go from the 5th to the 95th percentile over runners and the model’s assumptions, or over speeds where the time in the stride is meant."),
    grades(), make("p", {}, make("b", {}, "Runatomy informs; it does not diagnose."), " See a professional when pain persists, comes back or keeps you from walking.")));
}
function sift() {
  const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let seen = 0;
  for (const { row, element, words: said } of rows) {
    element.hidden = !((wanted === null || row.verdict === wanted) && words.every((word) => said.includes(word)));
    seen += !element.hidden;
  }
  for (const section of sections.children) section.hidden = ![...section.querySelectorAll("article")].some((one) => !one.hidden);
  for (const link of topics.children) link.hidden = root.querySelector(link.getAttribute("href")).hidden;
  for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.dataset.verdict === (wanted ?? "")));
  none.hidden = seen > 0;
  none.textContent = seen ? "" : "No statement fits. Try fewer words, or all verdicts.";
  const query = new URLSearchParams({ ...(wanted && { verdict: wanted }), ...(words.length && { search: search.value.trim() }) }).toString();
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  announce(plural(seen, "statement"));
}
// Bring the statement that the address names into view, whatever is filtered.
function seek() {
  const id = decodeURIComponent(location.hash.slice(1)), found = id ? document.getElementById(id) : null;
  for (const { element } of rows) element.classList.toggle("sought", element === found);
  if (!found) return;
  if (found.closest("[hidden]")) { wanted = null; search.value = ""; sift(); }
  if (found.matches("article")) found.querySelector("details").open = true;
  found.scrollIntoView({ block: "start" });
  found.focus({ preventScroll: true });
}
function slug(name) { return name.replaceAll(" ", "-"); }
function title(name) { return name[0].toUpperCase() + name.slice(1); }
