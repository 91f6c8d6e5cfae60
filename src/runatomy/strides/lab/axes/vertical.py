"""Which way is up, from where the body is: the pelvis above the feet."""

from __future__ import annotations

import numpy as np

from runatomy.records.capture import Forces
from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.terms.arrays import FloatArray
from runatomy.terms.errors import StrideError

LEANING = 20.0  # [degrees] further from an axis of the laboratory, the body alone is not believed
RUNNING = 25.0  # [degrees] by which nobody who runs leans in the mean
STANDING = 10.0  # [degrees] and nobody who stands
LOST = 40.0  # [degrees] and further than this nothing can be said
SIZES = (0.3, 2.0)  # [m] between which the line from the feet to what is above them lies
NAMES = ("x", "y", "z")


def find_up(
    tracks: Tracks,
    forces: Forces | None,
    stated: str | None,
    where: str,
    usual: float = RUNNING,
) -> tuple[FloatArray, tuple[str, ...]]:
    """Return the direction that points up, a unit vector along one laboratory axis, and warnings.

    The mean line from the feet to pelvis, trunk and head decides, and must lie within 20 degrees of
    an axis, or within 40 where no force lies along another one. stated: the axis the file names
    ("+y"); where it differs, the body is believed and a warning says so, as one does of a lean that
    is not usual [degrees]. Raises StrideError where no axis is near, or where the body is of no
    human size: a wrong unit.
    """
    line = _over_feet(tracks)
    tall = float(np.linalg.norm(line))
    if not SIZES[0] < tall < SIZES[1]:
        raise StrideError(
            f"pelvis and trunk are {tall:.3g} m from the feet in the mean: the unit of length is "
            "not the one the file states",
            where=where,
            mend="Give the right unit (mm, cm or m) when exporting the recording.",
        )
    axis = int(np.abs(line).argmax())
    lean = float(np.degrees(np.arccos(min(1.0, abs(line[axis]) / np.linalg.norm(line)))))
    pushed = force_axis(forces)
    if lean > LOST or (lean > LEANING and pushed not in (None, axis)):
        raise StrideError(
            f"no laboratory axis points up: the line from feet to pelvis lies {lean:.0f} degrees "
            "from the nearest one",
            where=where,
            mend="Check the marker names, or record more than a step.",
        )
    up = np.zeros(3)
    up[axis] = np.sign(line[axis])
    name = ("+" if up[axis] > 0.0 else "-") + NAMES[axis]
    told = []
    if stated is not None and stated != name:
        told.append(
            f"The file says {stated} points up; the runner stands along {name}, which is used."
        )
    if lean > usual:
        told.append(
            f"The runner leans {lean:.0f} degrees from {name} in the mean: the laboratory's axes "
            "may be tilted, which falsifies everything. Calibrate them level."
        )
    return up, tuple(told)


def force_axis(forces: Forces | None) -> int | None:
    """Return the axis along which the ground pushes in the mean; None where that is unclear."""
    if forces is None or not forces.plates:
        return None
    mean = np.sum([np.nansum(plate.force, axis=0) for plate in forces.plates], axis=0)
    size = float(np.linalg.norm(mean))
    axis = int(np.abs(mean).argmax())
    return axis if size > 0.0 and abs(mean[axis]) > np.cos(np.radians(LEANING)) * size else None


def _over_feet(tracks: Tracks) -> FloatArray:
    """Mean line from the feet to what is above them, over the frames that show both [m]."""
    feet = tracks.center(tracks.on("calcn_r", "calcn_l", "toes_r", "toes_l"))
    above = tracks.center(tracks.on("pelvis", "torso", "head"))
    line: FloatArray = np.nanmean(above - feet, axis=0)
    return line
