// Settings: the page's sections brought together; what is changed is saved at once or by its button.
import { get } from "/assets/shell/api.js";
import { make, notice, ready } from "/assets/shell/page.js";
import { about, backup, display, tiles } from "./display.js";
import { privacy } from "./privacy.js";
import { runners } from "./runners.js";

const root = await ready("settings"), title = make("h1", {}, "Settings");
root.append(title);
try {
  const settings = await get("/settings");
  let people = await runners(), zone = privacy(settings);
  // Sections with lengths and masses are drawn anew in the units chosen; the others stay as they are.
  const measured = async () => {
    const now = [await runners(), privacy(await get("/settings"))];
    people.replaceWith(now[0]);
    zone.replaceWith(now[1]);
    [people, zone] = now;
  };
  root.append(people, display(settings, measured), zone, tiles(settings), backup(), await about(settings));
} catch (error) { root.append(notice(error)); }
