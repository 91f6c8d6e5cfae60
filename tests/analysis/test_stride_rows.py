"""The strides worth a picture: the typical one, the steepest climb, the steepest descent."""

from __future__ import annotations

import numpy as np
import pytest

from mechanics.made_atlas import made_arrays, made_atlas, made_conditions
from runatomy.analysis.stride_rows import stride_row, stride_rows
from runatomy.mechanics.atlas import Atlas
from runatomy.muscle.anatomy import GROUPS, muscle_named
from runatomy.strides.conditions import WALKING
from runatomy.strides.normal import normal_step_rate

SEED = 5
HEIGHT = 1.75


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(SEED)


def test_a_level_run_has_one_typical_stride(made: Atlas) -> None:
    rows = stride_rows(made, made_conditions(np.full(60, 3.0)), HEIGHT)
    assert [row["label"] for row in rows] == ["typical"]
    assert rows[0]["speed_m_s"] == 3.0
    assert rows[0]["slope"] == 0.0
    assert rows[0]["outside_atlas"] is False


def test_the_steepest_stretches_are_found_where_they_are(made: Atlas) -> None:
    """A climb at 100-120 s, a descent at 200-220 s; one steep second at 30 s is no hill."""
    slope = np.zeros(300)
    slope[30], slope[100:120], slope[200:220] = 0.15, 0.06, -0.08
    rows = {
        str(r["label"]): r
        for r in stride_rows(made, made_conditions(np.full(300, 3.0), slope), HEIGHT)
    }
    assert list(rows) == ["typical", "steepest climb", "steepest descent"]
    assert rows["steepest climb"]["slope"] == pytest.approx(0.06, abs=1e-4)
    assert 100.0 <= float(str(rows["steepest climb"]["at_s"])) <= 120.0
    assert rows["steepest descent"]["slope"] == pytest.approx(-0.08, abs=1e-4)
    assert 200.0 <= float(str(rows["steepest descent"]["at_s"])) <= 220.0
    assert abs(float(str(rows["typical"]["slope"]))) < 0.02


def test_walking_has_no_stride_of_running(made: Atlas) -> None:
    assert stride_rows(made, made_conditions(np.full(9, 1.5), gait=np.full(9, WALKING)), 1.7) == ()


def test_groups_are_their_muscles_weighed_by_mass(made: Atlas) -> None:
    row = stride_row(made, 3.0, 0.0, normal_step_rate(3.0), HEIGHT)
    arrays, node = made_arrays(SEED), (3, 5, 2)
    owner = [muscle_named(name).group for name in made.muscles]
    groups = row["groups"]
    assert isinstance(groups, dict)
    assert list(groups) == [group.name for group in GROUPS]
    for name, curves in groups.items():
        mine = [i for i, group in enumerate(owner) if group == name]
        activation = arrays["activation_curve"][node][mine].astype(float) / 255.0
        mean = np.average(activation, axis=0, weights=arrays["muscle_mass"][mine])
        np.testing.assert_allclose(curves["activation"][:100:2], mean, atol=6e-4)
        power = arrays["power_curve"][node][mine].astype(float).sum(axis=0)
        np.testing.assert_allclose(curves["power_W_kg"][:100:2], power, atol=6e-4)


def test_every_curve_has_a_point_for_each_percent(made: Atlas) -> None:
    row = stride_row(made, 4.0, 0.03, normal_step_rate(4.0), 1.6)
    assert row["phase_percent"] == list(range(101))
    assert len(row["ground_force_BW"]) == 101  # type: ignore[arg-type]
    assert row["step_rate_spm"] == pytest.approx(60.0 * normal_step_rate(4.0), abs=0.05)
