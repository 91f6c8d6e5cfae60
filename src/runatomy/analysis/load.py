"""Load: what one muscle or one group of muscles carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runatomy.analysis.plain import plain_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one muscle or one group of muscles carried; both sides together without `side`.

    Work, force and activation are None for the muscles of breathing: nobody knows them.
    """

    name: str  # of the catalogue
    plain: str
    latin: str
    group: str
    side: str | None = None  # "left" or "right" where the device told the sides apart
    energy_J: float  # [J] net metabolic  # noqa: N815 - the unit's own letter
    energy_share: float  # [-] of all muscles
    low: float  # [-] of energy_share, 5th percentile over runners and assumptions
    high: float  # [-] of energy_share, 95th percentile
    positive_work_J: float | None  # [J] fibers shortening  # noqa: N815
    negative_work_J: float | None  # [J] fibers lengthening, positive number  # noqa: N815
    tendon_stored_J: float | None  # [J] taken up by its tendons  # noqa: N815
    tendon_returned_J: float | None  # [J] given back by them  # noqa: N815
    tendon_share: float | None  # [-] of the positive work of fibers and tendons, by tendons
    braking_share: float | None  # [-] of the work, done while lengthening
    peak_force_BW: float | None  # [-] body weights, one side  # noqa: N815
    peak_force_low_BW: float | None  # [-] 5th percentile over runners and assumptions  # noqa: N815
    peak_force_high_BW: float | None  # [-] 95th percentile  # noqa: N815
    mean_activation: float | None  # [-] over running time
    peak_activation: float | None  # [-]
    hardest_at_s: float | None  # [s] middle of the hardest ten seconds
    hardest_at_m: float | None  # [m] along the run, there
    hardest_power_W: float | None  # [W] metabolic, over them  # noqa: N815
    level_energy_J: float  # [J] the same time and speed on the level  # noqa: N815
    change_vs_level: float | None  # [-] energy over level_energy - 1

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return plain_loads([self])[0]


def plain_loads(loads: Sequence[Load]) -> list[dict[str, object]]:
    """Return loads as plain values for JSON; `side` only where there is one."""
    rows = plain_rows(loads)
    for row in rows:
        if row["side"] is None:
            del row["side"]
    return rows
