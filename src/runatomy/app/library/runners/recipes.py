"""Recipes: which recipe each run would be analyzed by today."""

from __future__ import annotations

from collections.abc import Sequence

from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runs.entries import RunEntry
from runatomy.app.library.series.recipe import recipe_of
from runatomy.terms.runner import Runner


class Recipes:
    """Recipes of runs, told by their runners; hashed once for each profile."""

    def __init__(self, runners: Sequence[RunnerEntry]) -> None:
        """Know these runners."""
        self._runners = {one.id: one for one in runners}
        self._told: dict[Runner, str] = {}

    def __call__(self, run: RunEntry) -> str:
        """Return the recipe that this run would be analyzed by today."""
        profile = self._runners[run.runner_id].profile_at(run.start)
        if profile not in self._told:
            self._told[profile] = recipe_of(profile)
        return self._told[profile]
