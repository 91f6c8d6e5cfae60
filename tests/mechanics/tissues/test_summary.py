"""A stride's tissue loads boiled down."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.stride_mechanics import StrideMechanics
from runatomy.mechanics.tissues.summary import FIELDS, summarize_tissues
from runatomy.mechanics.tissues.tissue_loads import JOINTS, TENDONS, TISSUES, TissueLoads
from runatomy.terms.units import GRAVITY

MASS, PERIOD, FRAMES = 70.0, 0.8, 100


def made(amount: float) -> TissueLoads:
    """Loads that swing once between zero and `amount`, all alike."""
    wave = 0.5 * amount * (1.0 - np.cos(2.0 * np.pi * np.arange(FRAMES) / FRAMES))
    tendons = np.repeat(wave[:, None], len(TENDONS), axis=1)
    return TissueLoads(
        side="r",
        load=np.repeat(wave[:, None], len(TISSUES), axis=1),
        contact={joint: np.zeros((FRAMES, 3)) for joint in JOINTS},
        strain=1e-5 * tendons,
        energy=1e-2 * tendons,
    )


def test_hand_computed() -> None:
    found = summarize_tissues((made(1000.0),), MASS, PERIOD)
    assert tuple(found) == FIELDS
    np.testing.assert_allclose(found["tissue_peak"], 1000.0 / (MASS * GRAVITY))
    for name in ("tissue_impulse", "tissue_stance_impulse"):
        np.testing.assert_allclose(found[name], 500.0 * PERIOD / (MASS * GRAVITY))
    np.testing.assert_allclose(found["tendon_stored"], 10.0 / MASS)
    np.testing.assert_allclose(found["tendon_returned"], 10.0 / MASS)
    np.testing.assert_allclose(found["tendon_strain"], 0.01)


def test_two_legs_are_averaged() -> None:
    one, two = (summarize_tissues((made(x),), MASS, PERIOD) for x in (1000.0, 2000.0))
    both = summarize_tissues((made(1000.0), made(2000.0)), MASS, PERIOD)
    for name in FIELDS:
        np.testing.assert_allclose(both[name], 0.5 * (one[name] + two[name]))


def test_swing_adds_no_impulse_of_stance() -> None:
    first = np.arange(FRAMES) < FRAMES // 2
    whole, early, late = (
        summarize_tissues((made(1000.0),), MASS, PERIOD, stance)
        for stance in (None, (first,), (~first,))
    )
    parts = early["tissue_stance_impulse"], late["tissue_stance_impulse"]
    np.testing.assert_allclose(parts[0] + parts[1], whole["tissue_impulse"])
    assert (parts[0] > 0.0).all()
    assert (parts[1] > 0.0).all()
    for name in set(FIELDS) - {"tissue_stance_impulse"}:
        np.testing.assert_array_equal(early[name], whole[name])


def test_what_tendons_store_in_a_stride_they_give_back(
    stride_tissues: Callable[..., tuple[TissueLoads, TissueLoads]],
    solved_stride: Callable[..., StrideMechanics],
    body: BodyModel,
) -> None:
    found = summarize_tissues(stride_tissues(3.5), body.mass, solved_stride(3.5).period)
    np.testing.assert_allclose(found["tendon_returned"], found["tendon_stored"], rtol=1e-9)
    assert (found["tendon_returned"] > 0.0).all()


def test_directions_with_speed_and_slope(
    stride_tissues: Callable[..., tuple[TissueLoads, TissueLoads]],
    solved_stride: Callable[..., StrideMechanics],
    body: BodyModel,
) -> None:
    """Achilles force is 4 to 10 body weights and rises with speed (Kharazi et al. 2021 and
    tensiometry of 2024); the shin is bent more the faster (Rice et al. 2024)."""

    def peaks(speed: float) -> dict[str, float]:
        found = summarize_tissues(stride_tissues(speed), body.mass, solved_stride(speed).period)
        return dict(zip(TISSUES, found["tissue_peak"].tolist(), strict=True))

    slow, middle, fast = (peaks(speed) for speed in (2.5, 3.5, 4.5))
    for name in ("achilles_tendon", "tibia_bending"):
        assert slow[name] < middle[name] < fast[name], name
    assert slow["achilles_tendon"] > 4.0
    assert fast["achilles_tendon"] < 10.0


def test_calves_pull_harder_beyond_the_recorded_speeds_too(
    stride_tissues: Callable[..., tuple[TissueLoads, TissueLoads]],
) -> None:
    """Dorn, Schache & Pandy 2012: their part in holding the body up grows to about 7 m/s."""
    place = TISSUES.index("achilles_tendon")
    peaks = [stride_tissues(speed)[0].load[:, place].max() for speed in (4.5, 5.0, 6.0, 7.0)]
    assert (np.diff(peaks) > 0.0).all()


@pytest.mark.parametrize("slope", [0.10])
def test_uphill_the_shin_is_bent_more(
    slope: float,
    stride_tissues: Callable[..., tuple[TissueLoads, TissueLoads]],
) -> None:
    """At +10 % and more (Rice et al. 2024, J Sport Health Sci 13:118-124)."""
    bent = TISSUES.index("tibia_bending")
    level, up = (stride_tissues(3.0, i)[0].load[:, bent].max() for i in (0.0, slope))
    assert up > level
