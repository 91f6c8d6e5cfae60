"""What a plate reads with nobody on it, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from runatomy.strides.lab.ground.plates import Plate
from runatomy.terms.arrays import BoolArray, FloatArray
from runatomy.terms.low_pass import low_pass

SMOOTH = 25.0  # [Hz] for finding the empty plate
LARGEST = 300.0  # [N] a larger reading is somebody
FLAT = 15.0  # [N] about the lowest reading in which an empty plate stays
SETTLED = 0.015  # [s] kept from either end of every empty spell: the plate still rings
SPELLS = 0.02  # share of the recording that must be empty
WORTH_TELLING = 5.0  # [N]


def without_drift(plates: Sequence[Plate]) -> tuple[tuple[Plate, ...], tuple[str, ...]]:
    """Return the plates with their empty reading taken off, and warnings where it exceeds 5 N.

    The reading is a constant for each channel, and a straight line in time where that changes it by
    more than it scatters. Plates that read exactly nothing when empty stay as they are.
    """
    done = [_flat(plate) for plate in plates]
    return tuple(plate for plate, _ in done), tuple(told for _, told in done if told)


def _flat(plate: Plate) -> tuple[Plate, str]:
    """One plate, and what to say of it."""
    empty = _empty(plate)
    if empty.mean() < SPELLS or bool((plate.force[empty] == 0.0).all()):
        return plate, ""
    channels = np.concatenate([plate.force, plate.moment], axis=1)
    reading = _reading(plate.time, channels, empty)
    size = float(np.abs(reading[:, :3].mean(axis=0)).max())
    told = ""
    if size > WORTH_TELLING:
        forward, up, right = reading[:, :3].mean(axis=0)
        told = (
            f"{plate.name} reads {up:+.0f} N upward, {forward:+.0f} N forward and {right:+.0f} N "
            "to the right with nobody on it; that was taken off."
        )
    kept = channels - reading
    return replace(plate, force=kept[:, :3], moment=kept[:, 3:]), told


def _empty(plate: Plate) -> BoolArray:
    """When nobody is on the plate: near the lowest reading of every second."""
    up = low_pass(plate.force[:, 1], plate.rate, SMOOTH)
    lowest = _lowest(up, max(1, round(plate.rate)))
    near = (np.abs(up - lowest) < FLAT) & (np.abs(lowest) < LARGEST)
    reach = int(SETTLED * plate.rate)
    window = np.ones(2 * reach + 1)
    kept: BoolArray = np.convolve(~near, window)[reach : reach + near.size] < 0.5
    return kept


def _lowest(up: FloatArray, spell: int) -> FloatArray:
    """The reading that 5 % of the samples around each lie below; spell: samples."""
    parts = np.array_split(np.arange(up.size), max(1, up.size // spell))
    low = [np.partition(up[part], part.size // 20)[part.size // 20] for part in parts]
    middle = [part.mean() for part in parts]
    lowest: FloatArray = np.interp(np.arange(up.size), middle, low)
    return lowest


def _reading(time: FloatArray, channels: FloatArray, empty: BoolArray) -> FloatArray:
    """Reading of the empty plate at all times: (samples, channels)."""
    here = channels[empty]
    mean = here.mean(axis=0)
    moment = time[empty] - time[empty].mean()
    spread = float(moment @ moment)
    slope = moment @ (here - mean) / spread if spread > 0.0 else np.zeros(mean.shape)
    wandered = np.abs(slope) * float(np.ptp(time))
    covered = float(np.ptp(time[empty])) > 0.5 * float(np.ptp(time))
    slope = np.where((wandered > here.std(axis=0)) & covered, slope, 0.0)
    reading: FloatArray = mean + np.outer(time - time[empty].mean(), slope)
    return reading
