"""The force on each foot: parted among the feet, low-passed, on the markers' clock."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.strides.captured_run import FootForce
from runatomy.strides.lab.ground.contacts import Contact
from runatomy.strides.lab.ground.outline import Outline, inside
from runatomy.strides.lab.ground.plates import Plate, pressure_center
from runatomy.strides.lab.mend.tracks import spans
from runatomy.terms.arrays import BoolArray, FloatArray, read_only
from runatomy.terms.low_pass import low_pass

BESIDE = 0.03  # [s] of ringing and slow rise kept on either side of a contact
FAINT = 0.1  # share of a contact's peak below which the center of pressure is not believed
NOTHING = 5.0  # [N] less is no force


def foot_force(
    plates: Sequence[Plate],
    contacts: Sequence[Contact],
    side: str,
    clock: FloatArray,
    outline: Outline,
    height: float,
    cutoff: float,
) -> FootForce:
    """Return the force on one foot, low-passed, on the markers' clock.

    contacts: those of this foot; clock: [s] (frames,) of the markers; height: [m] of the floor;
    cutoff: [Hz]. Wrenches of several plates are summed and low-passed as force and moment about the
    origin, so that what a filter spreads over the edges of a contact keeps its impulse: the foot
    counts as in contact as long as that lasts, a few hundredths of a second longer than the contact
    itself. The center of pressure is that of the low-passed wrench on the floor, held where the
    force is below a tenth of the contact's peak, and kept under the foot.
    """
    wrench = _on_clock(plates, contacts, clock, cutoff)
    contact = _lasting(wrench[:, 1], contacts, clock, cutoff)
    force = np.where(contact[:, None], wrench[:, :3], 0.0)
    point = pressure_center(force, wrench[:, 3:], height)
    point = inside(outline, point, _believed(force[:, 1], contact))
    point = np.where(contact[:, None], point, 0.0)
    about = wrench[:, 4] - (point[:, 2] * force[:, 0] - point[:, 0] * force[:, 2])
    moment = np.zeros(force.shape)
    moment[:, 1] = np.where(contact, about, 0.0)
    return FootForce(
        side=side,
        force=read_only(force),
        point=read_only(point),
        moment=read_only(moment),
        contact=read_only(contact, np.bool_),
    )


def _on_clock(
    plates: Sequence[Plate], contacts: Sequence[Contact], clock: FloatArray, cutoff: float
) -> FloatArray:
    """Low-passed force and moment of one foot's contacts, on the markers' clock: (frames, 6)."""
    total = np.zeros((clock.size, 6))
    for number in sorted({contact.plate for contact in contacts}):
        plate = plates[number]
        felt = _felt(plate, [contact for contact in contacts if contact.plate == number])
        whole = np.concatenate([plate.force, plate.moment], axis=1) * felt[:, None]
        total += _sampled(plate.time, low_pass(whole, plate.rate, cutoff), clock)
    return total


def _felt(plate: Plate, contacts: Sequence[Contact]) -> FloatArray:
    """1 during the contacts and shortly beside them, else 0."""
    felt = np.zeros(plate.time.size)
    for contact in contacts:
        first, last = np.searchsorted(plate.time, [contact.start - BESIDE, contact.end + BESIDE])
        felt[first:last] = 1.0
    return felt


def _sampled(time: FloatArray, values: FloatArray, clock: FloatArray) -> FloatArray:
    """Values at other times, by the cubic through four samples; 0 outside the recording."""
    step = (time[-1] - time[0]) / (time.size - 1)
    place = (clock - time[0]) / step
    whole = np.floor(place + 1e-6).astype(np.int64)
    share = (place - whole)[:, None]
    near = [values[np.clip(whole + k, 0, time.size - 1)] for k in (-1, 0, 1, 2)]
    sampled = near[1] + 0.5 * share * (
        near[2] - near[0]
        + share * (2.0 * near[0] - 5.0 * near[1] + 4.0 * near[2] - near[3]
        + share * (3.0 * (near[1] - near[2]) + near[3] - near[0]))
    )  # fmt: skip
    during = (place > -0.5) & (place < time.size - 0.5)
    return np.where(during[:, None], sampled, 0.0)


def _lasting(
    up: FloatArray, contacts: Sequence[Contact], clock: FloatArray, cutoff: float
) -> BoolArray:
    """Frames in which the low-passed force of a contact lasts: up to half a period beside it."""
    lasting = np.zeros(clock.size, dtype=bool)
    pushes = up > NOTHING
    for contact in contacts:
        beside = 0.5 / cutoff
        near = (clock >= contact.start - beside) & (clock <= contact.end + beside)
        for first, after in spans(near & pushes):
            if clock[first] <= contact.end and clock[after - 1] >= contact.start:
                lasting[first:after] = True
    return lasting


def _believed(up: FloatArray, contact: BoolArray) -> BoolArray:
    """Frames in which the force is large enough for its center to be told."""
    believed = np.zeros(contact.shape, dtype=bool)
    for first, after in spans(contact):
        here = up[first:after]
        believed[first:after] = here > FAINT * here.max()
    return believed
