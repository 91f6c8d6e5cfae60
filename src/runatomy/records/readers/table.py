"""Which reader reads which file: by its content, then by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from runatomy.records.readers.door import Door, begins
from runatomy.records.readers.fit.reader import read_fit
from runatomy.records.readers.markup.gpx import read_gpx
from runatomy.records.readers.markup.tcx import read_tcx
from runatomy.records.run import Run

Reader = Callable[[bytes, str], tuple[Run, ...]]

# suffix: reader; each also with .gz behind it
READERS: Mapping[str, Reader] = {"fit": read_fit, "gpx": read_gpx, "tcx": read_tcx}

# what else they may look like: what to call it
_OTHERS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"PK\x03\x04"), "a zip archive", "Unpack it and give the file inside."),
    (re.compile(rb"%PDF"), "a PDF document", ""),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture", ""),
    (re.compile(rb".*?<(?:!doctype )?html", re.DOTALL | re.IGNORECASE), "a web page", ""),
    (re.compile(rb".*?<kml[\s>]", re.DOTALL), "a KML map, which has no times", ""),
    (re.compile(rb"\s*[\[{]"), "a JSON file", ""),
)
_MEND = "Give a .fit, .gpx or .tcx file, as the watch or its web site exports it."
_DOOR = Door(
    readers=READERS,
    signs=(
        ("fit", begins(rb".{8}\.FIT", re.DOTALL)),
        ("gpx", begins(rb".*?<(?:\w+:)?gpx[\s>]", re.DOTALL)),
        ("tcx", begins(rb".*?<(?:\w+:)?(?:TrainingCenterDatabase|Activities)[\s>]", re.DOTALL)),
    ),
    others=_OTHERS,
    another="not a recording",
    neither="it is neither FIT nor GPX nor TCX",
    mend=_MEND,
)


def read_runs(data: bytes, name: str = "bytes") -> tuple[Run, ...]:
    """Return every run (walk, hike) in a file, in order; in a triathlon the running leg.

    `data` are the file's bytes, `name` its name for messages and as a hint. Raises NotARunError
    naming what it is, DamagedFileError where nothing can be recovered, RecordError otherwise.
    """
    runs, notes = _DOOR.read(data, name)
    return tuple(replace(run, repairs=(*notes, *run.repairs)) for run in runs) if notes else runs


def read_run(data: bytes, name: str = "bytes") -> Run:
    """Return the only run in a file, or the longest; errors as in `read_runs`."""
    return max(read_runs(data, name), key=lambda run: float(run.time[-1]))
