"""Rates: where a muscle's metabolic power goes, heat and work apart."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.arrays import FloatArray


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EnergyRates:
    """Heat and work of some units; all arrays alike, usually (frames, units).

    First law around the fibers, which store nothing: metabolic power in, work and heat out. Work
    that is done on the fibers, and for which a model gives no credit, leaves as heat.
    """

    maintenance: FloatArray  # [W] heat of activation and maintenance
    shortening: FloatArray  # [W] heat of changing length, absorbed work without credit included
    work: FloatArray  # [W] of the active force, shortening positive

    @property
    def heat(self) -> FloatArray:
        """All heat [W]; never negative in any of the models."""
        return self.maintenance + self.shortening

    @property
    def total(self) -> FloatArray:
        """Metabolic power [W]: heat and work."""
        return self.heat + self.work
