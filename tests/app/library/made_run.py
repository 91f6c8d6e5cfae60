"""Runs made by hand: entered with a few loads, their files being a few bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from runatomy.app.library.files.shelf import put
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.runs.entries import (
    Added,
    FileEntry,
    LoadRow,
    NewAnalysis,
    NewRun,
    RunEntry,
    run_id_of,
)

FIRST_DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)
GROUPS = {"calves": 300.0, "quadriceps": 200.0}


def new_analysis(
    home: Home, run_id: str, recipe: str = "first", groups: Mapping[str, float] | None = None
) -> NewAnalysis:
    """Return an analysis whose file is on the disk."""
    groups = GROUPS if groups is None else groups
    path = f"{run_id[:2]}/{run_id}-{recipe}.parquet"
    put(home.analyses / path, recipe.encode())
    loads = [LoadRow(kind="group", name=name, energy_J=joule) for name, joule in groups.items()]
    loads += [
        LoadRow(kind="muscle", name="soleus", side=side, energy_J=joule)
        for side, joule in (("left", 100.0), ("right", 110.0))
    ]
    loads.append(LoadRow(kind="tissue", name="achilles_tendon", impulse_BWs=900.0))
    loads.append(LoadRow(kind="tissue", name="hip", impulse_BWs=None))
    return NewAnalysis(
        run_id=run_id,
        recipe=recipe,
        version="1",
        atlas="a",
        path=path,
        sha256="0" * 64,
        size=len(recipe),
        energy_J=sum(groups.values()),
        warnings=0,
        loads=tuple(loads),
    )


def add_run(
    library: Library,
    content: bytes,
    *,
    after: timedelta = timedelta(),
    groups: Mapping[str, float] | None = None,
    recipe: str = "first",
    **fields: Any,
) -> Added:
    """Enter a run that began so long after the first day's nine o'clock."""
    sha256 = library.keep_original(content, ".fit")
    known: dict[str, Any] = {
        "id": run_id_of(sha256),
        "sha256": sha256,
        "runner_id": library.runner().key,
        "start": FIRST_DAY + after,
        "name": content.decode(),
        "duration_s": 3600.0,
        "moving_s": 3500.0,
        "distance_m": 10_000.0,
        "ascent_m": 100.0,
        "descent_m": 90.0,
    }
    run = RunEntry(**known | fields)
    file = FileEntry(
        sha256=sha256, name="one.fit", suffix=".fit", size=len(content), outcome="runs"
    )
    analysis = new_analysis(library.home, run.id, recipe, groups)
    return library.add_file(file, [NewRun(entry=run, analysis=analysis)])
