"""Published directions of tissue loads per kilometer (Van Hooren et al. 2024, table 2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.closing.steady import SteadyStride
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.mechanics.tissues.tissue_loads import TISSUES

Stride = Callable[..., SteadyStride]
Solved = Callable[..., StrideMechanics]
PerKm = Callable[..., dict[str, float]]


@pytest.fixture(scope="module")
def per_km(
    body: BodyModel, parts: tuple[Part, ...], closed_stride: Stride, solved_stride: Solved
) -> PerKm:
    """Impulse of stance per kilometer [BW s], as the paper counts it."""

    def load(speed: float, slope: float = 0.0) -> dict[str, float]:
        stride, mechanics = closed_stride(speed, slope), solved_stride(speed, slope)
        legs = tissues_of(body, stride, mechanics, parts)
        stance = stride.motion.contact_r, stride.motion.contact_l
        found = summarize_tissues(legs, body.mass, mechanics.period, stance)
        steps = 1000.0 / (speed * mechanics.period)
        return dict(zip(TISSUES, (steps * found["tissue_impulse"]).tolist(), strict=True))

    return load


def test_faster_is_less_per_kilometer(per_km: PerKm) -> None:
    """At 4 over 2.78 m/s: kneecap 0.80, Achilles 0.74, shin 0.75; each within 0.10."""
    slow, fast = per_km(2.78), per_km(4.0)
    for name, published in (
        ("patellofemoral", 0.798),
        ("achilles_tendon", 0.740),
        ("tibia_compression", 0.754),
    ):
        assert fast[name] / slow[name] == pytest.approx(published, abs=0.10), name


def test_downhill_is_for_the_kneecap_uphill_for_the_achilles_tendon(per_km: PerKm) -> None:
    """At 6 degrees down: kneecap 1.22, Achilles 0.74, within 0.15; uphill Achilles more."""
    level, down, up = (per_km(2.78, slope) for slope in (0.0, -0.105, 0.105))
    assert down["patellofemoral"] / level["patellofemoral"] == pytest.approx(1.222, abs=0.15)
    assert down["achilles_tendon"] / level["achilles_tendon"] == pytest.approx(0.738, abs=0.15)
    assert up["achilles_tendon"] > level["achilles_tendon"]
