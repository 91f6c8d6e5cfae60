"""From a Capture to Tracks: the markers that are known by name and seen."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.records.capture import Capture
from runatomy.strides.lab.mend.tracks import Tracks
from runatomy.strides.lab.names.enough import check_enough
from runatomy.strides.lab.names.recognize import recognize
from runatomy.terms.arrays import BoolArray
from runatomy.terms.errors import StrideError

FEWEST = 5  # frames
UNEVEN = 0.5  # share of a step by which the clock may be off; rounded times are by less


def known_tracks(capture: Capture, marker_map: Mapping[str, str] | None) -> Tracks:
    """Return the markers of a recording that are known by name and seen, in laboratory axes.

    Raises StrideError where there are fewer than five frames, where the clock is uneven, or where
    too few markers are known; what was left out is in the warnings.
    """
    _check_clock(capture)
    known = recognize(capture.markers, marker_map)
    position = capture.position[:, list(known.columns)]
    seen: BoolArray = ~np.isnan(position.sum(axis=2))
    position = np.where(seen[:, :, None], position, np.nan)
    ever = np.flatnonzero(seen.any(axis=0))
    markers = tuple(known.markers[column] for column in ever)
    read = " ".join(capture.repairs)  # the reader may have told it already
    never = [m.name for m in known.markers if m not in markers]
    empty = [name for name in never if name not in read]
    few = check_enough(markers, known.unknown, capture.source_name)
    told = (f"Markers that are never seen, left out: {', '.join(empty)}.",) if empty else ()
    return Tracks(
        time=capture.time,
        markers=markers,
        position=position[:, ever],
        filled=np.zeros((capture.time.size, len(markers)), dtype=bool),
        warnings=(*known.warnings, *told, *few),
    )


def _check_clock(capture: Capture) -> None:
    """Refuse what is too short or uneven."""
    frames = capture.time.size
    if frames < FEWEST:
        raise StrideError(
            f"it holds {frames} frame{'' if frames == 1 else 's'} of markers, too few to tell "
            "how anything moved",
            where=capture.source_name,
            mend="Give a recording of at least one stride: about a second at 100 frames a second.",
        )
    even = np.linspace(capture.time[0], capture.time[-1], frames)
    step = even[1] - even[0]
    if not step > 0.0 or float(np.abs(capture.time - even).max()) > UNEVEN * step:
        raise StrideError(
            "its frames are not evenly spaced in time",
            where=capture.source_name,
            mend="Export the recording with every frame, missing markers left empty.",
        )
