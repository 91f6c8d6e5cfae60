"""A library with three runs, made by the engine itself, and what is asked of every copy."""

from __future__ import annotations

import contextlib
import math
import shutil
import sqlite3
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import runatomy
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runs.entries import FileEntry, NewRun, RunEntry, run_id_of
from runatomy.app.library.series.recipe import recipe_of

STARTS = (datetime(2026, 1, 3, 9), datetime(2026, 2, 14, 17), datetime(2026, 3, 1, 7))
NAMES = ("Forest", "Intervals on the track", "Sunday")


def gpx(start: datetime, seconds: int = 240, speed: float = 3.0) -> bytes:
    """Return a recording of a run, north and up and down, as GPX."""
    points = []
    for second in range(0, seconds, 2):
        when = (start.replace(tzinfo=UTC) + timedelta(seconds=second)).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        )
        north = 48.0 + second * speed / 111_200.0
        height = 500.0 + 8.0 * math.sin(second / 60.0)
        points.append(
            f'<trkpt lat="{north:.7f}" lon="11.0"><ele>{height:.2f}</ele>'
            f"<time>{when}</time></trkpt>"
        )
    return (
        '<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk>'
        f"<type>running</type><trkseg>{''.join(points)}</trkseg></trk></gpx>"
    ).encode()


def make_library(root: Path) -> Home:
    """Make a library of two runners, three runs, a refused file, a trial and a preference."""
    home = Home(root)
    with Library.open(home) as library:
        me = library.runner()
        anna = library.save_runner(
            RunnerEntry(name="Anna", sex="f", masses=((date(2026, 1, 1), 61.0),))
        )
        for i, (start, name) in enumerate(zip(STARTS, NAMES, strict=True)):
            data = gpx(start, speed=2.6 + 0.3 * i)
            add_run(library, data, name, anna if i == 2 else me)
        library.add_file(
            FileEntry(
                sha256="ab" * 32,
                name="ride.fit",
                suffix=".fit",
                size=99,
                outcome="not_a_run",
                message="this is a ride",
            )
        )
        run = library.find_runs().rows[0]
        library.update_run(run.id, note="rain, no wind")
        with library.ledger.writing() as connection:
            connection.execute(
                "INSERT INTO trials(id, name, state, added_at) VALUES ('t1', 'One', 'done', '2026')"
            )
    (home.trials / "t1").mkdir()
    (home.trials / "t1" / "trial.json").write_text("{}")
    return home


def add_run(library: Library, data: bytes, name: str, runner: RunnerEntry) -> None:
    """Enter one recording as the import does."""
    digest = library.keep_original(data, ".gpx")
    (run,) = runatomy.read_all(data, "run.gpx")
    profile = runner.profile_at(run.start)
    analysis = runatomy.analyze_run(run, profile)
    number = run_id_of(digest)
    written = library.write_analysis(number, recipe_of(profile), analysis, run)
    figures = {key: float(analysis.run[key]) for key in
               ("duration_s", "moving_s", "distance_m", "ascent_m", "descent_m")}  # fmt: skip
    entry = RunEntry(id=number, sha256=digest, runner_id=runner.key, start=run.start, name=name,
                     **figures)  # fmt: skip
    file = FileEntry(sha256=digest, name=f"{name}.gpx.gz", suffix=".gpx", size=len(data),
                     origin="export.zip", outcome="runs")  # fmt: skip
    library.add_file(file, [NewRun(entry=entry, analysis=written)])


def copied(home: Home, root: Path) -> Home:
    """Return a copy of a library that nobody has open."""
    shutil.copytree(home.root, root)
    root.chmod(0o700)
    return Home(root)


def content(home: Home) -> dict[str, Any]:
    """Return what must come back: every row of the ledger, every byte of files that matter."""
    with contextlib.closing(sqlite3.connect(home.ledger)) as connection:
        tables = [row[0] for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]  # fmt: skip
        rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))
                for name in tables}  # fmt: skip
        schema = sorted(map(repr, connection.execute("SELECT type, name, sql FROM sqlite_master")))
        version = connection.execute("PRAGMA user_version").fetchone()
    return {"rows": rows, "schema": schema, "version": version, "files": files_in(home)}


def files_in(home: Home) -> dict[str, str]:
    """Return the digest of every original, analysis and trial's file."""
    return {
        path.relative_to(home.root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for folder in (home.originals, home.analyses, home.trials)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
