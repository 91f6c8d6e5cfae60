// Login: the password of this Runatomy; then on to the page that was asked for.
import { post } from "/assets/shell/api.js";
import { make, notice, ready } from "/assets/shell/page.js";

const root = await ready("login"), trouble = make("div");
const password = make("input", { type: "password", name: "password", id: "password", required: true, autocomplete: "current-password" });
const button = make("button", { class: "button main" }, "Log in");
const next = new URLSearchParams(location.search).get("next") ?? "/";
const inside = /^\/(?![/\\])/.test(next) ? next : "/"; // never to another site

const form = make("form", { class: "card login", onsubmit: async (event) => {
  event.preventDefault();
  button.disabled = true;
  trouble.replaceChildren();
  try {
    await post("/session", { password: password.value });
    location.replace(inside);
  } catch (error) {
    trouble.replaceChildren(notice(error));
    button.disabled = false;
    password.select();
  }
} }, make("h1", {}, "Log in"), make("p", { class: "small" }, "This Runatomy listens beyond its own machine and asks for its password."),
  make("label", { class: "field", for: "password" }, make("span", {}, "Password"), password), trouble, make("div", { class: "actions" }, button));
root.append(form);
password.focus();
