"""Mending: what the doctor borrows from the import, to make ledger and analyses anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from runatomy.app.library.upkeep.mend.cure import Tools
from runatomy.app.library.upkeep.mend.rebuild import Kept

if TYPE_CHECKING:
    from runatomy.app.library.library import Library


def import_originals(library: Library, recordings: Sequence[Kept], runner_id: int) -> None:
    """Enter kept recordings again, by worker processes; those without a run are passed over."""
    from runatomy.app.jobs.archive import Item
    from runatomy.app.jobs.importing import import_items

    items = (
        Item(name=one.name, origin=one.origin or one.name, content=one.path.read_bytes)
        for one in recordings
    )
    import_items(library, items, runner_id)


def analyze_again(library: Library, run_ids: Sequence[str]) -> None:
    """Make the analyses of runs anew from their originals.

    Raises RunatomyError where an original is gone or cannot be read.
    """
    from runatomy.analysis import analyze_run
    from runatomy.app.library.runs.changing import known_run
    from runatomy.app.library.series.recipe import recipe_of
    from runatomy.records.readers import read_runs

    for run_id in run_ids:
        with library.ledger.reading() as connection:
            entry = known_run(connection, run_id)
        recorded = read_runs(library.original(entry.sha256), "bytes")[entry.part]
        profile = library.profile_at(entry.runner_id, entry.start)
        analysis = analyze_run(recorded, profile)
        new = library.write_analysis(run_id, recipe_of(profile), analysis, recorded)
        library.replace_analysis(run_id, new)


TOOLS = Tools(import_originals=import_originals, analyze_again=analyze_again)
