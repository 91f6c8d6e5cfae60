// The entry: a recording with its standing trial, forces and EMG, and who ran.
import { upload } from "/assets/shell/api.js";
import { announce, make, notice } from "/assets/shell/page.js";

const ROLES = {
  recording: { name: "Recording", ends: [".c3d", ".trc"], about: "C3D with markers and forces, or TRC", required: true },
  static: { name: "Standing trial", ends: [".c3d", ".trc"], about: "the same runner standing still: sizes the body" },
  forces: { name: "Ground forces", ends: [".mot", ".sto"], about: "to a TRC; a C3D holds its own" },
  emg: { name: "Muscle signals (EMG)", ends: [".csv", ".txt", ".sto"], about: "to compare with; a C3D may hold its own" },
};
const STANDING = /static|standing|calib/i, FORCES = /grf|force|ground/i;

// added(id) is called for a trial the server has taken.
export function entryForm(added) {
  const inputs = {}, names = {};
  const rows = Object.entries(ROLES).map(([role, { name, ends, about, required }]) => {
    inputs[role] = make("input", { type: "file", name: role, accept: ends.join(","), required, onchange: show });
    names[role] = make("small", {}, about);
    return make("label", { class: "file-field" }, make("span", {}, name, required ? null : make("small", {}, " optional")), inputs[role], names[role]);
  });
  const person = [
    number("mass_kg", "Mass, kg", 25, 250, 0.1), number("height_cm", "Height, cm", 100, 250, 0.5),
    make("label", { class: "field" }, make("span", {}, "Sex"), make("select", { name: "sex" }, [["", "not said"], ["f", "female"], ["m", "male"]].map(([value, text]) => make("option", { value }, text)))),
    make("label", { class: "field" }, make("span", {}, "Name"), make("input", { name: "name", maxlength: 200, placeholder: "of the recording" })),
  ];
  const out = make("div", {}), bar = make("progress", { max: 1, value: 0, hidden: true, "aria-label": "Handing over" }), button = make("button", { class: "button main" }, "Analyze");
  const form = make("form", { class: "card entry", onsubmit: send }, make("h2", {}, "A new trial"),
    make("p", { class: "drop-here" }, "Drop the files here, all at once: each finds its place by its name. Or choose them:"),
    make("div", { class: "files" }, rows), make("div", { class: "person" }, person),
    make("p", { class: "note" }, "Without a mass it is taken from the forces where they allow; without a height, from the markers or a usual one. A warning says so."),
    make("div", { class: "actions" }, button), bar, out);
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) form.classList.remove("over"); });
  form.addEventListener("drop", (event) => { event.preventDefault(); form.classList.remove("over"); place([...event.dataTransfer.files]); });

  function place(files) {
    const strange = [];
    for (const file of files) {
      const role = roleOf(file.name);
      if (!role) { strange.push(file.name); continue; }
      const held = new DataTransfer();
      held.items.add(file);
      inputs[role].files = held.files;
    }
    show();
    out.replaceChildren(...(strange.length ? [notice({ what: `There is no place here for ${strange.join(", ")}`, mend: "Recordings end in .c3d or .trc, forces in .mot or .sto, EMG in .csv, .txt or .sto." })] : []));
  }
  function show() {
    for (const [role, input] of Object.entries(inputs)) names[role].textContent = input.files.length ? "" : ROLES[role].about;
  }
  async function send(event) {
    event.preventDefault();
    const data = new FormData();
    for (const [role, input] of Object.entries(inputs)) if (input.files.length) data.append(role, input.files[0]);
    const value = (name) => form.elements[name].value.trim();
    for (const name of ["mass_kg", "sex", "name"]) if (value(name)) data.append(name, value(name));
    if (value("height_cm")) data.append("height_m", String(Number(value("height_cm")) / 100));
    button.disabled = true;
    bar.hidden = false;
    try {
      const { id } = await upload("/trials", data, (share) => { bar.value = share; }).done;
      form.reset();
      out.replaceChildren();
      announce("The recording is being analyzed");
      added(id);
    } catch (error) { out.replaceChildren(notice(error)); }
    show();
    button.disabled = false;
    bar.hidden = true;
  }
  return form;
}
// What a file is, by its name; null for one that has no place.
export function roleOf(name) {
  const end = name.slice(name.lastIndexOf(".")).toLowerCase();
  if (ROLES.recording.ends.includes(end)) return STANDING.test(name) ? "static" : "recording";
  if (end === ".mot" || (end === ".sto" && FORCES.test(name))) return "forces";
  return ROLES.emg.ends.includes(end) ? "emg" : null;
}
const number = (name, text, min, max, step) => make("label", { class: "field" }, make("span", {}, text), make("input", { type: "number", name, min, max, step, inputmode: "decimal" }));
