"""PersonalRates: how strongly and how slowly this runner reacts, next to people at large."""

from __future__ import annotations

import math
from dataclasses import dataclass

from runatomy.terms.errors import RunatomyError

NINETY = 1.645  # standard deviations that leave five percent on either side
# Strength loss after one and the same descent: 19.2 +- 6.9 % (Maeo et al. 2017, PLoS One 12).
SENSITIVITY_SD = 6.9 / 19.2
SLOWNESS_SD = math.log(7.0 / 3.0) / (2.0 * NINETY)  # legs are back 3 to 7 days after a marathon


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalRates:
    """How strongly and how slowly this runner reacts, over people at large (1); log-normal.

    The default is the prior: what the literature's spread says of somebody unknown. To reset is to
    take the default again. Raises RunatomyError where a figure is not above zero.
    """

    sensitivity: float = 1.0  # [-] strength lost for the same braking work
    sensitivity_sd: float = SENSITIVITY_SD  # of its logarithm
    slowness: float = 1.0  # [-] time to recover
    slowness_sd: float = SLOWNESS_SD  # of its logarithm
    logs: int = 0  # how many logs taught it

    def __post_init__(self) -> None:
        values = (self.sensitivity, self.sensitivity_sd, self.slowness, self.slowness_sd)
        if not all(math.isfinite(value) and value > 0.0 for value in values):
            raise RunatomyError(
                "personal rates must be above zero", mend="Reset them: PersonalRates()."
            )

    def sensitivity_range(self) -> tuple[float, float]:
        """Return the 5th and 95th percentile [-]."""
        return _range(self.sensitivity, self.sensitivity_sd)

    def slowness_range(self) -> tuple[float, float]:
        """Return the 5th and 95th percentile [-]."""
        return _range(self.slowness, self.slowness_sd)

    def to_dict(self) -> dict[str, object]:
        """Return prior and learned in plain values for JSON."""
        return {"logs": self.logs, "learned": self._rows(), "prior": PRIOR._rows()}

    def _rows(self) -> dict[str, dict[str, float]]:
        rows = {}
        for name, value, (low, high) in (
            ("sensitivity", self.sensitivity, self.sensitivity_range()),
            ("slowness", self.slowness, self.slowness_range()),
        ):
            rows[name] = {"value": round(value, 4), "low": round(low, 4), "high": round(high, 4)}
        return rows


def _range(middle: float, deviation: float) -> tuple[float, float]:
    return middle * math.exp(-NINETY * deviation), middle * math.exp(NINETY * deviation)


PRIOR = PersonalRates()
