// About: how the page of the body is to be read, and what it does not say.
import { make } from "/assets/shell/page.js";

export const about = () => make("section", { class: "about" }, make("h2", {}, "How to read this"),
  make("p", {}, "“Usual” is your own habit: what windows of the same length held over the year before this one. Eight of ten lay in the range given; under it is “less”, over it “more”, over it by another 30 % “much more”. By chance alone about one week in nine is “more”."),
  make("p", {}, make("b", {}, "Cannot tell"), " stands where fewer than six such windows lie behind you. Import older runs, and the habit reaches further back."),
  make("p", {}, "Loads come from a model of a typical stride at your speed, slope and step rate. Muscles count their energy, both sides; tendons and joints one leg’s force over time, in body weights times seconds (BW·s): a wrist cannot tell left from right."),
  make("p", {}, make("b", {}, "Runatomy informs; it does not diagnose."), " More than usual is not an injury, and usual is no promise of health. With pain, ask a person who can examine you."));
export const legend = (verdicts) => make("div", { class: "verdicts small" },
  Object.entries(verdicts).map(([name, [color, sign]]) => make("span", {}, make("i", { class: "swatch", style: `background:var(${color})`, "aria-hidden": "true" }), make("span", { "aria-hidden": "true" }, `${sign} `), name)),
  make("span", {}, make("i", { class: "ring", "aria-hidden": "true" }), "tendon, joint, bone"));
// Where no habit is known yet, the colors say how much was carried.
export const ramp = (most) => make("div", { class: "most small" }, make("span", {}, "0"), make("div", { class: "ramp" }), make("span", {}, most), make("p", {}, "energy carried; what is usual cannot be told yet"));
