// Muscles: all of them one mesh of tubes; the graphics card lays it along the paths by phase.
import { LIGHT, READ, SCALE, TONES, channels } from "./shading.js";

const VERTEX = `${READ}
uniform sampler2D uPathA, uPathB, uActiveA, uActiveB;
uniform int uWidth, uColumns;
uniform float uGround, uSelected;
attribute vec4 ring;   // point, the one before, the one behind, entry of the breadth's direction
attribute vec4 form;   // half breadth, half thickness, fleshiness, angle
attribute vec2 owner;  // muscle with its side (1, 2 ...), column of its activation
varying vec3 vNormal, vEye;
varying vec4 vLook;    // activation, fleshiness, angle, chosen
varying float vOwner;
void main() {
  vec4 here = moving(uPathA, uPathB, uWidth, int(ring.x));
  vec3 before = moving(uPathA, uPathB, uWidth, int(ring.y)).xyz;
  vec3 behind = moving(uPathA, uPathB, uWidth, int(ring.z)).xyz;
  vec3 breadth = moving(uPathA, uPathB, uWidth, int(ring.w)).xyz;
  vec3 along = normalize(behind - before + vec3(1e-6, 0.0, 0.0));
  vec3 a = breadth - along * dot(breadth, along);
  float size = length(a);
  a = size > 0.05 ? a / size : normalize(cross(along, vec3(0.31, 0.17, 0.93)));
  vec3 b = cross(along, a);
  float c = cos(form.w), s = sin(form.w);
  float chosen = uSelected < 0.5 ? 0.0 : (abs(owner.x - uSelected) < 0.5 ? 1.0 : -1.0);
  float grow = mix(1.0, here.w, form.z) ;
  vec3 place = here.xyz + grow * (a * c * form.x + b * s * form.y);
  vec3 normal = a * c / form.x + b * s / form.y;
  vec4 world = modelMatrix * vec4(place, 1.0);
#ifdef SHADOW
  vec4 laid = vec4(place.x + 0.25 * (place.y - uGround), uGround + 0.002, place.z - 0.22 * (place.y - uGround), 1.0);
  world = modelMatrix * laid;
#endif
  vNormal = mat3(modelMatrix) * normal;
  vEye = cameraPosition - world.xyz;
  float busy = owner.y < -0.5 ? -1.0 : moving(uActiveA, uActiveB, uColumns, int(owner.y)).x;
  vLook = vec4(busy, form.z, form.w, chosen);
  vOwner = owner.x;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const FRAGMENT = `${LIGHT}
uniform vec3 uScale[9];
uniform vec3 uTendon, uPlain, uGlow, uInk;
varying vec3 vNormal, vEye;
varying vec4 vLook;
void main() {
  float place = clamp(vLook.x, 0.0, 1.0) * 8.0;
  vec3 flesh = uPlain;
  if (vLook.x >= 0.0) {
    flesh = uScale[8];
    for (int i = 7; i >= 0; i--) if (place < float(i + 1)) flesh = mix(uScale[i], uScale[i + 1], clamp(place - float(i), 0.0, 1.0));
  }
  float fiber = 0.5 + 0.5 * sin(vLook.z * 12.0 + 2.0 * sin(vLook.z * 3.0));
  flesh = mix(flesh, uInk, 0.26 * pow(fiber, 3.0));
  float belly = smoothstep(0.04, 0.42, vLook.y);
  vec3 base = mix(uTendon, flesh, belly);
  if (vLook.w < -0.5) base = mix(base, uPlain, 0.55);
  vec3 shade = lit(base, vNormal, vEye, 0.05 + 0.07 * belly);
  float rim = pow(1.0 - abs(dot(normalize(vNormal), normalize(vEye))), 2.5);
  shade = mix(shade, uInk, 0.5 * rim * belly);
  if (vLook.w > 0.5) {
    float edge = pow(1.0 - abs(dot(normalize(vNormal), normalize(vEye))), 2.0);
    shade = mix(shade, uGlow, 0.85 * smoothstep(0.15, 0.75, edge));
  }
  gl_FragColor = vec4(shade, 1.0);
}`;

const PICK = `precision highp float;
varying float vOwner;
void main() { gl_FragColor = vec4(mod(vOwner, 256.0) / 255.0, floor(vOwner / 256.0) / 255.0, 0.0, 1.0); }`;
const SHADOW = `precision highp float;
uniform vec3 uShadow; uniform float uStrength;
void main() { gl_FragColor = vec4(uShadow, uStrength); }`;

/** Materials of the muscles, all with the same uniforms. */
export function muscleMaterials(THREE, uniforms) {
  const make = (fragmentShader, more = {}) => new THREE.ShaderMaterial({
    uniforms, vertexShader: VERTEX, fragmentShader, side: THREE.DoubleSide, ...more });
  return {
    look: make(FRAGMENT),
    pick: make(PICK),
    shadow: make(SHADOW, shadowLook(THREE)),
  };
}

/** A shadow darkens every place of the ground once. */
export function shadowLook(THREE) {
  return { defines: { SHADOW: 1 }, transparent: true, depthWrite: false, stencilWrite: true, stencilRef: 1,
    stencilFunc: THREE.NotEqualStencilFunc, stencilZPass: THREE.ReplaceStencilOp };
}

export function paintMuscles(uniforms, theme) {
  SCALE[theme].forEach((code, i) => uniforms.uScale.value[i].set(...channels(code)));
  const tones = TONES[theme];
  for (const [name, code] of [["uTendon", tones.tendon], ["uPlain", tones.plain], ["uGlow", tones.arrow], ["uInk", tones.ink]]) {
    uniforms[name].value.set(...channels(code));
  }
}

/** The tubes at a level of detail: {sides, rings, least} (least: no muscle below this volume [cm3]). */
export function tubes(THREE, clip, owners, { sides, rings, least }) {
  const ring = [], form = [], owner = [], index = [];
  const { layout, starts, profiles } = clip.courses;
  clip.elements.forEach((element, e) => {
    if (element.volume < least) return;
    const points = layout[e], few = Math.max(Math.min(points, Math.round(rings * (points / 18))), 5);
    const first = ring.length / 4;
    for (let r = 0; r < few; r++) {
      const i = Math.round((r * (points - 1)) / (few - 1));
      const [broad, thick, flesh] = profiles[e][i];
      for (let k = 0; k <= sides; k++) {
        ring.push(starts[e] + i, starts[e] + Math.max(i - 1, 0), starts[e] + Math.min(i + 1, points - 1), starts[e] + points);
        form.push(broad, thick, flesh, (2 * Math.PI * k) / sides);
        owner.push(owners[e], element.column);
      }
    }
    for (let r = 0; r < few - 1; r++) {
      for (let k = 0; k < sides; k++) {
        const at = first + r * (sides + 1) + k, up = at + sides + 1;
        index.push(at, at + 1, up, at + 1, up + 1, up);
      }
    }
  });
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.Float32BufferAttribute(new Float32Array((ring.length / 4) * 3), 3));
  geometry.setAttribute("ring", new THREE.Float32BufferAttribute(ring, 4));
  geometry.setAttribute("form", new THREE.Float32BufferAttribute(form, 4));
  geometry.setAttribute("owner", new THREE.Float32BufferAttribute(owner, 2));
  geometry.setIndex(index);
  return geometry;
}
