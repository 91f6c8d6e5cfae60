"""WeekFuel: the energy of a week's runs, against what body fat holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runatomy.loads.effort.lost_run import Known, LostRun, lost_share, with_room
from runatomy.loads.effort.run_effort import RunEffort
from runatomy.loads.fuel.fuel_use import FuelUse
from runatomy.loads.fuel.split import FAT_ENERGY
from runatomy.loads.heart.span import Span
from runatomy.terms.units import KILOCALORIE


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFuel:
    """The energy of a week's runs, against what body fat holds."""

    runs: int
    energy: Span  # [J] net of rest
    fat: Span  # [J] burnt while running; the body balances the rest of the day
    carbohydrate: Span  # [J] the same
    fat_equivalent: Span  # [g] of body fat that hold the net energy
    lost: tuple[LostRun, ...] = ()  # runs not among `runs`, for which the high ends leave room
    lost_share: float = 0.0  # [-] of the time run

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "runs": self.runs,
            "energy_J": self.energy.to_dict(),
            "energy_kcal": (self.energy * (1.0 / KILOCALORIE)).to_dict(),
            "fat_J": self.fat.to_dict(),
            "carbohydrate_J": self.carbohydrate.to_dict(),
            "fat_equivalent_g": self.fat_equivalent.to_dict(),
        }


def week_fuel(uses: Sequence[FuelUse | RunEffort], lost: Sequence[LostRun] = ()) -> WeekFuel:
    """Return what the runs of a week burnt; they err alike, as they are of one runner.

    A kilogram of body fat holds 39.5 MJ (Hall 2008). That is a comparison, not a promise: what
    is eaten decides. `lost` runs are those that nobody can tell any more.
    """
    zero = Span(low=0.0, usual=0.0, high=0.0)
    every: tuple[Known, ...] = (*(one for one in uses if isinstance(one, RunEffort)), *lost)
    energy, fat, carbohydrate = (
        with_room(sum((getattr(one, name) for one in uses), zero), every, name)
        for name in ("energy", "fat", "carbohydrate")
    )
    return WeekFuel(
        runs=len(uses),
        energy=energy,
        fat=fat,
        carbohydrate=carbohydrate,
        fat_equivalent=energy * (1.0 / FAT_ENERGY),
        lost=tuple(lost),
        lost_share=lost_share(every),
    )
