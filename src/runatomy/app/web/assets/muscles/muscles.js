// The muscles' page: the catalogue with a search, or one muscle by itself.
import { get } from "/assets/shell/api.js";
import { make, notice, ready } from "/assets/shell/page.js";
import { detail } from "./detail.js";
import { list } from "./list.js";

const root = await ready("muscles");
try {
  const rows = await get("/muscles"), name = root.dataset.name, row = rows.find((one) => one.name === name);
  if (!name) list(root, rows);
  else if (row) await detail(root, row, rows);
  else await get(`/muscles/${encodeURIComponent(name)}`); // refuses, and says which name is near
} catch (error) {
  if (!error.what) throw error;
  root.replaceChildren(make("h1", {}, "No such muscle"), notice(error), make("p", {}, make("a", { href: "/muscles" }, "All muscles")));
}
