"""Which reader reads which file: by its content, then by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from runatomy.records.readers.fit.reader import read_fit
from runatomy.records.readers.markup.gpx import read_gpx
from runatomy.records.readers.markup.tcx import read_tcx
from runatomy.records.readers.unpack import unpack
from runatomy.records.run import Run
from runatomy.terms.errors import DamagedFileError, RecordError, RunatomyError

Reader = Callable[[bytes, str], tuple[Run, ...]]

# suffix: reader; each also with .gz behind it
READERS: Mapping[str, Reader] = {"fit": read_fit, "gpx": read_gpx, "tcx": read_tcx}

# what the first bytes look like: suffix, the first that fits
_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("fit", re.compile(rb".{8}\.FIT", re.DOTALL)),
    ("gpx", re.compile(rb".*?<(?:\w+:)?gpx[\s>]", re.DOTALL)),
    ("tcx", re.compile(rb".*?<(?:\w+:)?(?:TrainingCenterDatabase|Activities)[\s>]", re.DOTALL)),
)
# what else they may look like: what to call it
_OTHERS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"PK\x03\x04"), "a zip archive", "Unpack it and give the file inside."),
    (re.compile(rb"%PDF"), "a PDF document", ""),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture", ""),
    (re.compile(rb".*?<(?:!doctype )?html", re.DOTALL | re.IGNORECASE), "a web page", ""),
    (re.compile(rb".*?<kml[\s>]", re.DOTALL), "a KML map, which has no times", ""),
    (re.compile(rb"\s*[\[{]"), "a JSON file", ""),
)
_HEAD = 4096  # [bytes] in which the signs are looked for
_MEND = "Give a .fit, .gpx or .tcx file, as the watch or its web site exports it."


def read_runs(data: bytes, name: str = "bytes") -> tuple[Run, ...]:
    """Return every run (walk, hike) in a file, in order; in a triathlon the running leg.

    `data` are the file's bytes, `name` its name for messages and as a hint. Raises NotARunError
    naming what it is, DamagedFileError where nothing can be recovered, RecordError otherwise.
    """
    data, lost = unpack(bytes(data), name)
    suffix, told = _suffix(data, name)
    try:
        runs = READERS[suffix](data, name)
    except RunatomyError:
        raise
    except Exception as error:  # whatever a damaged file provokes, its owner gets a sentence
        raise DamagedFileError(
            f"it cannot be read ({type(error).__name__}: {error})", where=name, mend=_MEND
        ) from error
    notes = (*lost, *told)
    return tuple(replace(run, repairs=(*notes, *run.repairs)) for run in runs) if notes else runs


def read_run(data: bytes, name: str = "bytes") -> Run:
    """Return the only run in a file, or the longest; errors as in `read_runs`."""
    return max(read_runs(data, name), key=lambda run: float(run.time[-1]))


def _suffix(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the suffix that fits the content, and a word where the name says another."""
    claimed = name.lower().removesuffix(".gz").rpartition(".")[2]
    head = _plain(data[:_HEAD])
    for suffix, sign in _SIGNS:
        if sign.match(head):
            lies = claimed in READERS and claimed != suffix
            return suffix, [f"named .{claimed}, but it is a {suffix.upper()} file"] if lies else []
    for sign, what, mend in _OTHERS:
        if sign.match(head):
            raise RecordError(f"it is {what}, not a recording", where=name, mend=mend or _MEND)
    if claimed in READERS:
        return claimed, []
    raise RecordError("it is neither FIT nor GPX nor TCX", where=name, mend=_MEND)


def _plain(head: bytes) -> bytes:
    """Return the head with two-byte letters made one-byte ones, as far as signs go."""
    return head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
