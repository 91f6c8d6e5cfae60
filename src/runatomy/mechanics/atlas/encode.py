"""Encode: an atlas as bytes, versioned and checksummed, and back."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping

import numpy as np

from runatomy.terms.errors import AtlasError

FORMAT = "runatomy.atlas/2"
CURVE_FRAMES = 50  # frames of a stored curve, foot strike to foot strike

# Whatever a flipped bit provokes in the archive, its compression or an array's header.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    MemoryError,
)

# What stands in for a quantity in an atlas that was built before there was one of its own.
BEFORE = {"tissue_stance_impulse": "tissue_impulse"}

Arrays = Mapping[str, np.ndarray]


def encode_atlas(arrays: Arrays, notes: Mapping[str, object]) -> bytes:
    """Return the atlas as a zip of .npy members and `notes.json`, bit for bit reproducible."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        text = json.dumps({"format": FORMAT, **notes}, indent=1, sort_keys=True)
        archive.writestr(_member("notes.json"), text)
        for name in sorted(arrays):
            member = io.BytesIO()
            np.save(member, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(_member(f"{name}.npy"), member.getvalue())
    return buffer.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    """Return an archive member that carries no clock."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def checksum(data: bytes) -> str:
    """Return the SHA-256 of an encoded atlas."""
    return hashlib.sha256(data).hexdigest()


class AtlasArchive:
    """An encoded atlas opened for reading; members are decoded when asked for."""

    __slots__ = ("_archive", "_members", "notes")

    def __init__(self, data: bytes) -> None:
        """Open an encoded atlas; AtlasError where it is damaged or of another format."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.notes: dict[str, object] = json.loads(self._archive.read("notes.json"))
        except DAMAGE as error:
            raise AtlasError(
                "the atlas is damaged", mend="Reinstall Runatomy, or run: runatomy atlas build"
            ) from error
        self._members: dict[str, np.ndarray] = {}
        if self.notes.get("format") != FORMAT:
            raise AtlasError(
                f"the atlas has format {self.notes.get('format')!r}, not {FORMAT!r}",
                mend="Build it again with this version: runatomy atlas build",
            )

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._members:
            try:
                member = io.BytesIO(self._archive.read(self._file(name)))
                array = np.load(member, allow_pickle=False)
            except DAMAGE as error:
                raise AtlasError(
                    f"the atlas lacks {name!r}, or it is damaged",
                    mend="Build it again: runatomy atlas build",
                ) from error
            array.flags.writeable = False
            self._members[name] = array
        return self._members[name]

    def _file(self, name: str) -> str:
        """Return the member that holds a quantity, or what stood for it before."""
        here = f"{name}.npy"
        if name in BEFORE and here not in self._archive.NameToInfo:
            return f"{BEFORE[name]}.npy"
        return here
