"""Limits: how much an archive may unpack to, so that a small one cannot fill the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from runatomy.terms.errors import RecordError

MIB = 2**20
PIECE = 256 * 1024  # [bytes] unpacked at a time
MEND = "Unpack it yourself and give the folder."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one given file may hold, its inner archives included."""

    entries: int = 150_000  # a decade of a watch's exports is below 100,000
    file: int = 128 * MIB  # [bytes] of one recording; a day of running is below 20 MiB
    archive: int = 4096 * MIB  # [bytes] of one archive inside another
    unpacked: int = 65_536 * MIB  # [bytes] in all
    ratio: float = 200.0  # unpacked over packed; GPX packs to a fifteenth, zeros to a thousandth
    small: int = 8 * MIB  # [bytes] up to which the ratio does not count
    depth: int = 3  # archives within archives


class Budget:
    """What is left of the limits while one given file is opened."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._entries = self._unpacked = 0

    def enter(self, name: str, count: int = 1) -> None:
        """Count entries; RecordError beyond the limit."""
        self._entries += count
        if self._entries > self.limits.entries:
            raise RecordError(
                f"it holds more than {self.limits.entries:,} files", where=name, mend=MEND
            )

    def spend(self, name: str, size: int) -> None:
        """Count unpacked bytes; RecordError beyond the limit."""
        self._unpacked += size
        if self._unpacked > self.limits.unpacked:
            raise RecordError(
                f"it unpacks to more than {self.limits.unpacked / MIB:,.0f} MiB",
                where=name,
                mend=MEND,
            )

    def copy(self, stream: IO[bytes], into: IO[bytes], packed: int, most: int, name: str) -> None:
        """Unpack a stream piece by piece; RecordError where it grows beyond a limit."""
        size = 0
        while piece := stream.read(PIECE):
            size += len(piece)
            self.spend(name, len(piece))
            if size > most:
                raise RecordError(
                    f"it unpacks to more than {most / MIB:,.0f} MiB, which no recording is",
                    where=name,
                    mend="Give the file of a single activity.",
                )
            self.check_ratio(name, size, packed)
            into.write(piece)

    def check_ratio(self, name: str, size: int, packed: int) -> None:
        """Refuse what was packed denser than any recording can be."""
        if size > self.limits.small and size > self.limits.ratio * max(packed, 1):
            raise RecordError(
                f"it unpacks to more than {self.limits.ratio:.0f} times its size, as no recording"
                " does",
                where=name,
                mend=MEND,
            )
