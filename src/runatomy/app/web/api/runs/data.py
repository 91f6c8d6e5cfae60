"""Data: what the routes of one run ask the library for, the last used at hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from runatomy.app.library.privacy import masked
from runatomy.app.library.runs.entries import RunRow
from runatomy.app.library.series.muscle import muscle_power
from runatomy.app.library.series.run_series import RunSeries
from runatomy.app.web.api.answers.errors import unknown
from runatomy.app.web.api.muscles.catalogue import known
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
        """Return a muscle's power [W] (time,), both sides together unless the name ends in one.

        Refuses (404) a name nobody knows and a muscle the run does not tell of, and (409) a side
        where the device did not tell the sides apart.
        """
        bare, side = _sided(name)
        known(bare)
        if not any(row["name"] == bare for row in self.analysis()["muscles"]):
            raise unknown(f"the run's analysis does not tell of {bare}")
        return muscle_power(self.series(), self.analysis(), bare, side)

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


def _sided(name: str) -> tuple[str, str | None]:
    """Return a muscle's name and the side behind it: "soleus_left"."""
    side = next((side for side in ("left", "right") if name.endswith(f"_{side}")), None)
    return (name, None) if side is None else (name.removesuffix(f"_{side}"), side)
