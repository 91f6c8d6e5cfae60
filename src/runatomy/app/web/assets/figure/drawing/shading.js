// Shading: the colors of the two themes, and the pieces of shader that bones and muscles share.

/** The report's body map scale (body_map_style.py): its lightness tells the order without hues. */
export const SCALE = {
  light: ["#f8ecd9", "#f6d9b3", "#f4c089", "#f0a263", "#e88145", "#d85f34", "#bd402f", "#962a32", "#681a33"],
  dark: ["#4e3536", "#653d39", "#80463b", "#a44f37", "#c65d31", "#e2762f", "#f2964a", "#f9bb70", "#fde3a6"],
};
export const TONES = {
  light: { bone: "#ddd8cb", tendon: "#efe9dc", plain: "#d3c8c0", shade: "#5b3a2c", sky: 1.0, ground: "#b9ad98",
    mark: "#8d806a", shadow: "#3a2c20", arrow: "#1f5f8b", ink: "#4f231b", low: 0.6 },
  dark: { bone: "#b3ab9b", tendon: "#9a938a", plain: "#434142", shade: "#050506", sky: 0.95, ground: "#3a3d42",
    mark: "#6b7078", shadow: "#000000", arrow: "#7fbcec", ink: "#1a0f0c", low: 0.5 },
};

/** The color of an activation from 0 to 1 as three numbers from 0 to 1. */
export function color(active, theme) {
  const scale = SCALE[theme];
  const place = Math.min(Math.max(active, 0), 1) * (scale.length - 1);
  const low = Math.min(Math.floor(place), scale.length - 2);
  const one = channels(scale[low]), other = channels(scale[low + 1]);
  return one.map((value, k) => value + (other[k] - value) * (place - low));
}

export function channels(code) {
  return [1, 3, 5].map((at) => parseInt(code.slice(at, at + 2), 16) / 255);
}

/** Reading a table of the clip before (A) and the clip now (B), between frames. */
export const READ = `
precision highp float;
precision highp sampler2D;
uniform vec3 uFrameA; // lower frame, upper frame, share of the upper
uniform vec3 uFrameB;
uniform float uBlend; // 0: only A, 1: only B
vec4 entry(sampler2D table, int index) {
  int width = textureSize(table, 0).x;
  return texelFetch(table, ivec2(index % width, index / width), 0);
}
vec4 between(sampler2D table, vec3 frame, int width, int index) {
  return mix(entry(table, int(frame.x) * width + index), entry(table, int(frame.y) * width + index), frame.z);
}
vec4 moving(sampler2D a, sampler2D b, int width, int index) {
  if (uBlend >= 1.0) return between(b, uFrameB, width, index);
  vec4 before = between(a, uFrameA, width, index);
  if (uBlend <= 0.0) return before;
  return mix(before, between(b, uFrameB, width, index), uBlend);
}
`;

/** Light: a soft sky, a key light from the upper left of the viewer, a thin rim. */
export const LIGHT = `
precision highp float;
uniform vec3 uShade;
uniform float uLow;
vec3 lit(vec3 base, vec3 normal, vec3 toEye, float gloss) {
  vec3 n = normalize(normal), v = normalize(toEye);
  if (dot(n, v) < 0.0) n = -n;
  vec3 key = normalize(vec3(0.35, 0.75, 0.55));
  vec3 side = normalize(vec3(-0.6, 0.15, -0.75));
  float wrap = max((dot(n, key) + 0.35) / 1.35, 0.0);
  float fill = max(dot(n, side), 0.0) * 0.25;
  float sky = 0.5 + 0.5 * n.y;
  float amount = uLow * (0.55 + 0.45 * sky) + (1.08 - uLow) * wrap + fill;
  float edge = pow(1.0 - max(dot(n, v), 0.0), 3.0);
  vec3 shaded = mix(base * uShade, base, clamp(amount, 0.0, 1.0));
  shaded = mix(shaded, base * uShade, 0.45 * edge);
  float spark = pow(max(dot(n, normalize(key + v)), 0.0), 28.0);
  return shaded + gloss * spark * vec3(1.0, 0.97, 0.92);
}
`;
