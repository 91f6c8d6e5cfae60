// The list: every muscle by group, found by any word, and on the body map.
import { plural } from "/assets/shell/formats.js";
import { announce, calm, make } from "/assets/shell/page.js";
import { largeBody } from "/assets/shell/body.js";

export function list(root, rows) {
  const groups = [...new Map(rows.map((row) => [row.group, row.group_plain]))];
  const body = largeBody({ label: "The body, front and back: click a muscle", pick: ({ muscle }) => location.assign(`/muscles/${muscle}`) });
  const named = new Map(rows.map((row) => [row.name, row]));
  body.paint(({ muscle }) => (named.has(muscle) ? { fill: "var(--load-3)", label: `${named.get(muscle).plain} (${named.get(muscle).latin})` } : null));

  const sections = groups.map(([group, plain]) => {
    const items = rows.filter((row) => row.group === group).map((row) => ({ row, text: fold(Object.values(row).join(" ")), element: entry(row, body) }));
    const element = make("section", {}, make("h2", {}, plain), make("ul", { class: "muscle-list" }, items.map((item) => item.element)));
    return { element, items };
  });
  const none = make("p", { class: "lead", hidden: true }, "No muscle by that word. Try a plain word (calf, hip), a Latin one, or what it does (straightens).");
  const find = calm((words) => {
    const wanted = fold(words).split(/\s+/).filter(Boolean), hits = new Set();
    for (const { element, items } of sections) {
      for (const { row, text, element: item } of items) {
        item.hidden = !wanted.every((word) => text.includes(word));
        if (!item.hidden) hits.add(row.name);
      }
      element.hidden = items.every((item) => item.element.hidden);
    }
    none.hidden = hits.size > 0;
    body.choose(wanted.length ? ({ muscle }) => hits.has(muscle) : null);
    announce(plural(hits.size, "muscle"));
  }, 120);
  const search = make("input", { type: "search", placeholder: "Calf, soleus, straightens the knee …", oninput: () => find(search.value), id: "muscle-search" });
  root.replaceChildren(make("h1", {}, "Muscles"),
    make("p", { class: "lead" }, `The ${rows.length} muscles of the model. Choose one to see where it is, what it does when you run, and how its work changes with speed, slope and step rate.`),
    make("div", { class: "catalogue" },
      make("div", {}, make("label", { class: "field search" }, make("span", {}, "Find a muscle"), search), none, ...sections.map((one) => one.element)),
      make("figure", { class: "catalogue-body" }, body.element)));
}
function entry(row, body) {
  const light = () => body.choose(({ muscle }) => muscle === row.name), dark = () => body.choose(null);
  return make("li", {}, make("a", { href: `/muscles/${row.name}`, onpointerenter: light, onpointerleave: dark, onfocus: light, onblur: dark },
    make("b", {}, row.plain), make("em", { lang: "la" }, row.latin), make("small", {}, row.does)));
}
// Without case and accents.
const fold = (text) => String(text).toLowerCase().normalize("NFD").replace(/\p{M}|_/gu, " ");
