// Form: labelled fields, and a save that says what happened beside its button.
import { announce, make, notice } from "/assets/shell/page.js";

export const field = (name, input, hint = null) => make("label", { class: "field" }, make("span", {}, name), input, hint ? make("small", {}, hint) : null);
export const select = (options, chosen, attributes = {}) => make("select", attributes, options.map(([value, text]) => make("option", { value, selected: String(value) === String(chosen ?? "") }, text)));
export const section = (title, lead, ...children) => make("section", { class: "group" }, make("div", { class: "about" }, make("h2", {}, title), lead ? make("p", { class: "small" }, lead) : null), make("div", { class: "fields" }, children));
// Numbers come as text: "" is none.
export const numberOf = (input, scale = 1) => (input.value.trim() === "" ? null : Number(input.value) * scale);

// A line that says "Saved" or what went wrong; run(task) wraps a request.
export function outcome() {
  const line = make("div", { class: "outcome" });
  return {
    element: line,
    async run(task, said = "Saved") {
      line.replaceChildren();
      try {
        const found = await task();
        line.replaceChildren(make("span", { class: "small done" }, `✓ ${said}`));
        announce(said);
        setTimeout(() => line.replaceChildren(), 4000);
        return found ?? true;
      } catch (error) { line.replaceChildren(notice(error)); return null; }
    },
  };
}
// Ask before what cannot be taken back; resolves true or false.
export function confirmed(question, what, deed) {
  return new Promise((resolve) => {
    const box = make("dialog", { "aria-labelledby": "ask", onclose: () => { resolve(box.returnValue === "yes"); box.remove(); } },
      make("form", { method: "dialog" }, make("h3", { id: "ask" }, question), make("p", {}, what),
        make("div", { class: "actions" }, make("button", { class: "button", value: "no" }, "Cancel"), make("button", { class: "button danger", value: "yes" }, deed))));
    document.body.append(box);
    box.showModal();
  });
}
