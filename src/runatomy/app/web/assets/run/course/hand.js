// The hand: pointer, touch and keys on the charts move the moment or drag over a part.
const DRAG = 6; // [px] a shorter drag is a click
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

// actions: {moment, timeAt(px), sketch([from, to] | null), choose([from, to]), clear()}; returns {marking(on)}.
export function hand(element, actions) {
  const { moment } = actions;
  let start = null, marking = false, anchor = null;
  const at = (event) => actions.timeAt(event.clientX - element.getBoundingClientRect().left);
  const span = (a, b) => [Math.min(a, b), Math.max(a, b)];

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    moment.pause();
    moment.set(at(event));
    if (event.pointerType !== "mouse" && !marking) return;
    start = { x: event.clientX, time: at(event), dragged: false };
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    if (moment.playing && !start) return; // the run plays along: a pointer passing by does not stop it
    moment.set(at(event));
    if (!start) return;
    start.dragged ||= Math.abs(event.clientX - start.x) > DRAG;
    if (start.dragged) actions.sketch(span(start.time, at(event)));
  });
  element.addEventListener("pointerup", (event) => {
    if (start?.dragged) actions.choose(span(start.time, at(event)));
    start = null;
  });
  element.addEventListener("pointercancel", () => {
    if (start?.dragged) actions.sketch(null);
    start = null;
  });
  element.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (way) moment.step(way * (event.shiftKey ? 60 : 1));
    else if (event.key === "PageUp" || event.key === "PageDown") moment.step(event.key === "PageUp" ? 300 : -300);
    else if (event.key === "Home") moment.set(moment.first);
    else if (event.key === "End") moment.set(moment.last);
    else if (event.key === "Enter") mark();
    else return;
    if (event.key !== "Enter") moment.pause();
    event.preventDefault();
    if (anchor !== null) actions.sketch(span(anchor, moment.time));
  });
  // Enter once: the part begins here; again: it ends here.
  function mark() {
    if (anchor === null) { anchor = moment.time; return; }
    if (Math.abs(moment.time - anchor) >= 1) actions.choose(span(anchor, moment.time));
    anchor = null;
  }
  return {
    marking: (on) => { marking = on; element.style.touchAction = on ? "none" : ""; },
    letGo: () => { anchor = null; start = null; },
  };
}
