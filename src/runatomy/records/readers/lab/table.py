"""Which reader reads which laboratory recording: by its content, then by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from runatomy.records.capture import Capture
from runatomy.records.readers.door import Door, begins
from runatomy.records.readers.lab.c3d.parameters import BLOCK
from runatomy.records.readers.lab.c3d.reader import read_c3d
from runatomy.records.readers.lab.trc import read_trc

Reader = Callable[[bytes, str], Capture]

# suffix: reader; each also with .gz behind it
CAPTURES: Mapping[str, Reader] = {"c3d": read_c3d, "trc": read_trc}

_C3D = 0x50  # the second byte of every C3D file
_MACHINES = (84, 85, 86)
_TRC = rb"(\xef\xbb\xbf)?\s*PathFileType|(.*\n){0,8}[\s\"]*frame\s*#"
# what else it may be: what to call it, and how to mend
_OTHERS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"PK\x03\x04"), "a zip archive", "Unpack it and give the file inside."),
    (re.compile(rb".{8}\.FIT", re.DOTALL), "a watch's recording", "Read it as a run."),
    (re.compile(rb"\s*<[?!a-z]", re.IGNORECASE), "an XML or HTML file", ""),
    (re.compile(rb"(.*\n){0,60}\s*endheader", re.IGNORECASE),
     "a table of forces or angles (MOT or STO), without markers",
     "Give the markers as C3D or TRC, and this file as the forces beside them."),
)  # fmt: skip
_MEND = "Give a .c3d or .trc file with the markers' trajectories."


def _is_c3d(data: bytes, _: bytes) -> bool:
    """Say whether a file begins as C3D does, its parameters where the first byte says."""
    if len(data) < 2 or data[1] != _C3D:
        return False
    place = (data[0] - 1) * BLOCK + 3
    return 0 <= place < len(data) and data[place] in _MACHINES


_DOOR = Door(
    readers=CAPTURES,
    signs=(
        ("c3d", _is_c3d),
        ("trc", begins(_TRC, re.IGNORECASE)),
    ),
    others=_OTHERS,
    another="no C3D or TRC file",
    neither="it is neither C3D nor TRC",
    mend=_MEND,
)


def read_capture(data: bytes, name: str = "bytes") -> Capture:
    """Return the laboratory recording in a C3D or TRC file, gzip taken off.

    `data` are the file's bytes, `name` its name for messages and as a hint. Raises RecordError
    where it is something else, DamagedFileError where nothing can be recovered.
    """
    capture, notes = _DOOR.read(data, name)
    return replace(capture, repairs=(*notes, *capture.repairs))
