"""Grounded: the forces of the ground in the runner's axes, parted among the feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.records.capture import Forces
from runatomy.strides.captured_run import FootForce
from runatomy.strides.lab.ground.contacts import LIMIT, Contact, find_contacts, told_lag
from runatomy.strides.lab.ground.drift import without_drift
from runatomy.strides.lab.ground.fit.fitting import fit_forces, told_aside
from runatomy.strides.lab.ground.fit.probe import probe_of
from runatomy.strides.lab.ground.foot_force import foot_force
from runatomy.strides.lab.ground.outline import outline_of
from runatomy.strides.lab.ground.plates import Plate, plates_of
from runatomy.strides.lab.ground.sides import find_sides
from runatomy.strides.lab.posed import Posed

SOLE = 0.03  # [m] from the floor to the lowest markers
LIFTED = 0.15  # [m] the lowest markers of a foot on the floor are lower
NO_MOMENTS = "Without ground forces joint angles can be told, moments and muscles cannot."
NO_FORCES = f"The recording holds no ground forces. {NO_MOMENTS}"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Grounded:
    """The forces of the ground, foot by foot."""

    plates: tuple[Plate, ...] = ()  # without drift, as measured otherwise
    contacts: tuple[Contact, ...] = ()
    sides: tuple[str | None, ...] = ()  # of each contact: "r", "l", "both" or None
    feet: tuple[FootForce, ...] = ()  # right, left; empty where no plate felt a foot
    height: float = 0.0  # [m] of the floor
    warnings: tuple[str, ...] = ()


def ground(forces: Forces | None, posed: Posed, cutoff: float) -> Grounded:
    """Return the force on each foot, without drift, low-passed at a cutoff [Hz].

    Forces that do not lie under the feet are put right where that is clear, else left out; either
    is told in the warnings.
    """
    if forces is None or not forces.plates or forces.time.size < 2:
        return Grounded(warnings=(NO_FORCES,))
    clock = posed.tracks.time
    raw, lost = plates_of(forces, posed.turn)
    height = _floor(raw, posed)
    outlines = (outline_of(posed.tracks, posed.feet[0]), outline_of(posed.tracks, posed.feet[1]))
    probe = probe_of(posed.stances, outlines, clock, height)
    fitted, told = fit_forces(raw, probe, posed.turn)
    plates, drift = without_drift(fitted)
    contacts = find_contacts(plates, clock)
    lag = told_lag(contacts or find_contacts(raw, clock), raw, posed.stances)
    if not contacts:
        return Grounded(warnings=(*lost, *told, *lag, _unfelt(raw) if fitted else NO_MOMENTS))
    sides, whose = find_sides(contacts, plates, posed.stances, posed.tracks, posed.feet)
    own = {s: [c for c, side in zip(contacts, sides, strict=True) if side == s] for s in "rl"}
    return Grounded(
        plates=plates,
        contacts=contacts,
        sides=sides,
        feet=tuple(
            foot_force(plates, own[side], side, clock, outline, height, cutoff)
            for side, outline in zip("rl", outlines, strict=True)
        ),
        height=height,
        warnings=(*lost, *told, *lag, *drift, *told_aside(plates, probe), *(() if lag else whose)),
    )


def _unfelt(plates: Sequence[Plate]) -> str:
    """What to say where no plate felt a foot."""
    most = max(float(np.abs(plate.force).max(initial=0.0)) for plate in plates)
    unit = f" Forces reach {most:.2g} there: are they in newtons?" if 0.0 < most < LIMIT else ""
    return f"No plate felt a foot.{unit} {NO_MOMENTS}"


def _floor(plates: Sequence[Plate], posed: Posed) -> float:
    """Height of the floor [m]: of the plates, else zero, else a sole below the lowest markers."""
    corners = [plate.corners for plate in plates if plate.corners is not None]
    level = [c for c in corners if float(np.ptp(c[:, 1])) < SOLE]
    if level:
        return float(np.mean([corner[:, 1].mean() for corner in level]))
    columns = [column for foot in posed.feet for column in foot.whole]
    lowest = float(np.nanquantile(posed.tracks.position[:, columns, 1], 0.02))
    return 0.0 if -SOLE < lowest < LIFTED else lowest - SOLE
