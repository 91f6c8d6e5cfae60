"""EmgAgreement: how the modeled activation follows the measured one."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.analysis.plain import rounded
from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EmgChannel:
    """One channel of EMG beside the activation of the muscle under it."""

    channel: str  # as the file names it
    muscle: str  # of the catalogue: "gluteus_maximus"
    elements: tuple[str, ...]  # of the body model, without their side
    side: str  # "right" or "left"
    r: float  # Pearson's, over all solved frames of whole strides, at the common lag
    repeat: float  # the same of each of its strides with the mean of the others; NaN under two
    measured: FloatArray  # [-] (101,) mean envelope over the strides, its largest value 1
    modeled: FloatArray  # [-] (101,) mean activation over the same strides

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "channel": self.channel,
            "muscle": self.muscle,
            "elements": list(self.elements),
            "side": self.side,
            "r": rounded(self.r),
            "repeat": rounded(self.repeat),
            "measured": [rounded(float(v), 4) for v in self.measured],
            "modeled": [rounded(float(v), 4) for v in self.modeled],
        }


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EmgAgreement:
    """How the modeled activation follows the measured one, all channels at one lag."""

    lag: float  # [s] of activation behind the EMG; within 0.1 s
    mean_r: float  # over the channels
    mean_repeat: float  # how well the recording follows itself from stride to stride
    frames: int  # compared
    raw: bool  # the file held raw signals: rectified and low-passed at 6 Hz here
    channels: tuple[EmgChannel, ...]
    unmatched: tuple[str, ...]  # channels whose muscle nobody could tell

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "lag_s": rounded(self.lag),
            "mean_r": rounded(self.mean_r),
            "mean_repeat": rounded(self.mean_repeat),
            "frames": self.frames,
            "raw": self.raw,
            "channels": [channel.to_dict() for channel in self.channels],
            "unmatched": list(self.unmatched),
        }
