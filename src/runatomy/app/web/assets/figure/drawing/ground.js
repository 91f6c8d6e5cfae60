// Ground: a disk whose marks run past at the runner's speed, and the arrows of its force.
import { TONES, channels } from "./shading.js";

const VERTEX = `
varying vec2 vPlace;
void main() { vPlace = position.xz; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }`;
const FRAGMENT = `precision highp float;
uniform vec3 uFloor, uMark;
uniform float uAway;
varying vec2 vPlace;
float line(float at, float width) {
  float near = abs(fract(at + 0.5) - 0.5), soft = fwidth(at) * 1.2 + 1e-4;
  return 1.0 - smoothstep(width, width + soft, near);
}
void main() {
  float away = length(vPlace / vec2(2.1, 1.25));
  float fade = 1.0 - smoothstep(0.35, 1.0, away);
  float meter = line(vPlace.x + uAway, 0.012);
  float lane = line((vPlace.y - 0.61) / 1.22, 0.010);
  float mark = max(meter * 0.8, lane);
  gl_FragColor = vec4(mix(uFloor, uMark, mark), fade * mix(0.34, 0.8, mark));
}`;

/** A disk at the height zero; `uniforms.uAway` [m] is how far the runner has come. */
export function groundMesh(THREE) {
  const geometry = new THREE.PlaneGeometry(4.4, 2.6, 1, 1);
  geometry.rotateX(-Math.PI / 2);
  const uniforms = { uFloor: { value: new THREE.Vector3() }, uMark: { value: new THREE.Vector3() }, uAway: { value: 0 } };
  const material = new THREE.ShaderMaterial({ uniforms, vertexShader: VERTEX, fragmentShader: FRAGMENT,
    transparent: true, depthWrite: false, side: THREE.DoubleSide });
  const mesh = new THREE.Mesh(geometry, material);
  mesh.renderOrder = -2;
  return mesh;
}

export function paintGround(mesh, theme) {
  mesh.material.uniforms.uFloor.value.set(...channels(TONES[theme].ground));
  mesh.material.uniforms.uMark.value.set(...channels(TONES[theme].mark));
}

const METERS = 0.36; // of an arrow as long as the body is heavy

/** Arrows of the ground's force on the right and the left foot. */
export class Arrows {
  constructor(THREE) {
    this.THREE = THREE;
    this.group = new THREE.Group();
    // Seen through the body: an arrow as long as a leg ends inside it.
    this.material = new THREE.MeshBasicMaterial({ toneMapped: false, depthTest: false, depthWrite: false, transparent: true, opacity: 0.82 });
    const shaft = new THREE.CylinderGeometry(0.009, 0.009, 1, 10).translate(0, 0.5, 0);
    const head = new THREE.ConeGeometry(0.03, 0.08, 14).translate(0, 0.04, 0);
    this.parts = [shaft, head];
    this.arrows = [0, 1].map(() => {
      const arrow = { shaft: new THREE.Mesh(shaft, this.material), head: new THREE.Mesh(head, this.material), root: new THREE.Group() };
      arrow.root.add(arrow.shaft, arrow.head);
      arrow.shaft.renderOrder = arrow.head.renderOrder = 5;
      this.group.add(arrow.root);
      return arrow;
    });
  }

  paint(theme) { this.material.color.setRGB(...channels(TONES[theme].arrow), this.THREE.LinearSRGBColorSpace); }

  /** Point the arrows as they are at a phase. */
  show(clip, phase) {
    const { Vector3 } = this.THREE;
    const force = clip.at(clip.force, 6, phase), weight = clip.meta.weight_N;
    const [low] = clip.about(phase);
    this.arrows.forEach((arrow, foot) => {
      const push = new Vector3(...force.slice(3 * foot, 3 * foot + 3));
      const size = (push.length() / weight) * METERS;
      arrow.root.visible = size > 0.03;
      if (!arrow.root.visible) return;
      arrow.root.position.set(...clip.point.slice(6 * low + 3 * foot, 6 * low + 3 * foot + 3));
      arrow.root.quaternion.setFromUnitVectors(new Vector3(0, 1, 0), push.normalize());
      arrow.shaft.scale.y = Math.max(size - 0.06, 0.01);
      arrow.head.position.y = Math.max(size - 0.08, 0);
    });
  }

  dispose() {
    this.parts.forEach((part) => part.dispose());
    this.material.dispose();
  }
}
