"""Files: the one place where a recording's bytes come off the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from runatomy.terms.errors import RecordError

if TYPE_CHECKING:
    from runatomy.records.capture import Capture
    from runatomy.records.run import Run

Signal = TypeVar("Signal")


def read(source: str | Path | bytes, name: str | None = None) -> Run:
    """Return the run in a FIT, GPX or TCX file or its bytes; the longest, where it holds several.

    `name` tells the format of bytes ("run.gpx.gz"); without it their content does. Raises
    NotARunError for another sport, DamagedFileError where nothing could be recovered, and
    RecordError where the file cannot be opened.
    """
    runs = read_all(source, name)
    return max(runs, key=lambda run: float(run.time[-1] - run.time[0]) if len(run.time) else 0.0)


def read_all(source: str | Path | bytes, name: str | None = None) -> tuple[Run, ...]:
    """Return every run in a file: each running leg of a multisport recording is one."""
    from runatomy.records.readers import read_runs

    if isinstance(source, bytes):
        return read_runs(source, name or "bytes")
    path = Path(source)
    return read_runs(content(path), name or path.name)


def read_capture(
    source: str | Path | bytes,
    forces: str | Path | bytes | None = None,
    emg: str | Path | bytes | None = None,
    *,
    name: str | None = None,
    forces_offset: float = 0.0,
    emg_offset: float = 0.0,
) -> Capture:
    """Return a laboratory recording: markers, ground forces, EMG, on one clock.

    `source` is a C3D or TRC file or its bytes; `forces` a MOT or STO table of ground forces, and
    `emg` a CSV, TXT or STO table of muscle signals, where they are not in the C3D itself. `name`
    tells the format of bytes ("run.c3d"). `forces_offset` and `emg_offset` [s] are added to the
    times of forces and EMG, whichever file they came in. Raises RecordError where a file cannot be
    opened or holds something else, DamagedFileError where nothing could be recovered.
    """
    from runatomy.records.readers import lab

    data, called = _given(source, name or "bytes")
    capture = lab.read_capture(data, called)
    pushes, signals = capture.forces, capture.emg
    if forces is not None:
        pushes = lab.read_forces(*_given(forces, "forces.mot"))
    if emg is not None:
        signals = lab.read_emg(*_given(emg, "emg.csv"))
    if forces is not None or forces_offset:
        pushes = _known(pushes, "ground forces", "--forces", called)
        capture = lab.with_forces(capture, pushes, offset=forces_offset)
    if emg is not None or emg_offset:
        signals = _known(signals, "muscle signals", "--emg", called)
        capture = lab.with_emg(capture, signals, offset=emg_offset)
    return capture


def _known(signal: Signal | None, what: str, option: str, where: str) -> Signal:
    """Return a signal; RecordError where there is none whose clock could be moved."""
    if signal is None:
        raise RecordError(
            f"it holds no {what} whose clock could be moved",
            where=where,
            mend=f"Give them with {option}, or leave the offset out.",
        )
    return signal


def _given(source: str | Path | bytes, name: str) -> tuple[bytes, str]:
    """Return bytes and their name."""
    if isinstance(source, bytes):
        return source, name
    path = Path(source)
    return content(path), path.name


def content(path: Path) -> bytes:
    """Return a file's bytes; RecordError where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RecordError(
            f"cannot be read ({(error.strerror or 'unknown reason').lower()})",
            where=str(path),
            mend="Check the path, and that you may read it.",
        ) from error
