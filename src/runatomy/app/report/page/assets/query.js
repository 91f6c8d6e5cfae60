// Finding and making elements.
const $ = (query) => document.querySelector(query);
const $$ = (query) => [...document.querySelectorAll(query)];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
