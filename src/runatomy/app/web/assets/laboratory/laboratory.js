// The laboratory: recordings dropped with what belongs to them, and the trials there are.
import { get } from "/assets/shell/api.js";
import { make, notice, ready } from "/assets/shell/page.js";
import { entryForm } from "./entry.js";
import { trialList } from "./trials.js";

const root = await ready("laboratory");
try {
  const { trials } = await get("/trials"), list = trialList(trials);
  root.replaceChildren(make("h1", {}, "Laboratory"),
    make("p", { class: "lead" }, "Markers and ground forces tell every muscle of every stride. Drop a recording; the same body will run it, with the ground’s forces as arrows."),
    make("div", { class: "laboratory" }, entryForm(list.added), list.element));
} catch (error) {
  if (!error.what) throw error;
  root.replaceChildren(make("h1", {}, "Laboratory"), notice(error));
}
