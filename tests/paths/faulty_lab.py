"""Laboratory files spoiled on purpose, made of sound ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from records.readers.lab.c3d_bytes import Groups, c3d, plate_groups
from runatomy.records.capture import Capture
from runatomy.records.readers.lab import read_storage
from runatomy.records.readers.lab.c3d.upright import axes_of, corners_of
from runatomy.terms.arrays import FloatArray
from runatomy.terms.units import MILLIMETER


@dataclass(frozen=True, kw_only=True)
class Trc:
    """A TRC file: what stands in its lines, apart from what it says of itself."""

    names: tuple[str, ...]
    time: FloatArray  # [s]
    position: FloatArray  # (frames, markers, 3) in the file's unit
    unit: str = "mm"

    @classmethod
    def read(cls, path: Path) -> Trc:
        """Return a file's markers as they stand there."""
        lines = path.read_text("utf-8").splitlines()
        names = tuple(lines[3].split("\t")[2::3])
        rows = np.array([line.split("\t")[: 2 + 3 * len(names)] for line in lines[6:] if line])
        values = np.where(rows == "", "nan", rows).astype(float)
        names = tuple(name for name in names if name.strip())
        return cls(
            names=names, time=values[:, 1],
            position=values[:, 2 : 2 + 3 * len(names)].reshape(len(values), -1, 3),
        )  # fmt: skip

    def part(self, seconds: float) -> Trc:
        """Return its beginning."""
        kept = self.time <= self.time[0] + seconds
        return replace(self, time=self.time[kept], position=self.position[kept])

    def first(self, frames: int) -> Trc:
        """Return its first frames."""
        return replace(self, time=self.time[:frames], position=self.position[:frames])

    def without(self, *names: str) -> Trc:
        """Return it without some markers."""
        kept = [i for i, name in enumerate(self.names) if name not in names]
        return replace(
            self, names=tuple(self.names[i] for i in kept), position=self.position[:, kept]
        )

    def called(self, change: Callable[[str], str]) -> Trc:
        """Return it with other names."""
        return replace(self, names=tuple(map(change, self.names)))

    def turned(self, turn: Sequence[Sequence[float]]) -> Trc:
        """Return it in other axes."""
        return replace(self, position=self.position @ np.array(turn, dtype=float).T)

    def write(self, path: Path, digits: int = 6) -> Path:
        """Write it, with so many digits."""
        rate = 1.0 / float(np.median(np.diff(self.time))) if len(self.time) > 1 else 100.0
        count = len(self.names)
        head = (
            f"PathFileType\t4\t(X/Y/Z)\t{path.name}\n"
            "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n"
            f"{rate:g}\t{rate:g}\t{len(self.time)}\t{count}\t{self.unit}\n"
            "Frame#\tTime\t" + "\t\t\t".join(self.names) + "\n"
            "\t\t" + "\t".join(f"{a}{i + 1}" for i in range(count) for a in "XYZ") + "\n\n"
        )  # fmt: skip
        rows = np.column_stack([self.time, self.position.reshape(len(self.time), -1)])
        body = "\n".join(
            f"{i + 1}\t" + "\t".join("" if np.isnan(v) else f"{v:.{digits}g}" for v in row)
            for i, row in enumerate(rows)
        )
        path.write_text(head + body + "\n", "utf-8")
        return path


@dataclass(frozen=True, kw_only=True)
class Mot:
    """A table of forces or signals with a time column."""

    columns: tuple[str, ...]
    time: FloatArray  # [s]
    values: FloatArray  # (rows, columns)

    @classmethod
    def read(cls, path: Path) -> Mot:
        """Return a file's table."""
        table = read_storage(path.read_bytes(), path.name)
        return cls(columns=table.columns, time=np.array(table.time), values=np.array(table.values))

    def part(self, seconds: float) -> Mot:
        """Return its beginning."""
        kept = self.time <= self.time[0] + seconds
        return replace(self, time=self.time[kept], values=self.values[kept])

    def later(self, seconds: float) -> Mot:
        """Return it on a clock that began elsewhere."""
        return replace(self, time=self.time + seconds)

    def called(self, change: Callable[[str], str]) -> Mot:
        """Return it with other names."""
        return replace(self, columns=tuple(map(change, self.columns)))

    def scaled(self, factor: float, *words: str) -> Mot:
        """Return it with the columns that hold one of the words times a factor."""
        mine = np.array([any(word in name for word in words) for name in self.columns])
        return replace(self, values=self.values * np.where(mine, factor, 1.0))

    def turned(self, turn: Sequence[Sequence[float]]) -> Mot:
        """Return its vectors, three columns each, in other axes."""
        vectors = self.values.reshape(len(self.time), -1, 3) @ np.array(turn, dtype=float).T
        return replace(self, values=vectors.reshape(self.values.shape))

    def write(self, path: Path) -> Path:
        """Write it."""
        head = f"name {path.name}\ndatacolumns {len(self.columns) + 1}\ndatarows {len(self.time)}\n"
        lines = ["\t".join(("time", *self.columns))]
        rows = np.column_stack([self.time, self.values])
        lines += ["\t".join(f"{value:.6g}" for value in row) for row in rows]
        path.write_text(f"{head}endheader\n" + "\n".join(lines) + "\n", "utf-8")
        return path


def made_c3d(
    capture: Capture, *, unit: str = "mm", groups: Groups | None = None, push: float = 1.0
) -> bytes:
    """Return a recording as C3D in millimeters, whatever `unit` it says; one plate of type 2.

    `push` is by how much the plate's signals are multiplied.
    """
    position, rate = capture.position / MILLIMETER, round(1.0 / np.diff(capture.time).mean())
    if capture.forces is None:
        return c3d(position, capture.markers, rate=rate, unit=unit, groups=groups)
    (plate,) = capture.forces.plates
    corners = corners_of(plate)
    turn, samples = axes_of(corners), len(capture.forces.time) // len(capture.time)
    about = plate.moment - np.cross(corners.mean(axis=0), plate.force)
    analog = push * np.concatenate([plate.force @ turn, about @ turn], axis=1)
    held = plate_groups(2, corners / MILLIMETER, (0, 0, 0), ["N"] * 3 + ["Nm"] * 3)
    return c3d(
        position, capture.markers, rate=rate, unit=unit, samples=samples,
        analog=analog[: samples * len(capture.time)], groups={**held, **(groups or {})},
    )  # fmt: skip
