"""Forces in other axes than the markers', of the other sign or unit, or of plates put in wrongly.

What may have gone wrong is tried one after another; it is believed if exactly one way puts the
force under the feet in nearly all stances, holding the runner back first and pushing on later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations, product

import numpy as np

from runatomy.strides.lab.ground.fit.probe import Probe
from runatomy.strides.lab.ground.plates import Plate
from runatomy.terms.arrays import BoolArray, FloatArray

NEARLY_ALL = 0.8  # share of the moments that must fit
SIGN = (
    "They push downward: the file gives the force of the runner on the ground, and the sign was "
    "changed."
)
UNIT = "They act far away: their moments are in newton millimeters, and were divided by 1000."
OVER = "The plates stand upside down against what the file says; that was undone."
ROUND = (
    "The plates stand half a turn about the vertical against what the file says; that was undone."
)
AXES = "They have other axes than the markers; they were turned into the same."
TOO = " The sign was changed as well."

Change = Callable[[Plate], Plate]


def turn_under(
    plates: Sequence[Plate], probe: Probe, loaded: BoolArray, turn: FloatArray
) -> tuple[tuple[Plate, ...], tuple[str, ...]]:
    """Return the plates changed in the one way that fits, and warnings; none where none does.

    loaded: moments of the probe at which somebody is on the plates; turn: (3, 3) from the
    laboratory's axes to the runner's.
    """
    fitting: list[tuple[str, tuple[Plate, ...]]] = []
    for told, change in _changes(plates, turn):
        tried = tuple(change(plate) for plate in plates)
        fits = float(probe.fits(tried, loaded).mean()) >= NEARLY_ALL
        if fits and _brakes(tried, probe, loaded) and not _held(tried, fitting):
            fitting.append((told, tried))
    if len(fitting) == 1:
        told, tried = fitting[0]
        return tried, (f"The forces did not lie under the feet. {told}",)
    clue = "more than one turn of them fits" if fitting else "no turn of them does"
    return (), (
        f"The forces do not lie under the feet, and {clue}: they were left out. Check that forces "
        "and markers have the same axes, units and clock, and how the plates stand.",
    )


def _changes(plates: Sequence[Plate], turn: FloatArray) -> Iterator[tuple[str, Change]]:
    """What may have gone wrong with forces, in words, and what undoes it."""
    yield SIGN, partial(Plate.turned, turn=-np.eye(3))
    yield UNIT, lambda plate: replace(plate, moment=plate.moment * 0.001)
    if all(_is_level(plate) for plate in plates):
        halves = ((OVER, (1, -1, -1)), (OVER, (-1, -1, 1)), (ROUND, (-1, 1, -1)))
        for told, signs in halves:
            half = np.diag(np.array(signs, dtype=np.float64))
            yield told, partial(_about_center, half=half)
            yield told + TOO, partial(_about_center, half=-half)
    for order, flips in product(permutations(range(3)), product((1.0, -1.0), repeat=3)):
        other = np.zeros((3, 3))
        other[range(3), order] = flips
        if np.linalg.det(other) > 0.0 and not np.array_equal(other, np.eye(3)):
            own = turn @ other @ turn.T  # it is the laboratory's axes that were mistaken
            yield AXES, partial(Plate.turned, turn=own)
            yield AXES + TOO, partial(Plate.turned, turn=-own)


def _is_level(plate: Plate) -> bool:
    """Whether a plate's corners are known and lie level."""
    if plate.corners is None:
        return False
    size = np.ptp(plate.corners, axis=0)
    return bool(size[1] < 0.1 * min(size[0], size[2]))


def _about_center(plate: Plate, half: FloatArray) -> Plate:
    """A plate turned about its own center, in axes along its own edges."""
    corners = plate.corners if plate.corners is not None else np.zeros((4, 3))
    edge = corners[1] - corners[0]
    edge = np.array([edge[0], 0.0, edge[2]]) / np.linalg.norm(edge[[0, 2]])
    own = np.array([edge, [0.0, 1.0, 0.0], np.cross(edge, [0.0, 1.0, 0.0])])
    return plate.turned(own.T @ half @ own, corners.mean(axis=0))


def _brakes(plates: Sequence[Plate], probe: Probe, loaded: BoolArray) -> bool:
    """Whether the ground holds the runner back first and pushes on later."""
    forward = probe.felt(plates)[0][loaded, 0]
    late = probe.moment[loaded] > 0.5
    return float(forward[late].mean()) > float(forward[~late].mean())


def _held(tried: Sequence[Plate], fitting: Sequence[tuple[str, Sequence[Plate]]]) -> bool:
    """Whether the same forces were found already, in other words."""
    return any(
        all(
            np.allclose(a.force, b.force) and np.allclose(a.moment, b.moment)
            for a, b in zip(tried, other, strict=True)
        )
        for _, other in fitting
    )
