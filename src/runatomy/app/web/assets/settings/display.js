// Display: units and theme; map tiles of the user's own; backup; what version this is.
import { get, patch, remove } from "/assets/shell/api.js";
import { make } from "/assets/shell/page.js";
import { field, outcome, section } from "./form.js";

function choice(name, options, chosen, pick) {
  const buttons = options.map(([value, text]) => make("button", { type: "button", "aria-pressed": String(value === chosen), onclick: () => {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(options[i][0] === value)));
    pick(value);
  } }, text));
  return make("div", { class: "field" }, make("span", { class: "small" }, name), make("div", { class: "switch", role: "group", "aria-label": name }, buttons));
}
export function display(settings, changed) {
  const result = outcome();
  return section("Display", null,
    choice("Units", [["km", "Kilometers"], ["mile", "Miles"]], settings.units, (units) => result.run(async () => { await patch("/settings", { units }); document.documentElement.dataset.units = units; await changed(); })),
    choice("Theme", [["auto", "As the system"], ["light", "Light"], ["dark", "Dark"]], settings.theme, (theme) => { window.runatomyTheme(theme); result.run(() => patch("/settings", { theme })); }),
    result.element);
}
export function tiles(settings) {
  const result = outcome(), path = make("input", { value: settings.tiles ?? "", placeholder: "/data/maps/region.mbtiles", spellcheck: "false", autocomplete: "off" });
  const save = (event) => { event.preventDefault(); result.run(() => patch("/settings", { tiles: path.value.trim() || null }), path.value.trim() ? "Map tiles are used" : "Maps are drawn without tiles"); };
  return section("Map tiles", "Maps are drawn without a network: the track alone, or over tiles from a file of your own (MBTiles with PNG, JPEG or WebP images).",
    make("form", { class: "row wide", onsubmit: save }, field("Path of an .mbtiles file on this machine", path), make("button", { class: "button" }, "Save")), result.element);
}
export const backup = () => section("Backup", "Everything in one ZIP: original files, ledger, analyses. Bring it back with: runatomy restore backup.zip",
  make("p", { class: "actions" }, make("a", { class: "button", href: "/api/v1/backup", download: "" }, "Download a backup")));
export async function about(settings) {
  const found = await get("/health").catch(() => ({})), atlas = typeof found.atlas === "object" ? found.atlas?.sha256 : found.atlas;
  return section("About", null, make("dl", { class: "facts" }, make("div", {}, make("dt", {}, "Runatomy"), make("dd", {}, found.version ?? "–")), make("div", {}, make("dt", {}, "Atlas of solved strides"), make("dd", {}, atlas ? String(atlas).slice(0, 12) : "–"))),
    make("p", { class: "small" }, "Runatomy informs; it does not diagnose. It asks no account and no network; ", make("a", { href: "/api/v1/openapi.json" }, "its API"), " is open to your own programs."),
    settings.password ? make("button", { type: "button", class: "button", onclick: async () => { await remove("/session"); location.assign("/login"); } }, "Log out") : null);
}
