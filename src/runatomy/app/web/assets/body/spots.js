// Spots: tendons, joints and bones on the body map, a ring where each lies, on both legs.
import { draw } from "/assets/shell/page.js";
import { fillOf, said } from "./scale.js";

const PLACES = { // view, [units] beside the middle and from the top of the drawing
  hip: [0, 62, 505], patellofemoral: [0, 61, 727], patellar_tendon: [0, 64, 754], tibia_compression: [0, 66, 830],
  tibia_bending: [0, 68, 868], ankle: [0, 72, 955], hamstring_tendons: [1, 28, 545], tibiofemoral: [1, 52, 742], achilles_tendon: [1, 63, 912],
};
const MIDDLE = 250, RADIUS = 9.5;

export function spots(svg, pick) {
  const views = svg.querySelectorAll(":scope > g"), drawn = new Map();
  for (const [name, [view, beside, down]] of Object.entries(PLACES)) {
    const both = [-1, 1].map((side) => draw("circle", { class: "bm-spot", cx: MIDDLE + side * beside, cy: down, r: RADIUS, onclick: () => pick(name) }, draw("title")));
    views[view].append(...both);
    drawn.set(name, both);
  }
  return {
    paint(rows, days) {
      for (const [name, both] of drawn) {
        const row = rows.find((one) => one.name === name);
        for (const spot of both) {
          spot.style.display = row ? "" : "none";
          if (!row) continue;
          spot.style.setProperty("--fill", fillOf(row, days));
          spot.firstChild.textContent = said(row, days);
        }
      }
    },
    choose(name) { for (const [key, both] of drawn) for (const spot of both) spot.classList.toggle("on", key === name); },
  };
}
