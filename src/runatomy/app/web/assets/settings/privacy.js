// Privacy: the zone around start, end and named places that nothing exported shows.
import { patch } from "/assets/shell/api.js";
import { make } from "/assets/shell/page.js";
import { miles } from "/assets/shell/formats.js";
import { confirmed, field, numberOf, outcome, section } from "./form.js";

const FOOT = 0.3048; // [m]

export function privacy(settings) {
  let zone = { on: false, radius_m: 300, places: [], ...settings.privacy };
  const result = outcome(), scale = miles() ? FOOT : 1, unit = miles() ? "feet" : "m";
  const places = make("ul", { class: "places" });
  const save = (change, said) => result.run(async () => { zone = { ...zone, ...(await patch("/settings", { privacy: { ...zone, ...change } })).privacy }; show(); }, said);
  const on = make("input", { type: "checkbox", checked: zone.on, onchange: () => save({ on: on.checked }, on.checked ? "Privacy zone on" : "Privacy zone off") });
  const radius = make("input", { type: "number", min: Math.round(50 / scale), max: Math.round(5000 / scale), step: "any", value: Math.round(zone.radius_m / scale), onchange: () => radius.reportValidity() && save({ radius_m: numberOf(radius, scale) }) });
  const name = make("input", { required: true, maxlength: 60, autocomplete: "off" });
  const degrees = (limit) => make("input", { type: "number", step: "any", min: -limit, max: limit, required: true, inputmode: "decimal", autocomplete: "off" });
  const latitude = degrees(90), longitude = degrees(180);
  const add = async (event) => {
    event.preventDefault();
    const place = { name: name.value.trim(), latitude_deg: numberOf(latitude), longitude_deg: numberOf(longitude) };
    if (await save({ places: [...zone.places, place] }, `${place.name} added`)) { event.target.reset(); name.focus(); }
  };
  const gone = (place) => async () => { if (await confirmed(`Remove ${place.name}?`, "Tracks near it are shown again.", "Remove")) save({ places: zone.places.filter((one) => one !== place) }, `${place.name} removed`); };
  function show() {
    places.replaceChildren(...zone.places.map((place) => make("li", {}, make("b", {}, place.name), make("span", { class: "small" }, `${place.latitude_deg.toFixed(3)}°, ${place.longitude_deg.toFixed(3)}°`),
      make("button", { type: "button", class: "button quiet", "aria-label": `Remove ${place.name}`, onclick: gone(place) }, "Remove"))));
    places.hidden = !zone.places.length;
  }
  show();
  return section("Privacy zone", "Hides the track around the start and end of every run, and around places you name, on the map and in everything you download or share. Figures are computed from the whole run.",
    make("label", { class: "check" }, on, make("span", {}, "Hide starts, ends and named places")), field(`Radius, ${unit}`, radius), places,
    make("details", {}, make("summary", {}, "Name a place"), make("form", { class: "row", onsubmit: add }, field("Name", name), field("Latitude, °", latitude), field("Longitude, °", longitude), make("button", { class: "button" }, "Add"))), result.element);
}
