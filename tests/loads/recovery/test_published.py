"""Recovery against what was measured: descents, marathons, a second bout, soreness."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from loads.recovery.conftest import NOON, Run
from runatomy.loads.recovery import parameters
from runatomy.loads.recovery.session import GROUPS
from runatomy.loads.recovery.state import MuscleState, recovery_state
from runatomy.mechanics.atlas import Atlas

LEGS = ("quadriceps", "hamstrings", "gluteals", "calves", "tibialis_anterior", "peroneals",
        "hip_flexors", "adductors")  # fmt: skip
WEEK = timedelta(days=7)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def quads(*sessions: object, after: float = 0.0) -> MuscleState:
    return recovery_state(sessions, NOON + hours(after)).of("quadriceps")  # type: ignore[arg-type]


@pytest.mark.parametrize("after", [24.0, 36.0, 48.0])
def test_a_long_descent_costs_what_was_measured(run: Run, after: float) -> None:
    """Maeo et al. 2017: 45 min down 15 %: knee extensors -14 to -17 %, calves -6 to -8 %."""
    state = recovery_state([run(3.0, -0.15, 2700.0)], NOON + hours(after))
    assert 14.0 <= 100.0 - state.of("quadriceps").strength <= 17.0
    assert 6.0 <= 100.0 - state.of("calves").strength <= 8.0


def test_a_steep_descent_is_over_after_four_days(run: Run) -> None:
    """Ten runners, 30 min down 20 % at 10 km/h (EJAP 2024): no more than a test's error is left."""
    steep = run(2.78, -0.20, 1800.0)
    assert 100.0 - quads(steep, after=24.0).strength > 7.4
    assert 100.0 - quads(steep, after=96.0).strength < 7.4


@pytest.mark.parametrize("longest", [0.0, 20e3, 30e3])
def test_legs_are_back_three_to_seven_days_after_a_marathon(run: Run, longest: float) -> None:
    """Takayama et al. 2017, in 3:36, whatever was known of the longest run before."""
    before = [run(2.78, 0.0, longest / 2.78, NOON - 2 * WEEK)] if longest else []
    state = recovery_state([*before, run(42195.0 / 12980.0, 0.0, 12980.0)], NOON)
    assert 3.0 <= max(state.of(group).fresh_in for group in LEGS) / 24.0 <= 7.0


def test_a_marathon_weakens_knee_extensors_more_than_calves(run: Run) -> None:
    """Takayama et al. 2017, seven novices: extensors for two days, flexors one, calves not sure."""
    race = run(42195.0 / 12980.0, 0.0, 12980.0)
    state = recovery_state([run(2.78, 0.0, 7200.0, NOON - WEEK), race], NOON + hours(24.0))
    knee, back, calf = (state.of(g).strength for g in ("quadriceps", "hamstrings", "calves"))
    assert knee < back
    assert knee < calf


def test_a_descent_costs_the_quadriceps_more_recovery_than_the_same_climb(run: Run) -> None:
    down, up = (run(3.0, slope, 2700.0) for slope in (-0.15, 0.15))
    assert quads(down).fresh_in > 2.0 * quads(up).fresh_in
    assert quads(down, after=24.0).strength < quads(up, after=24.0).strength - 10.0


def test_a_second_equal_descent_costs_less(run: Run) -> None:
    """Byrnes et al. 1985, Khassetarash et al. 2022: after three and six weeks, not nine."""
    descent = (3.0, -0.15, 2700.0)
    alone = 100.0 - quads(run(*descent), after=36.0).strength
    later = {
        weeks: 100.0 - quads(run(*descent, NOON - weeks * WEEK), run(*descent), after=36.0).strength
        for weeks in (3, 6, 9)
    }
    assert later[3] == pytest.approx(later[6], rel=0.01)
    assert 0.2 * alone <= later[3] <= 0.7 * alone
    assert later[9] == pytest.approx(alone, rel=0.01)


def test_five_minutes_of_descent_a_week_before_protect(run: Run) -> None:
    """Maeo et al. 2017, PLoS One; as much of the level does not."""
    descent, before = run(3.0, -0.15, 2700.0), NOON - WEEK
    alone, down, level = (
        quads(*first, descent, after=36.0).strength
        for first in ((), (run(3.0, -0.15, 300.0, before),), (run(3.0, 0.0, 300.0, before),))
    )
    assert down > alone + 2.0
    assert level == pytest.approx(alone, abs=0.2)


def test_soreness_peaks_between_one_and_two_days(run: Run) -> None:
    descent = run(3.0, -0.15, 2700.0)
    clock = np.arange(0.0, 169.0, 3.0)
    sore = [quads(descent, after=hour).soreness for hour in clock]
    assert 24.0 <= clock[int(np.argmax(sore))] <= 48.0
    assert sore[0] < 0.1 and sore[-1] < 0.5
    assert 3.0 < max(sore) < 9.0


def test_the_tables_are_those_of_the_atlas(atlas: Atlas) -> None:
    """As `tools/fit_recovery.py` prints them."""
    sys.path.insert(0, str(Path(__file__).parents[3]))
    try:
        from tools.fit_recovery import FRESH, tables
    finally:
        sys.path.pop(0)
    for name, values in tables(atlas).items():
        np.testing.assert_allclose(getattr(parameters, name), values, rtol=1e-2, err_msg=name)
    assert pytest.approx(parameters.FRESH) == FRESH
    assert len(parameters.UNUSUAL_LOSS) == len(GROUPS)
