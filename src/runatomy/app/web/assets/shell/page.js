// The page: waits for an element, makes elements, tells what happened to screen readers.

// The element with this id, once NiceGUI has put it on the page.
export function ready(id) {
  const found = document.getElementById(id);
  if (found) return Promise.resolve(arrive(found));
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const element = document.getElementById(id);
      if (!element) return;
      watch.disconnect();
      resolve(arrive(element));
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
  });
}
function arrive(element) {
  element.classList.remove("waiting");
  return element;
}

// make("button", {class: "button", onclick: f, "aria-label": "…"}, "text", child): functions become listeners.
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}
export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.replace(/^on/, ""), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let speaker = null;
// Say something politely to screen readers; the page itself does not change.
export function announce(text) {
  speaker ??= document.body.appendChild(make("div", { class: "hidden", role: "status", "aria-live": "polite" }));
  speaker.textContent = "";
  requestAnimationFrame(() => { speaker.textContent = text; });
}

// A notice in place of what could not be shown: what, where, how to mend.
export function notice(error) {
  return make("div", { class: "notice bad", role: "alert" },
    make("p", {}, make("b", {}, sentence(error.what)), error.where ? ` (${error.where})` : ""),
    error.mend ? make("p", {}, sentence(error.mend)) : null);
}
export function sentence(text) {
  const whole = String(text ?? "").trim();
  if (!whole) return "";
  return whole[0].toUpperCase() + whole.slice(1) + (/[.!?…]$/.test(whole) ? "" : ".");
}

// Wait until calls stop coming for `ms`, then run the last one.
export function calm(run, ms = 200) {
  let timer = 0;
  return (...given) => { clearTimeout(timer); timer = setTimeout(() => run(...given), ms); };
}
