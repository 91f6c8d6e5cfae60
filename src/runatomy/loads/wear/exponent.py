"""Exponent: how much more a high peak wears a tissue than a low one, and how sure that is.

A tissue loaded again and again lasts about peak**-m cycles, so a step wears it in proportion to
peak**m. The exponents come from dead tissue that cannot heal; they rank runs, they foretell no
injury. Studies disagree, so each has a low, a usual and a high value, and all three are shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence, Grade, Origin

TENDON_SLOPE = 14.8  # [% of 100 MPa] stress lost in each tenfold of cycles; Schechtman & Bader 1997
TENDON_STRESSES = (40.0, 60.0, 90.0)  # [MPa] of a running Achilles: arm 4 to 6 cm; 60, to 90
# Human meniscus, 70, 50, 40 and 30 % of its strength: cycles to failure (Henderson et al. 2022)
MENISCUS = ((0.70, 500.0), (0.50, 4.0e4), (0.40, 3.4e5), (0.30, 3.0e6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exponent:
    """Wear of a step goes with peak to the power of this; RunatomyError where not ordered."""

    low: float  # [-]
    usual: float  # [-]
    high: float  # [-]
    evidence: Evidence

    def __post_init__(self) -> None:
        if not 1.0 <= self.low <= self.usual <= self.high:
            raise RunatomyError(
                "an exponent's low, usual and high must rise from 1",
                where=f"{self.low:g}, {self.usual:g}, {self.high:g}",
                mend="Give three numbers in rising order, none below 1.",
            )

    @property
    def values(self) -> tuple[float, float, float]:
        """Return low, usual and high [-]."""
        return self.low, self.usual, self.high


def tendon_exponent(stress: float) -> float:
    """Return the exponent [-] of a tendon at this peak stress [MPa].

    Human toe tendons failed at S = 101.3 - 14.8 log10(N), S in % of 100 MPa, so also in MPa
    (Schechtman & Bader 1997, J Biomech 30:829; 90 specimens); this is -d ln N / d ln S.
    """
    return stress * math.log(10.0) / TENDON_SLOPE


def cartilage_exponents() -> tuple[float, float, float]:
    """Return the lowest, overall and highest exponent [-] of human meniscus (Henderson 2022)."""
    local = [math.log(n / m) / math.log(a / b) for (a, m), (b, n) in pairwise(MENISCUS)]
    (top, few), (bottom, many) = MENISCUS[0], MENISCUS[-1]
    return min(local), math.log(many / few) / math.log(top / bottom), max(local)


def _evidence(source: str, note: str, grade: Grade) -> Evidence:
    return Evidence(origin=Origin.ASSUMED, source=source, note=note, grade=grade)


_TENDON = tuple(tendon_exponent(stress) for stress in TENDON_STRESSES)
_CARTILAGE = cartilage_exponents()
BONE = 6.6  # [-] Carter & Caler, as Sinclair & Taylor 2023 give it
# Nobody's second figure for bone could be read; as wide, up and down, as the tendons' upper half.
BONE_DOUBT = TENDON_STRESSES[2] / TENDON_STRESSES[1]

EXPONENTS: Mapping[str, Exponent] = {
    "tendon": Exponent(
        low=_TENDON[0],
        usual=_TENDON[1],
        high=_TENDON[2],
        evidence=_evidence(
            "Schechtman & Bader (1997), J Biomech 30:829",
            "Ninety strips of human toe tendons in the laboratory. The exponent rises with stress: "
            "low, usual and high are those of 40, 60 and 90 MPa.",
            Grade.WEAK,
        ),
    ),
    "bone": Exponent(
        low=BONE / BONE_DOUBT,
        usual=BONE,
        high=BONE * BONE_DOUBT,
        evidence=_evidence(
            "Carter & Caler, as given by Sinclair & Taylor (2023), Computation 11:248",
            "One exponent, read at second hand; its range is our own guess, by half each way.",
            Grade.OPEN,
        ),
    ),
    "joint": Exponent(
        low=_CARTILAGE[0],
        usual=_CARTILAGE[1],
        high=_CARTILAGE[2],
        evidence=_evidence(
            "Henderson et al. (2022), J Mech Behav Biomed Mater 127:105057",
            "Human meniscus in tension stands in for joint cartilage, whose own exponent we could "
            "not read. Cartilage of the living adapts; healthy runners have no more worn knees.",
            Grade.OPEN,
        ),
    ),
}
