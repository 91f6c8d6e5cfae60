// Welcome: an empty library says what to do, and where the watches' makers keep the exports.
import { draw, make } from "/assets/shell/page.js";

const SOURCES = [
  ["Garmin", "garmin.com → Account → Account Management Center → Export Your Data. The archive comes by mail; or copy GARMIN/Activity from the watch by cable."],
  ["Strava", "strava.com → Settings → My Account → Download or Delete Your Account → Get Started → Request Your Archive (step 2; nothing is deleted)."],
  ["Polar", "account.polar.com → Download your data; or flow.polar.com → a training → Export session (TCX, GPX)."],
  ["Suunto", "Suunto app → a workout → ⋯ → Export FIT file; all of them: ask for your data in the app’s settings."],
  ["COROS", "t.coros.com (Training Hub) → Activities → choose → Export (FIT)."],
];

export function welcome(drop) {
  return make("section", { class: "welcome", "aria-labelledby": "welcome-title" },
    make("div", { class: "well" },
      make("h2", { id: "welcome-title" }, "Bring your runs"),
      make("p", {}, "Drop files, a folder, or a whole export archive anywhere on this page. What you bring stays on this machine, as it came; the same file twice is recognized."),
      make("p", { class: "actions" }, drop.choose("main"), make("span", { class: "small" }, "FIT, GPX, TCX, also .gz; ZIP and TAR.GZ archives as they come")),
      draw("svg", { class: "figure", viewBox: "0 0 894 980", "aria-hidden": "true" }, draw("use", { href: "#bm-small", width: 894, height: 980 }))),
    make("h3", {}, "Where your runs are"),
    make("dl", { class: "sources" }, SOURCES.map(([name, how]) => make("div", {}, make("dt", {}, name), make("dd", {}, how)))),
    make("p", { class: "small" }, "From the command line: ", make("code", {}, "runatomy import export.zip"), ". Your mass, height and sex sharpen every figure: tell them in ", make("a", { href: "/settings" }, "Settings"), "."));
}
