"""One stride explained, without a file."""

from __future__ import annotations

import json

import pytest

from mechanics.made_atlas import made_atlas
from runatomy.analysis import explain
from runatomy.mechanics.atlas import Atlas
from runatomy.mechanics.preferred_rate import preferred_step_rate
from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.muscle.anatomy import GROUPS
from runatomy.strides.normal import normal_step_rate
from runatomy.terms.errors import StrideError
from runatomy.terms.runner import Runner


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(7)


@pytest.mark.parametrize(
    ("slope", "cost"), [(0.0, 3.60), (0.10, 5.97), (-0.10, 2.15)]
)  # Minetti et al. (2002)
def test_a_kilometer_costs_what_was_measured(made: Atlas, slope: float, cost: float) -> None:
    found = explain(3.5, slope, runner=Runner(mass=60.0, height=1.7), atlas=made)
    assert found.conditions["cost_J_kg_m"] == pytest.approx(cost, abs=0.01)
    assert found.conditions["energy_per_km_J"] == pytest.approx(1000.0 * 60.0 * cost, rel=3e-3)
    total = sum(load.energy_J for load in found.groups)
    assert total == pytest.approx(found.conditions["energy_per_km_J"])
    assert found.warnings == ()


def test_the_usual_step_rate_stands_in_and_says_so(made: Atlas) -> None:
    usual, given = (explain(3.0, step_rate=r, atlas=made) for r in (None, 2.9))
    assert usual.conditions["step_rate_spm"] == pytest.approx(60.0 * normal_step_rate(3.0))
    assert usual.conditions["step_rate_from"] == "usual for the speed"
    assert given.conditions["step_rate_spm"] == pytest.approx(174.0)
    assert given.conditions["step_rate_from"] == "given"


def test_taller_runners_step_less_often(made: Atlas) -> None:
    """By the square root of height, as pendulums do."""
    short, tall = (preferred_step_rate(made, 3.0, 0.0, h) for h in (1.6, 1.6 * 1.21))
    assert short / tall == pytest.approx(1.1)


def test_what_was_assumed_is_said(made: Atlas) -> None:
    notes = " ".join(explain(3.0, atlas=made).warnings)
    assert "70 kg" in notes
    assert "175 cm" in notes


@pytest.mark.parametrize(("speed", "slope"), [(1.2, 0.0), (3.0, 0.35), (8.0, 0.10)])
def test_beyond_the_atlas_it_says_so(made: Atlas, speed: float, slope: float) -> None:
    found = explain(speed, slope, runner=Runner(mass=70.0, height=1.75), atlas=made)
    assert found.conditions["outside_atlas"] is True
    assert "beyond the atlas" in found.warnings[0]


@pytest.mark.parametrize(
    ("speed", "slope"), [(0.0, 0.0), (-3.0, 0.0), (14.0, 0.0), (float("nan"), 0.0), (3.0, 1.5),
                         (3.0, float("nan"))]
)  # fmt: skip
def test_what_nobody_runs_is_refused(made: Atlas, speed: float, slope: float) -> None:
    with pytest.raises(StrideError, match="run"):
        explain(speed, slope, atlas=made)


@pytest.mark.parametrize("rate", [-2.8, float("nan"), float("inf")])
def test_a_step_rate_nobody_has_is_refused(made: Atlas, rate: float) -> None:
    with pytest.raises(StrideError, match="step"):
        explain(3.0, step_rate=rate, atlas=made)


def test_plain_values_for_json(made: Atlas) -> None:
    page = json.loads(json.dumps(explain(3.5, 0.08, atlas=made).to_dict(), allow_nan=False))
    assert page["schema"] == "runatomy.explanation/1"
    assert page["per"] == "kilometer"
    assert page["stride"]["label"] == "one stride"
    assert len(page["stride"]["ground_force_BW"]) == 101
    assert page["total"]["energy_J"] == page["conditions"]["energy_per_km_J"]


def test_what_a_kilometer_does_to_tissues(made: Atlas) -> None:
    """One kilometer: what is per kilometer is the whole."""
    found = explain(3.5, runner=Runner(mass=60.0, height=1.7), atlas=made)
    assert len(found.tissues) == len(TISSUES)
    for row in found.tissues:
        assert row["total"] == row["per_km"]
        assert row["low"] <= row["peak_BW"] <= row["high"]  # type: ignore[operator]
        assert row["per_step_low"] <= row["per_step"] <= row["per_step_high"]  # type: ignore[operator]
    assert {role.name for role in found.roles.groups} == {group.name for group in GROUPS}
    assert found.breath["told_by"]
