"""Files: the one place where a recording's bytes come off the disk."""

from __future__ import annotations

from pathlib import Path

from runatomy.records.readers import read_runs
from runatomy.records.run import Run
from runatomy.terms.errors import RecordError


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
    if isinstance(source, bytes):
        return read_runs(source, name or "bytes")
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RecordError(
            f"cannot be read ({(error.strerror or 'unknown reason').lower()})",
            where=str(path),
            mend="Check the path, and that you may read it.",
        ) from error
    return read_runs(data, name or path.name)
