// Courses: every muscle's path at every frame, as evenly spaced points, and how thick it is there.

const LEG_POINTS = 18, TRUNK_POINTS = 9; // on one path
const TRUNK = /^(rect_abd|EO|IO|IL_|LTp|QL_|MF_)/;

/**
 * Lay all muscles: `data` holds four numbers a point (x, y, z, and how much thicker than usual the
 * muscle is for being short), `width` points a frame; each element has its points and then one entry
 * with the direction of its breadth.
 */
export function layCourses(clip, arrays) {
  const layout = clip.elements.map((element) => (TRUNK.test(element.element) ? TRUNK_POINTS : LEG_POINTS));
  const starts = [];
  let width = 0;
  for (const points of layout) { starts.push(width); width += points + 1; }
  const data = new Float32Array(clip.frames * width * 4);
  const lengths = new Float32Array(clip.frames * layout.length);
  const nodes = nodeTable(clip, arrays);
  const moving = movingPlaces(arrays);
  const out = new Float32Array(64 * 3), line = new Float32Array(64 * 3);
  for (let frame = 0; frame < clip.frames; frame++) {
    for (let e = 0; e < layout.length; e++) {
      const count = worldNodes(clip, arrays, nodes[e], moving, frame, line);
      lengths[frame * layout.length + e] = resample(line, count, out, layout[e]);
      smooth(out, layout[e]);
      lift(clip, clip.elements[e], frame, out, layout[e]);
      const at = (frame * width + starts[e]) * 4;
      for (let i = 0; i < layout[e]; i++) for (let k = 0; k < 3; k++) data[at + 4 * i + k] = out[3 * i + k];
      const across = turned(clip.poses, frame * clip.bodies + clip.elements[e].bone, clip.elements[e].across);
      data.set(across, at + 4 * layout[e]);
    }
  }
  const usual = swell(clip, data, width, layout, starts, lengths);
  return { data, width, layout, starts, profiles: clip.elements.map((x, e) => profile(x, usual[e], layout[e])) };
}

/** First node and number of nodes of each element. */
function nodeTable(clip, { count }) {
  let first = 0;
  return clip.elements.map((element, e) => {
    const row = { first, count: count.data[e], reach: element.reach };
    first += count.data[e];
    return row;
  });
}

function movingPlaces({ moving, rides }) {
  const place = new Int32Array(rides.data.length).fill(-1);
  moving.data.forEach((node, i) => { place[node] = i; });
  return place;
}

/** Where an element's nodes are at a frame, into `line`; returns how many. */
function worldNodes(clip, { local, rides, track, moving }, { first, count, reach }, place, frame, line) {
  let n = 0;
  const point = [0, 0, 0];
  const put = (node, dx, dy, dz) => {
    const source = place[node] < 0 ? local.data : track.data;
    const at = place[node] < 0 ? 3 * node : 3 * (frame * moving.data.length + place[node]);
    point[0] = source[at] + dx; point[1] = source[at + 1] + dy; point[2] = source[at + 2] + dz;
    const body = frame * clip.bodies + rides.data[node];
    const [x, y, z] = turned(clip.poses, body, point);
    line[3 * n] = clip.poses[8 * body] + x;
    line[3 * n + 1] = clip.poses[8 * body + 1] + y;
    line[3 * n + 2] = clip.poses[8 * body + 2] + z;
    n++;
  };
  if (reach[0] || reach[1] || reach[2]) put(first, ...reach);
  for (let i = 0; i < count; i++) put(first + i, 0, 0, 0);
  return n;
}

/** A vector turned by a body's pose. */
export function turned(poses, body, [a, b, c]) {
  const at = 8 * body + 4, x = poses[at], y = poses[at + 1], z = poses[at + 2], w = poses[at + 3];
  const u = 2 * (y * c - z * b), v = 2 * (z * a - x * c), t = 2 * (x * b - y * a);
  return [a + w * u + y * t - z * v, b + w * v + z * u - x * t, c + w * t + x * v - y * u];
}

/** Put `points` points at even distances along a line of nodes; returns its length. */
function resample(line, count, out, points) {
  let length = 0;
  const reach = [0];
  for (let i = 1; i < count; i++) {
    length += Math.hypot(line[3 * i] - line[3 * i - 3], line[3 * i + 1] - line[3 * i - 2], line[3 * i + 2] - line[3 * i - 1]);
    reach.push(length);
  }
  let segment = 0;
  for (let i = 0; i < points; i++) {
    const at = (length * i) / (points - 1);
    while (segment < count - 2 && reach[segment + 1] < at) segment++;
    const gap = reach[segment + 1] - reach[segment];
    const share = gap > 1e-9 ? Math.min((at - reach[segment]) / gap, 1) : 0;
    for (let k = 0; k < 3; k++) {
      const a = line[3 * segment + k], b = line[3 * segment + 3 + k];
      out[3 * i + k] = a + (b - a) * share;
    }
  }
  return length;
}

function smooth(out, points) {
  for (let round = 0; round < 2; round++) {
    for (let k = 0; k < 3; k++) {
      let before = out[k];
      for (let i = 1; i < points - 1; i++) {
        const here = out[3 * i + k];
        out[3 * i + k] = 0.5 * here + 0.25 * (before + out[3 * i + 3 + k]);
        before = here;
      }
    }
  }
}

/** Move a superficial muscle out to the surface. */
function lift(clip, element, frame, out, points) {
  for (const [at, half, by] of element.lifts) {
    const [x, y, z] = turned(clip.poses, frame * clip.bodies + element.bone, by);
    for (let i = 0; i < points; i++) {
      const away = Math.min(Math.abs(i / (points - 1) - at) / half, 1);
      const share = Math.cos((away * Math.PI) / 2) ** 2;
      out[3 * i] += share * x; out[3 * i + 1] += share * y; out[3 * i + 2] += share * z;
    }
  }
}

/** Let muscles thicken as they shorten; returns each one's mean length. */
function swell(clip, data, width, layout, starts, lengths) {
  return layout.map((points, e) => {
    let mean = 0;
    for (let f = 0; f < clip.frames; f++) mean += lengths[f * layout.length + e] / clip.frames;
    for (let f = 0; f < clip.frames; f++) {
      const size = Math.sqrt(mean / Math.max(lengths[f * layout.length + e], 1e-6));
      for (let i = 0; i < points; i++) data[(f * width + starts[e] + i) * 4 + 3] = Math.min(Math.max(size, 0.8), 1.25);
    }
    return mean;
  });
}

/** Half breadth, half thickness and fleshiness (0 tendon, 1 belly) at each point of a muscle. */
function profile(element, length, points) {
  const [start, end] = element.span;
  const bend = Math.log(0.5) / Math.log(element.peak);
  const belly = [];
  for (let i = 0; i < points; i++) {
    const inside = Math.min(Math.max((i / (points - 1) - start) / (end - start), 0), 1);
    belly.push(Math.sin(Math.PI * inside ** bend) ** (2 * element.full));
  }
  const mean = belly.reduce((a, b) => a + b, 0) / points;
  return belly.map((flesh, i) => {
    const u = i / (points - 1), [a, b, c] = element.breadth;
    const fan = Math.min(0.25 + 1.2 * Math.sqrt(flesh), 1); // sheets narrow where they end
    const flat = fan * (u < 0.5 ? a + (b - a) * 2 * u : b + (c - b) * (2 * u - 1));
    const area = (flesh * element.volume * 1e-6) / (mean * length); // a flat strip with round edges
    const thick = (-2 * flat + Math.sqrt(4 * flat * flat + 4 * Math.PI * area)) / (2 * Math.PI);
    const least = element.tendon * (flesh > 0.3 ? 0.5 : 1);
    return [Math.max(thick, least) + flat / 2, Math.max(thick, least), flesh];
  });
}
