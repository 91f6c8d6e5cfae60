"""Rebuild: a ledger made anew from the originals, with what the broken one still tells.

The new ledger is written beside the broken one and takes its place when it is whole; until then
nothing is changed. What was deleted from a recording of several runs comes back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from runatomy.app.library.home import Home
from runatomy.app.library.upkeep.leftovers import remove
from runatomy.app.library.upkeep.mend.salvage import Row, salvaged, write_rows
from runatomy.app.library.upkeep.restore import check_unused

if TYPE_CHECKING:
    from runatomy.app.library.library import Library

WATCH = (".fit", ".gpx", ".tcx")  # the others belong to trials
SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An original recording to be entered again."""

    path: Path
    name: str  # as it came, where that is known
    origin: str | None


Importer = Callable[["Library", Sequence[Kept], int], None]  # enters recordings of one runner


@dataclass(frozen=True, slots=True)
class _NewHome(Home):
    """The same home, whose ledger is the one in the making."""

    @property
    def ledger(self) -> Path:
        """The ledger in the making."""
        return self.root / "library.rebuilt.sqlite"


def rebuild(home: Home, import_originals: Importer) -> Path | None:
    """Make the ledger anew; returns where the broken one lies now, None where there was none.

    Raises AppError where another process has the library open or the disk is full.
    """
    from runatomy.app.library.library import Library

    if home.ledger.exists():
        check_unused(home)
    told, new = salvaged(home.ledger), _NewHome(home.root)
    for suffix in ("", *SIDE_FILES):
        remove(Path(f"{new.ledger}{suffix}"))
    with Library.open(new) as library:
        _enter_known(library, told)
        for runner, recordings in _recordings(home, told, library).items():
            import_originals(library, recordings, runner)
        _enter_changes(library, told)
    check_unused(new)  # folds its write-ahead log into the one file
    return _put_in_place(home, new)


def _enter_known(library: Library, told: dict[str, list[Row]]) -> None:
    """Enter what no recording tells."""
    with library.ledger.writing() as connection:
        for table in ("runners", "masses", "notes", "plans", "preferences", "trials"):
            rows = [{**row, "job_id": None} if table == "trials" else row for row in told[table]]
            write_rows(connection, table, rows)
        write_rows(connection, "files", [r for r in told["files"] if r["outcome"] != "runs"])


def _recordings(home: Home, told: dict[str, list[Row]], library: Library) -> dict[int, list[Kept]]:
    """Return the originals there are, by whose they were; the default runner's where not known."""
    names = {row["sha256"]: row for row in told["files"]}
    known = {runner.id for runner in library.runners()}
    owners = {row["sha256"]: row["runner_id"] for row in told["runs"] if row["runner_id"] in known}
    found: dict[int, list[Kept]] = {}
    for path in sorted(home.originals.glob("??/*")):
        if path.suffix not in WATCH or path.name.startswith("."):
            continue
        row = names.get(path.stem, {})
        owner = owners.get(path.stem) or library.runner().key
        name = _named(str(row.get("name") or path.name), path.suffix)
        found.setdefault(owner, []).append(Kept(path=path, name=name, origin=row.get("origin")))
    return found


def _named(name: str, suffix: str) -> str:
    """Return a file's name with the suffix of what it holds: it was unpacked before it was kept."""
    name = name[:-3] if name.lower().endswith(".gz") else name
    return name if name.lower().endswith(suffix) else name + suffix


def _enter_changes(library: Library, told: dict[str, list[Row]]) -> None:
    """Give runs and files back what people wrote, and when they came."""
    with library.ledger.writing() as connection:
        for row in told["runs"]:
            connection.execute(
                "UPDATE runs SET name = ?, note = ?, added_at = ? WHERE id = ?",
                (row["name"], row["note"], row["added_at"], row["id"]),
            )
        for row in told["files"]:
            connection.execute(
                "UPDATE files SET name = ?, origin = ?, added_at = ? WHERE sha256 = ?",
                (row["name"], row["origin"], row["added_at"], row["sha256"]),
            )


def _put_in_place(home: Home, new: Home) -> Path | None:
    """Let the new ledger take the broken one's place, which is kept under another name."""
    if not home.ledger.exists():
        new.ledger.replace(home.ledger)
        return None
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    broken = home.root / f"library.broken-{stamp}.sqlite"
    with contextlib.suppress(OSError):
        os.link(home.ledger, broken)  # so that there is a ledger at every moment
    if not broken.exists():
        home.ledger.replace(broken)
    for suffix in SIDE_FILES:  # they belong to the broken one, and would spoil the new
        with contextlib.suppress(FileNotFoundError):
            Path(f"{home.ledger}{suffix}").replace(f"{broken}{suffix}")
    new.ledger.replace(home.ledger)
    return broken
