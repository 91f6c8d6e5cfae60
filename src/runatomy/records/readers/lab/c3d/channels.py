"""Channels: the analog signals of a C3D file by name and unit, and which are whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from runatomy.records.capture import Emg
from runatomy.records.readers.lab.c3d.frames import Frames
from runatomy.records.readers.lab.c3d.parameters import Parameters
from runatomy.records.readers.lab.draft import unique
from runatomy.terms.arrays import FloatArray, read_only

_VOLTS = re.compile(r"^(m|u|µ|μ)?v(olts?)?$", re.IGNORECASE)
_EMG = re.compile(r"emg", re.IGNORECASE)
# F1X, Fz12, Force.Fx1, MZ, COPx, and what is neither force nor muscle
_OTHER = re.compile(
    r"^((force|moment|torque|plate|cop|cp|fp|f|m|p|z|channel)[\W_]*)+\d*[xyz]?\d*([\W_]*[fm]?[xyz]\d*)?$"
    r"|acc|gyr|mag|imu|sync|trig|goni|angle|belt|speed|switch",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Channels:
    """The analog signals, scaled."""

    rate: float  # [Hz]
    start: float  # [s] of the first sample
    names: tuple[str, ...]
    units: tuple[str, ...]  # as written; "" where there is none
    values: FloatArray  # (samples, channels)
    repairs: list[str] = field(default_factory=list)  # in plain words

    @property
    def time(self) -> FloatArray:
        """The samples' times [s], read-only."""
        return read_only(self.start + np.arange(len(self.values)) / self.rate)

    def emg(self, used: set[int]) -> Emg | None:
        """Return the muscle signals among the channels that no plate uses; None without any."""
        muscle = [index for index in self._free(used) if self._is_emg(index)]
        if not muscle or not len(self.values):
            return None
        names = tuple(self.names[index] for index in muscle)
        return Emg(time=self.time, channels=names, values=read_only(self.values[:, muscle]))

    def others(self, used: set[int]) -> dict[str, object]:
        """Return what is neither a plate's nor a muscle's, and its rate; empty without any."""
        rest = [index for index in self._free(used) if not self._is_emg(index)]
        if not rest or not len(self.values):
            return {}
        signals = {self.names[index]: read_only(self.values[:, index]) for index in rest}
        return {"analog": signals, "analog_rate": self.rate}

    def _free(self, used: set[int]) -> list[int]:
        return [index for index in range(len(self.names)) if index not in used]

    def _is_emg(self, index: int) -> bool:
        name, unit = self.names[index], self.units[index]
        return bool(_EMG.search(name) or (_VOLTS.match(unit) and not _OTHER.search(name)))


def channels_of(frames: Frames, parameters: Parameters, start: float) -> Channels:
    """Return the analog signals with their names; those without one are called by number."""
    count = frames.analog.shape[1]
    labels = parameters.long_texts("ANALOG", "LABELS")[:count]
    labels += [""] * (count - len(labels))
    names, repairs = unique([one or f"channel {index + 1}" for index, one in enumerate(labels)])
    units = parameters.long_texts("ANALOG", "UNITS")[:count]
    units += [""] * (count - len(units))
    rate = frames.rate * max(frames.samples, 1)
    stated = parameters.number("ANALOG", "RATE")
    if count and stated is not None and abs(stated / rate - 1.0) > 1e-3:
        repairs.append(
            f"ANALOG:RATE says {stated:g} Hz, {frames.samples} samples a frame are {rate:g} Hz; "
            "the latter counts"
        )
    return Channels(rate, start, names, tuple(units), frames.analog, repairs)
