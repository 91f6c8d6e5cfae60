// Stage: the canvas, the camera, and everything that stands on the ground.
import { boneGeometry, boneMaterials, paintBones } from "./bones.js";
import { Arrows, groundMesh, paintGround } from "./ground.js";
import { muscleMaterials, paintMuscles, tubes } from "./muscles.js";

const VIEWS = { side: [0.04, 0.07], front: [Math.PI / 2, 0.05], back: [-Math.PI / 2, 0.05], quarter: [0.7, 0.15] };
const HEIGHT = 1.93, WIDTH = 1.5, MIDDLE = 0.89; // [m] in sight, and the height looked at
const ANGLE = 24; // [degrees] of the lens

export class Stage {
  constructor(three, host, soft, onMove) {
    const { THREE, OrbitControls } = three;
    this.THREE = THREE;
    this.renderer = new THREE.WebGLRenderer({ antialias: !soft, alpha: true, stencil: true, powerPreference: "low-power" });
    this.renderer.outputColorSpace = THREE.LinearSRGBColorSpace; // the colors are final as they are
    this.canvas = this.renderer.domElement;
    this.host = host;
    host.append(this.canvas);
    this.scene = new THREE.Scene();
    this.slope = new THREE.Group();
    this.body = new THREE.Group();
    this.scene.add(this.slope);
    this.slope.add(this.body);
    this.camera = new THREE.PerspectiveCamera(ANGLE, 1, 0.3, 30);
    this.controls = new OrbitControls(this.camera, this.canvas);
    Object.assign(this.controls, { enablePan: false, enableZoom: false, minPolarAngle: 0.25, maxPolarAngle: 1.7, minDistance: 1.2, maxDistance: 9 });
    this.canvas.style.touchAction = "pan-y"; // a page can be scrolled over the figure
    this.controls.target.set(0, MIDDLE, 0);
    this.controls.addEventListener("change", onMove);
    this.ground = groundMesh(THREE);
    this.slope.add(this.ground);
    this.arrows = new Arrows(THREE);
    this.body.add(this.arrows.group);
    this.uniforms = uniforms(THREE);
    this.textures = new Map();
    this.muscles = muscleMaterials(THREE, this.uniforms);
    this.bones = boneMaterials(THREE, this.uniforms);
    this.target = new THREE.WebGLRenderTarget(1, 1);
    this.picking = new THREE.Scene();
    this.ratio = 1;
    this.zoom = 1;
    this.resize();
    this.look("side");
  }

  /** Put the bones on the stage. */
  skeleton(file) { this.boneFile = file; }

  bare(coarse) {
    if (this.boneMesh && this.coarse === coarse) return;
    if (this.boneMesh) { this.remove(this.boneMesh); this.boneGeometry.dispose(); }
    this.coarse = coarse;
    this.boneGeometry = boneGeometry(this.THREE, this.boneFile, coarse);
    this.boneMesh = this.mesh(this.boneGeometry, this.bones);
  }

  /** Cut the muscles' tubes anew for a clip, at a level of detail. */
  flesh(clip, owners, detail) {
    this.bare(detail.coarse);
    if (this.muscleMesh) { this.remove(this.muscleMesh); this.muscleGeometry.dispose(); }
    this.muscleGeometry = tubes(this.THREE, clip, owners, detail);
    this.muscleMesh = this.mesh(this.muscleGeometry, this.muscles);
    this.shadows(detail.shadows);
  }

  mesh(geometry, materials) {
    const make = (material, order) => {
      const mesh = new this.THREE.Mesh(geometry, material);
      mesh.frustumCulled = false;
      mesh.renderOrder = order;
      return mesh;
    };
    const meshes = { look: make(materials.look, 0), shadow: make(materials.shadow, -1), pick: make(materials.pick, 0) };
    this.body.add(meshes.look, meshes.shadow);
    meshes.pick.matrixAutoUpdate = false;
    this.picking.add(meshes.pick);
    return meshes;
  }

  remove(meshes) {
    this.body.remove(meshes.look, meshes.shadow);
    this.picking.remove(meshes.pick);
  }

  shadows(on) {
    for (const meshes of [this.boneMesh, this.muscleMesh]) if (meshes) meshes.shadow.visible = on;
  }

  /** Which clips are shown: the one before, the one now, and how far the change has come. */
  show(before, now, blend, phase) {
    const u = this.uniforms;
    for (const [clip, letter] of [[before, "A"], [now, "B"]]) {
      const { path, pose, active } = this.tables(clip);
      u["uPath" + letter].value = path;
      u["uPose" + letter].value = pose;
      u["uActive" + letter].value = active;
      u["uFrame" + letter].value.set(...clip.about(phase));
    }
    u.uBlend.value = blend;
    u.uWidth.value = now.courses.width;
    u.uColumns.value = now.columns.length;
    u.uBodies.value = now.bodies;
    for (let i = 0; i < now.bodies; i++) u.uSize.value[i].fromArray(now.size, 3 * i);
    const mix = (a, b) => a + (b - a) * blend;
    u.uGround.value = mix(before.meta.ground_m, now.meta.ground_m);
    this.slope.rotation.z = Math.atan(mix(before.meta.slope, now.meta.slope));
    this.body.position.y = -u.uGround.value;
    this.arrows.group.visible = this.arrows.wanted ?? now.meta.kind === "trial";
    if (this.arrows.group.visible) this.arrows.show(now, phase);
  }

  /** A clip's tables on the graphics card. */
  tables(clip) {
    if (!this.textures.has(clip)) {
      this.textures.set(clip, {
        path: this.table(clip.courses.data, 4), pose: this.table(clip.poses, 4),
        active: this.table(clip.activation.length ? clip.activation : new Float32Array(1).fill(-1), 1),
      });
    }
    return this.textures.get(clip);
  }

  table(values, parts) {
    const { THREE } = this;
    const width = 2048, rows = Math.max(Math.ceil(values.length / parts / width), 1);
    const data = new Float32Array(width * rows * parts);
    data.set(values);
    const texture = new THREE.DataTexture(data, width, rows, parts === 4 ? THREE.RGBAFormat : THREE.RedFormat, THREE.FloatType);
    texture.minFilter = texture.magFilter = THREE.NearestFilter;
    texture.needsUpdate = true;
    return texture;
  }

  /** Free the tables of clips that are shown no more. */
  keep(clips) {
    for (const [clip, tables] of this.textures) {
      if (clips.includes(clip)) continue;
      Object.values(tables).forEach((table) => table.dispose());
      this.textures.delete(clip);
    }
  }

  paint(theme) {
    paintMuscles(this.uniforms, theme);
    paintBones(this.uniforms, theme);
    paintGround(this.ground, theme);
    this.arrows.paint(theme);
    this.uniforms.uStrength.value = theme === "dark" ? 0.42 : 0.2;
  }

  /** Look from the side, the front, the back or in between; or from an angle of one's own. */
  look(view) {
    const [turn, rise] = VIEWS[view] ?? VIEWS.side;
    this.zoom = 1;
    this.aim(turn, rise);
  }

  aim(turn, rise) {
    const far = this.distance() / this.zoom, flat = far * Math.cos(rise);
    this.camera.position.set(flat * Math.sin(turn), MIDDLE + far * Math.sin(rise), flat * Math.cos(turn));
    this.controls.update();
  }

  /** Turn and raise the camera by radians, and come nearer by a factor. */
  orbit(turn, rise, nearer = 1) {
    const away = this.camera.position.clone().sub(this.controls.target);
    const round = new this.THREE.Spherical().setFromVector3(away);
    this.zoom = Math.min(Math.max(this.zoom * nearer, 0.5), 4);
    this.aim(round.theta + turn, Math.min(Math.max(Math.PI / 2 - round.phi + rise, -0.12), 1.3));
  }

  distance() {
    const half = Math.tan((ANGLE * Math.PI) / 360);
    return Math.max(HEIGHT / 2 / half, WIDTH / 2 / half / this.camera.aspect);
  }

  resize() {
    const width = Math.max(this.host.clientWidth, 1), height = Math.max(this.host.clientHeight, 1);
    const away = this.camera.position.clone().sub(this.controls.target);
    const round = new this.THREE.Spherical().setFromVector3(away);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio || 1, 2) * this.ratio);
    this.renderer.setSize(width, height);
    if (away.length() > 0.1) this.aim(round.theta, Math.PI / 2 - round.phi);
  }

  draw() { this.renderer.render(this.scene, this.camera); }

  /** The number of the muscle under a place of the canvas (0: none). */
  ownerAt(x, y) {
    const { renderer, camera, target } = this;
    this.slope.updateMatrixWorld();
    for (const meshes of [this.boneMesh, this.muscleMesh]) {
      meshes.pick.matrix.copy(this.body.matrixWorld);
      meshes.pick.matrixWorld.copy(this.body.matrixWorld);
    }
    const width = this.host.clientWidth, height = this.host.clientHeight;
    camera.setViewOffset(width, height, x, y, 1, 1);
    renderer.setRenderTarget(target);
    const color = renderer.getClearColor(new this.THREE.Color()), alpha = renderer.getClearAlpha();
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
    renderer.render(this.picking, camera);
    const pixel = new Uint8Array(4);
    renderer.readRenderTargetPixels(target, 0, 0, 1, 1, pixel);
    renderer.setRenderTarget(null);
    renderer.setClearColor(color, alpha);
    camera.clearViewOffset();
    return pixel[0] + 256 * pixel[1];
  }

  dispose() {
    this.keep([]);
    this.controls.dispose();
    this.arrows.dispose();
    for (const part of [this.boneGeometry, this.muscleGeometry, this.ground.geometry, this.ground.material,
      ...Object.values(this.muscles), ...Object.values(this.bones), this.target]) part?.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.canvas.remove();
  }
}

function uniforms(THREE) {
  const vector = () => ({ value: new THREE.Vector3() }), number = (value) => ({ value });
  return {
    uPathA: number(null), uPathB: number(null), uPoseA: number(null), uPoseB: number(null),
    uActiveA: number(null), uActiveB: number(null), uFrameA: vector(), uFrameB: vector(),
    uBlend: number(1), uWidth: number(1), uColumns: number(1), uBodies: number(1), uGround: number(0),
    uSelected: number(0), uLow: number(0.6), uStrength: number(0.2), uShade: vector(), uBone: vector(),
    uShadow: vector(), uTendon: vector(), uPlain: vector(), uGlow: vector(), uInk: vector(),
    uScale: { value: Array.from({ length: 9 }, () => new THREE.Vector3()) },
    uSize: { value: Array.from({ length: 64 }, () => new THREE.Vector3(1, 1, 1)) },
  };
}
