"""Kinds of run: schedules, race times, and what each asks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.answers.scaled_atlas import scaled
from runatomy.advice.answers.claim import CLAIMS, claim_figure, points
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import Pace
from runatomy.advice.kinds.run_type import RUN_TYPES, run_type_named
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.cost import running_cost
from runatomy.terms.errors import RunatomyError
from runatomy.terms.runner import Runner

NAMES = [kind.name for kind in RUN_TYPES]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(atlas=load_atlas())


def test_riegel_gives_the_published_exponent() -> None:
    pace = Pace(five_k=1500.0)
    assert pace.time_over(10_000.0) / 1500.0 == pytest.approx(2.0**1.06)
    assert pace.time_over(pace.tempo * 3600.0) == pytest.approx(3600.0)
    assert run_type_named("marathon").warnings(pace)
    assert not run_type_named("half").warnings(pace)


@given(st.floats(700.0, 2400.0))
def test_faster_runners_are_faster_at_everything(five_k: float) -> None:
    slow, fast = Pace(five_k=five_k), Pace(five_k=0.9 * five_k)
    for name in ("race", "easy", "tempo", "sprint"):
        assert getattr(fast, name) >= getattr(slow, name)
    assert fast.easy < fast.race < fast.sprint <= 9.5


def test_uphill_costs_what_the_level_does() -> None:
    pace = Pace()
    speed = pace.uphill(pace.race, 0.07)
    flat, steep = running_cost(np.array([0.0, 0.07]))
    assert speed * steep == pytest.approx(pace.race * flat)


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_lies_within_the_atlas(name: str, engine: Engine) -> None:
    asked = engine.kind(name)
    assert asked.outside == 0.0
    assert asked.energy_low < asked.energy < asked.energy_high
    assert sum(group.energy for group in asked.groups) == pytest.approx(asked.energy)
    climb = engine.schedule(name).conditions()
    assert climb.ascent == pytest.approx(climb.descent, rel=1e-6, abs=1e-6)


def test_easy_running_is_the_measure(engine: Engine) -> None:
    asked = engine.kind("easy")
    assert asked.against_easy == pytest.approx(1.0)
    for group in asked.groups:
        assert group.against_easy == pytest.approx(1.0)
        assert group.hardest_against_easy == pytest.approx(1.0)


def test_no_minute_is_harder_than_the_hardest(engine: Engine) -> None:
    for name in ("hills", "intervals", "sprint"):
        asked, plan = engine.kind(name), engine.schedule(name).conditions()
        for group in asked.groups:
            assert group.hardest_minute >= group.energy / plan.duration.sum() - 1e-9


def test_hills_hardest_minute_is_the_climb(engine: Engine) -> None:
    asked = engine.kind("hills").group("quadriceps")
    plan = engine.schedule("hills").conditions()
    climb = engine.steady(float(plan.speed[0]), 0.07)
    mine = np.isin(climb.muscles, ["rectus_femoris", "vastus_lateralis", "vastus_intermedius",
                                   "vastus_medialis"])  # fmt: skip
    # Breathing takes its part by the whole run, and leaves the rest to the legs: within a percent.
    assert asked.hardest_minute == pytest.approx(climb.energy[mine].sum() / 60.0, rel=1e-2)


@settings(max_examples=5)
@given(st.floats(40.0, 120.0))
def test_energy_goes_with_mass_and_ratios_do_not(mass: float) -> None:
    usual = Engine(atlas=load_atlas(), runner=Runner(mass=70.0)).kind("5k")
    other = Engine(atlas=load_atlas(), runner=Runner(mass=mass)).kind("5k")
    assert other.energy == pytest.approx(usual.energy * mass / 70.0)
    assert other.distance == pytest.approx(5000.0)
    for mine, theirs in zip(other.groups, usual.groups, strict=True):
        assert mine.against_easy == pytest.approx(theirs.against_easy, rel=1e-3)


def test_two_equal_runs_are_their_concatenation(engine: Engine) -> None:
    once, twice = (
        engine.asked(engine.plan(3.0, 0.05, t).conditions(), engine.steady(3.0, 0.05, t))
        for t in (300.0, 600.0)
    )
    assert twice.energy == pytest.approx(2.0 * once.energy)
    assert twice.distance == pytest.approx(2.0 * once.distance)
    for more, less in zip(twice.groups, once.groups, strict=True):
        assert more.energy == pytest.approx(2.0 * less.energy, rel=1e-6)
        assert more.hardest_minute == pytest.approx(less.hardest_minute, rel=1e-6)
        assert more.against_easy == pytest.approx(less.against_easy, rel=1e-6)


def test_downhill_brakes_more_than_level(engine: Engine) -> None:
    down, level = (
        engine.asked(engine.plan(2.6, i).conditions(), engine.steady(2.6, i)).group("quadriceps")
        for i in (-0.10, 0.0)
    )
    assert down.braking_share is not None and level.braking_share is not None
    assert down.braking_share > level.braking_share
    assert engine.kind("5k").group("diaphragm").braking_share is None


def test_claims_hang_on_the_groups_energy(engine: Engine) -> None:
    busy = Engine(atlas=scaled(20.0, "hamstrings", "energy_share"))
    named = ("hamstrings",)
    assert points(busy.kind("hills"), named) > points(engine.kind("hills"), named) == 0.0
    idle = Engine(atlas=scaled(0.001, "hip_flexors", "energy_share"))
    assert points(idle.kind("5k"), ("hip_flexors",)) < points(engine.kind("5k"), ("hip_flexors",))


@pytest.mark.parametrize("kind", sorted(CLAIMS))
def test_points_are_shares_with_a_range(kind: str, engine: Engine) -> None:
    figure = claim_figure(engine.kind(kind), CLAIMS[kind])
    assert 0.0 <= figure.low <= figure.value <= figure.high <= 1.0


def test_what_is_no_kind_is_refused() -> None:
    with pytest.raises(RunatomyError, match="no kind of run"):
        run_type_named("swim")
    with pytest.raises(RunatomyError, match="not plausible"):
        Pace(five_k=60.0)
