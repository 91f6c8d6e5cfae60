// The body map: small in lists (one <use> each), large by itself (every muscle a shape).
import { draw } from "/assets/shell/page.js";

export const STEPS = 8;
// Color of a depth 0..1 on the load scale, as a custom property that follows the theme.
export const loadColor = (depth) => `var(--load-${Math.round(Math.min(1, Math.max(0, depth)) * STEPS)})`;
// Depth of a value: its root against the most, so that small muscles are told apart.
export const depth = (value, most) => (most > 0 ? Math.sqrt(Math.min(1, Math.max(0, value) / most)) : 0);

// Color of a ratio to the usual: within ±10 % even, ±35 % and ±75 % the steps.
export function ratioColor(ratio) {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return "var(--unknown)";
  const turned = ratio >= 1 ? ratio : 1 / Math.max(ratio, 1e-6);
  const step = turned < 1.1 ? 0 : turned < 1.35 ? 1 : turned < 1.75 ? 2 : 3;
  return step === 0 ? "var(--even)" : `var(--${ratio > 1 ? "more" : "less"}-${step})`;
}

// A small body: `colors` by group name; `label` says in words what the colors show.
export function smallBody(colors, label) {
  const svg = draw("svg", { class: "bm-mini", role: "img", "aria-label": label, viewBox: "0 0 894 980" }, draw("use", { href: "#bm-small", width: 894, height: 980 }));
  for (const [group, color] of Object.entries(colors)) svg.style.setProperty(`--group-${group}`, color);
  return svg;
}

// The large body. paint(one => ({fill, label}) | null) colors every shape by {muscle, group, side};
// `pick({muscle, group, side})` is called for a click; choose(one => boolean) brings shapes forward.
export function largeBody({ label, pick = null }) {
  const svg = document.getElementById("bm-large").content.firstElementChild.cloneNode(true);
  svg.setAttribute("aria-label", label);
  const shapes = [...svg.querySelectorAll("[data-muscle]")];
  const told = (shape) => ({ muscle: shape.dataset.muscle, group: shape.dataset.group, side: shape.dataset.side });
  if (pick) {
    svg.classList.add("bm-picks");
    svg.addEventListener("click", (event) => {
      const shape = event.target.closest("[data-muscle]");
      if (shape) pick(told(shape));
    });
  }
  return {
    element: svg,
    paint(look) {
      for (const shape of shapes) {
        const seen = look(told(shape));
        if (seen) shape.style.setProperty("--fill", seen.fill); else shape.style.removeProperty("--fill");
        shape.querySelector("title").textContent = seen?.label ?? "";
      }
    },
    choose(chosen) {
      let any = false;
      for (const shape of shapes) any = shape.classList.toggle("on", Boolean(chosen?.(told(shape)))) || any;
      svg.classList.toggle("bm-chosen", any);
    },
  };
}
