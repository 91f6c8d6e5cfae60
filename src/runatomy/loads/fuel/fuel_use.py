"""FuelUse: the energy of a run, and how much of it came from fat and from carbohydrate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runatomy.loads.fuel.people import people
from runatomy.loads.fuel.split import CARBOHYDRATE_ENERGY, FAT_ENERGY, fat_energy
from runatomy.loads.heart.intensity import Intensity
from runatomy.loads.heart.span import Span
from runatomy.mechanics.breath.from_oxygen import JOULE_PER_LITER, RESTING, UPTAKE_SPREAD
from runatomy.mechanics.breath.ventilation import NINETY
from runatomy.terms.arrays import FloatArray
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_MASS, Runner
from runatomy.terms.units import KILOCALORIE, PER_MINUTE

HOUR = 3600.0  # [s]
SOURCE = "Fat by intensity: Randell et al. 2017, Achten & Jeukendrup 2003, Peric et al. 2016"
NOTE = (
    "Measured in athletes who had not eaten for five hours or more; after a meal, and in people "
    "new to sport, fat gives less. A heart that drifts up makes the share of fat look too small."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FuelUse:
    """The energy of a run, and how much of it came from fat and from carbohydrate.

    `energy` is what running cost on top of rest, as elsewhere. Fat and carbohydrate are those of
    the whole body, rest included, as long as it ran: `fat.usual + carbohydrate.usual` is
    `whole.usual`.
    """

    duration: float  # [s] of running
    energy: Span  # [J] net of rest
    whole: Span  # [J] with rest
    fat: Span  # [J]
    carbohydrate: Span  # [J]
    fat_share: Span | None  # [-] of the whole; None without running
    evidence: Evidence

    @property
    def fat_grams(self) -> Span:
        """Return the fat burnt [g]."""
        return self.fat * (1.0 / FAT_ENERGY)

    @property
    def carbohydrate_grams(self) -> Span:
        """Return the carbohydrate burnt [g]."""
        return self.carbohydrate * (1.0 / CARBOHYDRATE_ENERGY)

    def per_hour(self, value: Span) -> Span | None:
        """Return a span of this run over its hours of running; None without running."""
        return value * (HOUR / self.duration) if self.duration > 0.0 else None

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""

        def rows(value: Span, grams: Span | None = None) -> dict[str, object]:
            hourly = self.per_hour(value)
            row: dict[str, object] = {
                "J": value.to_dict(),
                "kcal": (value * (1.0 / KILOCALORIE)).to_dict(),
                "J_per_hour": None if hourly is None else hourly.to_dict(),
            }
            if grams is not None:
                by_hour = self.per_hour(grams)
                row["g"] = grams.to_dict()
                row["g_per_hour"] = None if by_hour is None else by_hour.to_dict()
            return row

        return {
            "running_s": self.duration,
            "energy": rows(self.energy),
            "whole": rows(self.whole),
            "fat": rows(self.fat, self.fat_grams),
            "carbohydrate": rows(self.carbohydrate, self.carbohydrate_grams),
            "fat_share": None if self.fat_share is None else self.fat_share.to_dict(),
            "evidence": self.evidence.to_dict(),
        }


def fuel_use(
    power: FloatArray,
    duration: FloatArray,
    intensity: Intensity,
    runner: Runner,
    *,
    energy_range: Sequence[float] | FloatArray | None = None,
) -> FuelUse:
    """Return what a run burnt, over what differs between people and what is not known of this one.

    `power` (running,) [W] net metabolic, `duration` (running,) [s]; `intensity` of
    `loads.heart.run_intensity` or `HeartLoad.intensity`; `energy_range` [J] is low and high of
    the whole run's net energy (`RunMechanics.total_range`), else 8 % between runners (Minetti et
    al. 2002). Fat burning at its fastest
    scales with mass; usual values are means over the sample, so that runs add up.
    """
    mass = runner.mass or DEFAULT_MASS
    rest = RESTING * mass * JOULE_PER_LITER * PER_MINUTE
    fat, whole = fat_energy(power + rest, duration, intensity, mass, people(runner.sex))
    net, lasted = float(power @ duration), float(duration.sum())
    each = (whole, fat, whole - fat)
    apart = NINETY * UPTAKE_SPREAD * net
    least, most = (net - apart, net + apart) if energy_range is None else energy_range
    spans = [_span(one) for one in each]
    return FuelUse(
        duration=lasted,
        energy=Span.around(float(least), net, float(most)),
        whole=spans[0],
        fat=spans[1],
        carbohydrate=spans[2],
        fat_share=_share(fat, whole) if lasted > 0.0 else None,
        evidence=_evidence(intensity),
    )


def _span(values: FloatArray) -> Span:
    least, most = np.percentile(values, (5, 95))
    return Span.around(float(least), float(values.mean()), float(most))


def _share(fat: FloatArray, whole: FloatArray) -> Span:
    least, most = np.percentile(fat / whole, (5, 95))
    return Span.around(float(least), float(fat.sum() / whole.sum()), float(most))


def _evidence(intensity: Intensity) -> Evidence:
    by = "heart rate" if intensity.by_heart.any() else "the power of running alone: a wide range"
    return Evidence(origin=Origin.MODELED, source=SOURCE, note=f"{NOTE} Intensity is told by {by}.")
