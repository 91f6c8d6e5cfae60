// Drop: files, folders and archives dropped anywhere on the page, or chosen by a labelled button.
import { upload } from "/assets/shell/api.js";
import { announce, make, notice } from "/assets/shell/page.js";
import { plural } from "/assets/shell/formats.js";

const BATCH = 2000, BATCH_BYTES = 2 ** 29; // one upload's files and bytes; a folder of years goes in several
const MOST_BYTES = 2 ** 31; // what the server takes at once; a larger archive goes by the command line

export function dropping({ runners, onjob }) {
  const status = make("div", { class: "sending" });
  const input = make("input", { type: "file", multiple: true, class: "hidden", id: "files", tabindex: -1, "aria-hidden": "true", onchange: () => { send([...input.files]); input.value = ""; } });
  const runner = runners.length > 1 ? make("select", { "aria-label": "Runner the files belong to" }, runners.map((one) => make("option", { value: one.id, selected: one.default }, one.name))) : null;
  const choose = (kind) => make("button", { type: "button", class: `button ${kind}`, onclick: () => input.click() }, "Add files…");
  const veil = make("div", { class: "veil", "aria-hidden": "true" }, make("p", {}, "Drop to add them", make("small", {}, "FIT, GPX, TCX, .gz, folders, or a whole export archive (ZIP, TAR.GZ)")));
  document.body.append(veil, input);

  let depth = 0;
  const files = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragenter", (event) => { if (files(event)) { depth++; veil.classList.add("on"); event.preventDefault(); } });
  addEventListener("dragover", (event) => { if (files(event)) event.preventDefault(); });
  addEventListener("dragleave", (event) => { if (files(event) && --depth <= 0) { depth = 0; veil.classList.remove("on"); } });
  addEventListener("drop", async (event) => {
    if (!files(event)) return;
    event.preventDefault();
    depth = 0;
    veil.classList.remove("on");
    send(await unfold(event.dataTransfer));
  });

  async function send(chosen) {
    if (!chosen.length) { announce("Nothing to add: the folder is empty"); return; }
    const large = chosen.find((one) => (one.file ?? one).size > MOST_BYTES);
    if (large) { tell({ what: `${large.name} is larger than 2 GB`, mend: "Import it from the command line: runatomy import FILE." }); return; }
    const all = batches(chosen);
    for (const [number, batch] of all.entries()) {
      const form = new FormData();
      if (runner) form.append("runner", runner.value);
      for (const { file, name } of batch) form.append("files", file, name);
      const bar = make("progress", { max: 1, value: 0, "aria-label": "Handing over" });
      const stop = make("button", { type: "button", class: "button quiet" }, "Cancel");
      const card = make("div", { class: "card job" }, make("div", { class: "job-top" }, make("b", {}, `Handing over ${plural(chosen.length, "file")}${all.length > 1 ? `, part ${number + 1} of ${all.length}` : ""}`), stop), bar);
      status.append(card);
      try {
        const { done, cancel } = upload("/uploads", form, (share) => { bar.value = share; });
        stop.addEventListener("click", cancel);
        onjob((await done).job);
      } catch (error) {
        if (error.code === "canceled") return;
        tell(error);
        return;
      } finally { card.remove(); }
    }
  }
  function tell(error) {
    const told = notice(error);
    told.append(make("button", { type: "button", class: "button quiet", onclick: () => told.remove() }, "Close"));
    status.append(told);
  }
  const button = make("div", { class: "add" }, runner, choose("main"), make("span", { class: "small" }, "or drop them anywhere"));
  return { button, choose, status, send };
}
function batches(chosen) {
  const all = [[]];
  let bytes = 0;
  for (const one of chosen) {
    const entry = one.file ? one : { file: one, name: one.name };
    if (all.at(-1).length >= BATCH || (bytes + entry.file.size > BATCH_BYTES && all.at(-1).length)) { all.push([]); bytes = 0; }
    all.at(-1).push(entry);
    bytes += entry.file.size;
  }
  return all;
}
// Everything in what was dropped, folders opened; names keep the folder for the list of outcomes.
async function unfold(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  const found = [];
  const walk = async (entry, path) => {
    if (entry.name.startsWith(".") || entry.name === "__MACOSX") return;
    if (entry.isFile) found.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), name: path + entry.name });
    else for (const inner of await read(entry.createReader())) await walk(inner, `${path}${entry.name}/`);
  };
  for (const entry of entries) await walk(entry, "");
  return found;
}
async function read(reader) { // a reader gives a hundred entries at a time
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return all;
    all.push(...some);
  }
}
