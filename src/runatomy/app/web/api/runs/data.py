"""Data: what the routes of one run ask the library for, the last used at hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.app.library.privacy import masked
from runatomy.app.library.runs.entries import RunRow
from runatomy.app.library.series.run_series import RunSeries
from runatomy.app.web.api.answers.errors import unknown
from runatomy.app.web.api.muscles.catalogue import known
from runatomy.app.web.api.runs.muscle_power import muscle_powers
from runatomy.app.web.web_app import WebApp
from runatomy.terms.arrays import FloatArray


class RunData:
    """One run as it is now: its analysis, course, track, and muscles."""

    def __init__(self, web: WebApp, run_id: str) -> None:
        """Find the run; UnknownRunError where the library does not hold it."""
        self._web = web
        self.row: RunRow = web.library.run(run_id)
        # A run analyzed anew, or given to another runner, moves this number.
        self._key = (run_id, web.library.ledger.revision())

    @property
    def revision(self) -> int:
        """The ledger's revision that the data is of."""
        return self._key[1]

    def analysis(self) -> dict[str, Any]:
        """Return the analysis (runatomy.analysis/1)."""
        found: dict[str, Any] = self._web.kept.analyses.get(
            self._key, lambda: self._web.library.analysis(self.row.id)
        )
        return found

    def series(self) -> RunSeries:
        """Return the run second by second."""
        found: RunSeries = self._web.kept.series.get(
            self._key, lambda: self._web.library.series(self.row.id)
        )
        return found

    def muscle_power(self, name: str) -> FloatArray:
        """Return a muscle's power [W] (time,); of one side ("soleus_left") half of it.

        A watch does not tell the sides apart. Refuses (404) a name nobody knows.
        """
        bare = name.removesuffix("_left").removesuffix("_right")
        known(bare)
        powers: dict[str, FloatArray] = self._web.kept.muscles.get(self._key, self._powers)
        if bare not in powers:
            raise unknown(f"the run's analysis does not tell of {bare}")
        return powers[bare] if bare == name else 0.5 * powers[bare]

    def _powers(self) -> dict[str, FloatArray]:
        person = self._web.library.profile_at(self.row.runner_id, self.row.start)
        return muscle_powers(self.series(), self.analysis(), person)

    def track(self) -> tuple[FloatArray, FloatArray] | None:
        """Return latitude and longitude [deg] outside the privacy zone; None without a track."""
        series = self.series()
        if series.latitude_deg is None or series.longitude_deg is None:
            return None
        zone = self._web.library.preferences().privacy
        return masked(series.latitude_deg, series.longitude_deg, zone)

    def hidden_m(self) -> float:
        """Return how much of the run [m] lies inside the privacy zone."""
        series, shown = self.series(), self.track()
        if shown is None or series.latitude_deg is None:
            return 0.0
        hidden = np.isfinite(series.latitude_deg) & ~np.isfinite(shown[0])
        steps = np.diff(np.nan_to_num(series.distance_m), prepend=0.0)
        return round(float(steps[hidden].sum()), 1)
