"""Energy: the heat and work that a muscle's activity costs, by three published models.

All take the same state of the fibers and book heat and work apart, so that they can stand side by
side; `metabolic_power` is the shipped choice.
"""

from __future__ import annotations

from runatomy.muscle.energy.model import MODELS, SHIPPED, metabolic_power
from runatomy.muscle.energy.rates import EnergyRates

__all__ = ["MODELS", "SHIPPED", "EnergyRates", "metabolic_power"]
