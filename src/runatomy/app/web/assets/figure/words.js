// Words: what the figure shows, for those who cannot see it, and beside its colors for all.

const SIDES = { r: "right", l: "left" };

/** The muscles that work most: at this moment where the figure stands, on average where it runs. */
export function told({ clip, at, playing, selected }) {
  const rows = playing ? means(clip) : moment(clip, at);
  const most = [...rows].sort((a, b) => b.activation - a.activation).slice(0, 4).map(word).join(", ");
  const one = selected.name
    && rows.find(({ muscle, side }) => muscle === selected.name && (!selected.side || side === selected.side));
  const beyond = clip.meta.beyond ? " These conditions lie beyond the solved strides: the nearest stands in." : "";
  return `${one ? `Chosen: ${word(one)}. ` : ""}Most active ${where(clip, at, playing)}: ${most || "not known here"}.${beyond}`;
}

function where({ meta }, at, playing) {
  const trial = meta.kind === "trial";
  if (playing) return `on average over the ${trial ? "recording" : "stride"}`;
  return trial ? `at ${(meta.start_s + at * meta.duration_s).toFixed(2)} s` : `at ${Math.round(100 * at)} % of the stride`;
}

/** Every muscle's activation at a phase; those that are not known are left out. */
export function moment(clip, at) {
  return clip.columns.map((column, i) => ({ ...column, activation: clip.active(i, at) }))
    .filter(({ activation }) => !Number.isNaN(activation));
}

/** Every muscle's mean activation over the frames where it is known. */
function means(clip) {
  const width = clip.columns.length;
  return clip.columns.flatMap((column, i) => {
    let sum = 0, known = 0;
    for (let frame = 0; frame < clip.frames; frame++) {
      const value = clip.activation[frame * width + i];
      if (value >= 0) { sum += value; known++; }
    }
    return known ? [{ ...column, activation: sum / known }] : [];
  });
}

function word({ plain, side, activation }) {
  return `${SIDES[side]} ${plain.charAt(0).toLowerCase()}${plain.slice(1)} ${Math.round(100 * activation)} %`;
}
