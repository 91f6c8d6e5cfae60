// Bones: all of them one mesh; every corner rides on its body's pose.
import { LIGHT, READ, TONES, channels } from "./shading.js";
import { shadowLook } from "./muscles.js";

const VERTEX = `${READ}
uniform sampler2D uPoseA, uPoseB;
uniform int uBodies;
uniform float uGround;
uniform vec3 uSize[64];
attribute float body;
varying vec3 vNormal, vEye;
vec3 turned(vec4 q, vec3 v) { return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v); }
void main() {
  int at = 2 * int(body);
  vec3 place = moving(uPoseA, uPoseB, 2 * uBodies, at).xyz;
  vec4 turn = normalize(moving(uPoseA, uPoseB, 2 * uBodies, at + 1));
  place += turned(turn, position * uSize[int(body)]);
  vec4 world = modelMatrix * vec4(place, 1.0);
#ifdef SHADOW
  world = modelMatrix * vec4(place.x + 0.25 * (place.y - uGround), uGround + 0.002, place.z - 0.22 * (place.y - uGround), 1.0);
#endif
  vNormal = mat3(modelMatrix) * turned(turn, normal);
  vEye = cameraPosition - world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;
const FRAGMENT = `${LIGHT}
uniform vec3 uBone;
varying vec3 vNormal, vEye;
void main() { gl_FragColor = vec4(lit(uBone, vNormal, vEye, 0.03), 1.0); }`;
const NOTHING = `precision highp float; void main() { gl_FragColor = vec4(0.0, 0.0, 0.0, 1.0); }`;
const SHADOW = `precision highp float;
uniform vec3 uShadow; uniform float uStrength;
void main() { gl_FragColor = vec4(uShadow, uStrength); }`;

export function boneMaterials(THREE, uniforms) {
  const make = (fragmentShader, more = {}) => new THREE.ShaderMaterial({
    uniforms, vertexShader: VERTEX, fragmentShader, side: THREE.DoubleSide, ...more });
  return { look: make(FRAGMENT), pick: make(NOTHING), shadow: make(SHADOW, shadowLook(THREE)) };
}

export function paintBones(uniforms, theme) {
  const tones = TONES[theme];
  uniforms.uBone.value.set(...channels(tones.bone));
  uniforms.uShade.value.set(...channels(tones.shade));
  uniforms.uShadow.value.set(...channels(tones.shadow));
  uniforms.uLow.value = tones.low;
}

/** The mesh of a bones file, with fewer triangles where asked for. */
export function boneGeometry(THREE, { arrays }, coarse) {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.BufferAttribute(arrays.corner.data, 3));
  geometry.setAttribute("normal", new THREE.BufferAttribute(arrays.normal.data, 3));
  geometry.setAttribute("body", new THREE.BufferAttribute(new Float32Array(arrays.body.data), 1));
  geometry.setIndex(new THREE.BufferAttribute((coarse ? arrays.coarse : arrays.triangle).raw, 1));
  return geometry;
}
