"""AbdominalPressure: what the belly's wall makes, and how it straightens the back.

A cut through the trunk at a lumbar joint meets the cavity: its pressure times its section pushes
the upper trunk up, in front of the joint, and so extends the spine, while the slanting muscles that
make the pressure bend it (the balance in Daggfeldt & Thorstensson 1997, Stokes et al. 2010). Only
the section at the joint counts, not the size of the diaphragm. Per radian of extension the cavity
gains that moment per pressure in volume.

Pressure follows the wall's activity (r = 0.97 with transversus abdominis in Cresswell &
Thorstensson 1994, Eur J Appl Physiol 68:315-321; 0.59 to 0.95 with all muscles of the trunk in
Cholewicki et al. 2002): here in proportion. Transversus, which turns and bends nothing, is not in
the body model; it is taken to act with the slanting muscles.
"""

from __future__ import annotations

from dataclasses import dataclass

import mujoco
import numpy as np

from runatomy.body.coordinates import COORDINATES, LUMBAR_SHARES
from runatomy.body.model import BodyModel
from runatomy.body.pose import pose_body
from runatomy.mechanics.sharing.musculature import Part
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import MechanicsError
from runatomy.terms.evidence import Evidence, Origin

VALSALVA, VALSALVA_SPREAD = 26.6e3, 6.7e3  # [Pa] eleven men (Harman et al. 1988, MSSE 20:195-201)
LIFTING = 17.8e3  # [Pa] the largest in lifting (Cresswell & Thorstensson 1994)
SECTION_SPREAD = 0.3  # [-] of moment per pressure; assumed
WALL = ("obliquus_externus_abdominis", "obliquus_internus_abdominis")
MOMENT = "lumbar_extension"
OUTLINE = "EO"  # fascicles of the outer slanting muscle: they lie outermost on the wall

EVIDENCE = Evidence(
    origin=Origin.MODELED,
    source="Largest pressure: Harman et al. 1988; section of the belly: an ellipse between spine "
    "and outer slanting muscles of the body model",
    note="That all of the wall makes pressure alike, in proportion to its activity, is assumed.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbdominalPressure:
    """What is assumed of the pressure in the belly; all of it can be switched off."""

    on: bool = True
    largest: float = VALSALVA  # [Pa] with the whole wall fully active
    low: float = LIFTING  # [Pa]
    high: float = VALSALVA + VALSALVA_SPREAD  # [Pa]
    wall: tuple[str, ...] = WALL  # muscles that make it, each side alike

    def __post_init__(self) -> None:
        if not 0.0 <= self.low <= self.largest <= self.high:
            raise MechanicsError(
                f"a largest pressure of {self.largest:g} Pa outside {self.low:g} to {self.high:g}",
                mend="Give low, largest and high in rising order, none below zero.",
            )
        if not self.wall:
            raise MechanicsError(
                "no muscle makes the pressure", mend="Name one, or switch it off: on=False."
            )


USUAL = AbdominalPressure()


def pressure_lever(body: BodyModel) -> float:
    """Return the extending moment per pressure in the belly [m3], standing upright.

    At each lumbar joint the section is an ellipse as deep as the way from the joint to the front of
    the wall and as wide as the wall; joints count by their share of the extension.
    """
    model, data = body.mujoco_model, mujoco.MjData(body.mujoco_model)
    still = np.zeros((1, len(COORDINATES)))
    data.qpos[:] = pose_body(body, still, still, still).position[0]
    mujoco.mj_kinematics(model, data)
    joints = [
        (data.xanchor[model.joint(name).id], share)
        for name, share in LUMBAR_SHARES[MOMENT]
        if not name.startswith("Abs")  # carries the wall's own frame, no vertebra
    ]
    wall = _outline(body, data)
    heights = [place[1] for place, _ in joints]
    level = (wall[:, 1] >= min(heights)) & (wall[:, 1] <= max(heights))
    front, width = wall[:, 0].max(), 2.0 * np.abs(wall[level, 2]).max()
    # area pi/4 w d, its middle d/2 in front of the joint: pi/8 w d2
    depth = sum(share * (front - place[0]) ** 2 for place, share in joints)
    return float(np.pi / 8.0 * width * depth)


def pressure_moment(
    part: Part, lever: float, pressure: AbdominalPressure = USUAL, size: str = "largest"
) -> FloatArray:
    """Return the moment (drives, moments) [N m] that each full activation adds by the pressure.

    To be added to the trunk's arms times strength, summed over each drive's fascicles. `lever` [m3]
    of `pressure_lever`; `size` is "low", "largest" or "high": the range moves pressure and section
    together. Zeros for a leg, for muscles off the wall, and where switched off.

    Raises:
        MechanicsError: there is no such size.
    """
    if size not in ("low", "largest", "high"):
        raise MechanicsError(f"{size!r} is no size", mend="Choose low, largest or high.")
    added = np.zeros((len(part.drives), len(part.moments)))
    if not pressure.on or MOMENT not in part.moments:
        return added
    wide = {"low": 1.0 - SECTION_SPREAD, "largest": 1.0, "high": 1.0 + SECTION_SPREAD}[size]
    share = _wall_share(part, pressure)
    added[:, part.moments.index(MOMENT)] = share * getattr(pressure, size) * lever * wide
    return added


def unit_pressure_moment(part: Part, by_drive: FloatArray) -> FloatArray:
    """Return the same moments by unit (units, moments), divided among a drive's by strength.

    For solvers that sum over units; `part.gather` sums it back to the drives' own.
    """
    strength = part.units.max_force
    whole = (strength @ part.gather)[part.drive]
    return np.asarray(by_drive[part.drive] * (strength / whole)[:, None], dtype=np.float64)


def belly_pressure(
    part: Part, activation: FloatArray, pressure: AbdominalPressure = USUAL
) -> FloatArray:
    """Return the pressure in the belly [Pa] (frames,) at activations (frames, drives) [-]."""
    share = _wall_share(part, pressure) * float(pressure.on)
    return np.asarray(activation @ share * pressure.largest)


def _wall_share(part: Part, pressure: AbdominalPressure) -> FloatArray:
    """Return each drive's share of the pressure [-] (drives,)."""
    there = np.array([name in pressure.wall for name, _ in part.drives], dtype=np.float64)
    return np.asarray(there / max(float(there.sum()), 1.0))


def _outline(body: BodyModel, data: mujoco.MjData) -> FloatArray:
    """Return the places [m] (points, 3) that the outer slanting muscles run through."""
    model = body.mujoco_model
    site = int(mujoco.mjtWrap.mjWRAP_SITE)
    points = []
    for name, tendon in zip(body.muscles, body.tendon_index, strict=True):
        if name.startswith(OUTLINE):
            first = model.tendon_adr[tendon]
            path = range(first, first + model.tendon_num[tendon])
            points += [
                data.site_xpos[model.wrap_objid[i]] for i in path if model.wrap_type[i] == site
            ]
    return np.array(points)
