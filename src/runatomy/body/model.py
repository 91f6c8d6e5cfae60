"""BodyModel: the runner as bones, joints and muscle paths, compiled by MuJoCo from `myo-sim`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from runatomy.body import segments
from runatomy.body.coordinates import ARM, COORDINATES, INDEX, LEG, LUMBAR_SHARES, PELVIS, SIDES
from runatomy.body.mend import patella
from runatomy.body.mend.wraps import (
    add_condyles,
    forget_marks,
    mend_wraps,
    take_straight_ways_off,
)
from runatomy.body.scale import (
    check_sizes,
    scale_by_segment,
    scale_model,
    size_of,
    trunk_core,
)
from runatomy.body.segments import REFERENCE_HEIGHT, REFERENCE_MASS, Segment, Vector
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import BodyError

LEG_BODIES = ("femur", "tibia", "patella", "talus", "calcn", "toes")
KNEE_IN_TIBIA = (-0.00808954, -0.0035347, -0.00148474)  # [m] right (Rajagopal et al. 2016)
Follower = tuple[str, str, FloatArray]  # a joint, the coordinate it follows, a polynomial (5,)
LUMBAR_BODIES = ("lumbar5", "lumbar4", "lumbar3", "lumbar2", "lumbar1")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class BodyModel:
    """A compiled body and the addresses by name that every computation needs, resolved once."""

    mujoco_model: Any  # MjModel; no contact, no passive force, gravity along -y
    mass: float  # [kg]
    height: float  # [m]
    coupling: FloatArray  # [-] (joints, coordinates, powers) joint value from each
    muscles: tuple[str, ...]  # element names, as in `myo-sim`
    tendon_index: tuple[int, ...]  # tendon of each muscle element
    model_force: FloatArray  # [N] (muscles,) the shipped model's own strength, for the trunk
    foot_body: dict[str, int]  # side -> body id of the calcaneus
    # segment -> x, y, z over the reference body's; segments left out are as tall as the runner
    sizes: Mapping[str, Vector] = field(default_factory=dict)


def build_body(mass: float = REFERENCE_MASS, height: float = REFERENCE_HEIGHT) -> BodyModel:
    """Build the body of a runner of this mass [kg] and height [m].

    Legs and trunk come with their muscles, arms as moving masses. Segment masses, centers and
    inertias are Rajagopal et al. (2016)'s, scaled with mass and height; geometry scales with
    height. Raises BodyError where `mujoco` or `myo-sim` is missing.
    """
    model, coupling = _reference_copy()
    scale_model(model, coupling, mass / REFERENCE_MASS, height / REFERENCE_HEIGHT)
    return _addressed(model, coupling, mass, height, {})


def build_body_by_segment(mass: float, height: float, sizes: Mapping[str, Vector]) -> BodyModel:
    """Build the body of a runner whose segments have their own sizes.

    `sizes` gives x, y, z [-] over the reference body's for some of "pelvis", "torso", "femur",
    "tibia", "foot", "humerus", "forearm" (with "_r" or "_l" for one side alone); a segment left
    out grows with height [m]. Masses keep their shares of the whole [kg]. Raises BodyError for
    unknown segments, sizes that are no runner's, or where `mujoco` or `myo-sim` is missing.
    """
    check_sizes(sizes)
    model, coupling = _reference_copy()
    usual = height / REFERENCE_HEIGHT
    each = np.array([size_of(model.body(i).name, sizes, usual) for i in range(model.nbody)])
    scale_by_segment(model, coupling, mass / REFERENCE_MASS, each)
    return _addressed(model, coupling, mass, height, sizes)


@cache
def reference_model() -> tuple[Any, FloatArray]:
    """Compile the reference body once; returns it and its coupling, neither to be changed."""
    with quiet():
        mujoco, spec, knees = _compose()
        _add_root_joints(mujoco, spec)
        _add_arms(mujoco, spec)
        _set_segments(spec)
        model = spec.compile()
        take_straight_ways_off(mujoco, model)
        forget_marks(mujoco, model)
    _silence(mujoco, model)
    return model, _coupling(model, knees)


def _reference_copy() -> tuple[Any, FloatArray]:
    """Return the reference body and its coupling, to be scaled."""
    model, coupling = reference_model()
    return copy(model), coupling.copy()


def _addressed(
    model: Any, coupling: FloatArray, mass: float, height: float, sizes: Mapping[str, Vector]
) -> BodyModel:
    """Let the engine derive its constants, and resolve every address."""
    mujoco, _ = engines()
    mujoco.mj_setConst(model, mujoco.MjData(model))
    return BodyModel(
        mujoco_model=model,
        mass=mass,
        height=height,
        coupling=read_only(coupling),
        muscles=tuple(model.actuator(i).name for i in range(model.nu)),
        tendon_index=tuple(int(model.actuator(i).trnid[0]) for i in range(model.nu)),
        model_force=read_only(model.actuator_gainprm[:, 2]),
        foot_body={side: int(model.body(f"calcn_{side}").id) for side in SIDES},
        sizes=dict(sizes),
    )


def engines() -> tuple[Any, Any]:
    """Return MuJoCo and the composer of `myo-sim`; BodyError where they are not installed."""
    try:
        import mujoco
        from myo_sim.build import compose
    except ImportError as error:
        raise BodyError(
            "the body model needs mujoco and myo-sim, which are not installed",
            mend="Install them with: pip install 'runatomy[model]'",
        ) from error
    return mujoco, compose


@contextmanager
def quiet() -> Iterator[None]:
    """Keep MuJoCo's warnings about composing a model off the screen and out of its log file."""
    mujoco, _ = engines()
    before = mujoco.get_mju_user_warning()
    mujoco.set_mju_user_warning(lambda _: None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        mujoco.set_mju_user_warning(before)


def _compose() -> tuple[Any, Any, list[Follower]]:
    """Join the legs and the trunk of `myo-sim`, without arms, contacts, sensors or shapes."""
    mujoco, compose = engines()
    registration = compose.MODEL_REGISTRY["myotorso"]
    spec = compose.build_torso_spec(registration)
    legs = compose.build_legs_spec(registration)
    knees = _knee_couplings(legs)
    for part in (spec, legs):
        _strip(part)
    frame = spec.body("Full Body").add_frame(name="legs_attach")
    spec.attach(legs, prefix="", suffix="", frame=frame)
    _mend_sides(spec)
    _mend_knees(spec)
    mend_wraps(mujoco, spec)
    add_condyles(mujoco, spec)
    return mujoco, spec, knees


def _strip(spec: Any) -> None:
    """Delete all that no muscle and no moment needs; the shapes alone take half the compiling."""
    wrapping = {t.name for tendon in spec.tendons for t in _wrap_geoms(tendon)}
    shapes = [geom for geom in spec.geoms if geom.name not in wrapping]
    for element in (*spec.equalities, *spec.sensors, *spec.keys, *spec.pairs, *spec.excludes):
        spec.delete(element)
    for element in (*shapes, *spec.meshes):
        spec.delete(element)


def _mend_knees(spec: Any) -> None:
    """Turn the knees about the published center, 9 mm behind and below where `myo-sim` turns them.

    The joint of Rajagopal et al. (2016) lies at this place in the tibia's frame; `myo-sim` 0.2
    turns the tibia about its origin instead, which makes the arms of the hamstrings 8 mm too long
    and those of the quadriceps 6 mm too short.
    """
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        x, y, z = KNEE_IN_TIBIA
        for joint in spec.body(f"tibia_{side}").joints:
            joint.pos = (x, y, sign * z)


def _mend_sides(spec: Any) -> None:
    """Put three muscles of `myo-sim` 0.2 on the side that their name says.

    Rectus abdominis has left and right exchanged, and the left slip of longissimus to the twelfth
    thoracic vertebra is a copy of the right one. Found by mirroring the body; does nothing where
    a later release has mended it.
    """
    for site in spec.sites:
        side = {"_r": 1.0, "_l": -1.0}.get(site.name[-2:])
        if side and site.name.startswith(("rect_abd_", "LTpT_T12_")):
            x, y, z = site.pos
            site.pos = (x, y, side * abs(z))


def _wrap_geoms(tendon: Any) -> list[Any]:
    """Return the geoms that a tendon wraps around."""
    targets = (path.target for path in tendon.path)
    return [target for target in targets if type(target).__name__ == "MjsGeom"]


def _add_root_joints(mujoco: Any, spec: Any) -> None:
    """Free the pelvis with the six coordinates of Rajagopal et al. (2016), world y up."""
    root = spec.body("Full Body")
    root.pos = (0.0, 0.0, 0.0)
    root.quat = (1.0, 0.0, 0.0, 0.0)
    for name in ("sacrum", "pelvis"):
        body = spec.body(name)
        body.quat = (1.0, 0.0, 0.0, 0.0)
        body.alt.type = mujoco.mjtOrientation.mjORIENTATION_QUAT
    axes = {"tilt": (0, 0, 1), "list": (1, 0, 0), "rotation": (0, 1, 0)}
    axes |= {"tx": (1, 0, 0), "ty": (0, 1, 0), "tz": (0, 0, 1)}
    slide, hinge = mujoco.mjtJoint.mjJNT_SLIDE, mujoco.mjtJoint.mjJNT_HINGE
    for name in (*PELVIS[3:], *PELVIS[:3]):
        kind = slide if "_t" in name and name != "pelvis_tilt" else hinge
        axis = axes[name.removeprefix("pelvis_")]
        root.add_joint(name=name, type=kind, axis=axis, limited=mujoco.mjtLimited.mjLIMITED_FALSE)


def _add_arms(mujoco: Any, spec: Any) -> None:
    """Hang arms on the trunk as moving masses: shoulder of three hinges, elbow of one."""
    torso = spec.body("torso")
    torso_origin = sum(
        (np.asarray(spec.body(name).pos) for name in ("sacrum", *LUMBAR_BODIES, "torso")),
        np.zeros(3),
    )
    shoulder = np.add(segments.BACK_IN_PELVIS, segments.SHOULDER_IN_TRUNK) - torso_origin
    hinge = {"type": mujoco.mjtJoint.mjJNT_HINGE, "limited": mujoco.mjtLimited.mjLIMITED_FALSE}
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        mirror = np.array([1.0, 1.0, sign])
        humerus = torso.add_body(name=f"humerus_{side}", pos=shoulder * mirror)
        axes = ((0, 0, 1), (sign, 0, 0), (0, sign, 0))
        for name, axis in zip(ARM[:3], axes, strict=True):
            humerus.add_joint(name=f"{name}_{side}", axis=axis, **hinge)
        _set_inertia(humerus, segments.HUMERUS, mirror)
        elbow = np.asarray(segments.ELBOW_IN_HUMERUS) * mirror
        forearm = humerus.add_body(name=f"forearm_{side}", pos=elbow)
        forearm.add_joint(name=f"elbow_flex_{side}", axis=(0, 0, 1), **hinge)
        _set_inertia(forearm, segments.FOREARM, mirror)
        wrist = np.asarray(segments.HAND_IN_FOREARM) * mirror
        _set_inertia(forearm.add_body(name=f"hand_{side}", pos=wrist), segments.HAND, mirror)


def _set_inertia(body: Any, segment: Segment, mirror: FloatArray | None = None) -> None:
    """Give a body the mass, center and inertia of a segment."""
    body.explicitinertial = True
    body.mass = segment.mass
    body.ipos = np.asarray(segment.center) * (1.0 if mirror is None else mirror)
    body.iquat = (1.0, 0.0, 0.0, 0.0)
    if segment.product:
        body.inertia = (0.0, 0.0, 0.0)
        body.fullinertia = (*segment.inertia, segment.product, 0.0, 0.0)
    else:
        body.fullinertia = np.full(6, np.nan)
        body.inertia = segment.inertia


def _set_segments(spec: Any) -> None:
    """Replace the shipped masses by the published ones."""
    _set_inertia(spec.body("pelvis"), segments.PELVIS)
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        mirror = np.array([1.0, 1.0, sign])
        for name, segment in zip(LEG_BODIES, segments.LEG, strict=True):
            _set_inertia(spec.body(f"{name}_{side}"), segment, mirror)
    massless = Segment(0.0, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    torso = spec.body("torso")
    for name in ("sacrum", "Abdomen", "neck", "head", "chest_r"):
        _set_inertia(spec.body(name), massless)
    names = ("sacrum", *LUMBAR_BODIES)
    origins = np.cumsum([np.asarray(spec.body(name).pos) for name in names], axis=0)[1:]
    back = np.asarray(segments.BACK_IN_PELVIS)
    levels, core = trunk_core(origins, origins[-1] + np.asarray(torso.pos), back)
    for name, segment in zip(LUMBAR_BODIES, levels, strict=True):
        _set_inertia(spec.body(name), segment)
    _set_inertia(torso, core)
    _set_inertia(spec.body("Abdomen"), Segment(1e-6, (0.0, 0.0, 0.0), (1e-9, 1e-9, 1e-9)))


def _silence(mujoco: Any, model: Any) -> None:
    """Turn off every force but inertia and gravity; the y axis is up."""
    flags = mujoco.mjtDisableBit
    model.opt.disableflags |= int(flags.mjDSBL_CONSTRAINT) | int(flags.mjDSBL_CONTACT)
    model.opt.gravity[:] = (0.0, -1.0, 0.0)  # a unit vector: the frame of the slope tilts it
    model.jnt_stiffness[:] = 0.0
    model.dof_damping[:] = 0.0
    model.dof_armature[:] = 0.0
    model.dof_frictionloss[:] = 0.0


def _coupling(model: Any, knees: list[Follower]) -> FloatArray:
    """Return the polynomials (joints, coordinates, powers) of each joint by coordinate."""
    table = np.zeros((model.njnt, len(COORDINATES), patella.DEGREE + 1))
    own = (*PELVIS, *(f"{n}_{s}" for s in SIDES for n in (*LEG, *ARM)))
    for name in own:
        table[model.joint(name).id, INDEX[name], 1] = 1.0
    for coordinate, shares in LUMBAR_SHARES.items():
        for joint, share in shares:
            table[model.joint(joint).id, INDEX[coordinate], 1] = share
    for follower, leader, polynomial in knees:
        published = patella.PATELLA.get(follower[:-2], polynomial)
        table[model.joint(follower).id, INDEX[leader], : len(published)] = published
    return table


def _knee_couplings(legs: Any) -> list[Follower]:
    """Return how tibia and patella follow knee flexion: the shipped model's own polynomials."""
    rows = []
    for equality in legs.equalities:
        data = np.asarray(equality.data, dtype=np.float64)[:5]
        rows.append((str(equality.name1), str(equality.name2), data.copy()))
    return rows
