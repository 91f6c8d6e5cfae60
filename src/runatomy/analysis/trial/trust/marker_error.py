"""MarkerError: how far one marker of the body stayed from the recorded one."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.analysis.plain import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerError:
    """How far one marker of the body stayed from the recorded one."""

    marker: str  # as the file names it
    segment: str
    rms_m: float  # [m] over the frames where it was seen; NaN where it never was
    max_m: float  # [m]
    worst_s: float  # [s] when that was
    seen: float  # [-] share of frames with a position, filled ones included
    filled: float  # [-] share of frames interpolated or mended

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return {name: rounded(getattr(self, name)) for name in self.__slots__}
