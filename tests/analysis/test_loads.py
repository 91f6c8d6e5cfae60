"""Loads: rows of muscles and groups, their order, their sums, and what is not known of them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mechanics.made_atlas import hilly, made_atlas, made_conditions
from runatomy.analysis.load import Load
from runatomy.analysis.loads import group_loads, muscle_loads, run_totals
from runatomy.analysis.plain import rounded
from runatomy.mechanics.atlas import Atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS, group_named, muscle_named
from runatomy.strides.conditions import STANDING, StrideConditions

MASS, HEIGHT = 70.0, 1.75
WORKS = ("positive_work_J", "negative_work_J", "tendon_stored_J", "tendon_returned_J")
BREATHING = {group.name for group in BREATH_GROUPS}


@pytest.fixture(scope="module")
def made() -> Atlas:
    """The made-up atlas."""
    return made_atlas(2)


@pytest.fixture(scope="module")
def run(made: Atlas) -> tuple[RunMechanics, StrideConditions]:
    """A hilly run."""
    conditions = hilly()
    return run_from_atlas(conditions, MASS, HEIGHT, made), conditions


def test_a_group_is_the_sum_of_its_muscles(run: tuple[RunMechanics, StrideConditions]) -> None:
    muscles, groups = muscle_loads(*run), group_loads(*run)
    assert {load.name for load in groups} == {group.name for group in (*GROUPS, *BREATH_GROUPS)}
    for group in groups:
        mine = [load for load in muscles if load.group == group.name]
        for field in ("energy_J", "energy_share", "level_energy_J", *WORKS):
            if group.name in BREATHING and field in WORKS:
                assert {getattr(load, field) for load in (group, *mine)} == {None}
                continue
            total = sum(getattr(load, field) for load in mine)
            assert getattr(group, field) == pytest.approx(total, rel=1e-9), (group.name, field)


def test_shares_add_up_to_one(run: tuple[RunMechanics, StrideConditions]) -> None:
    for loads in (muscle_loads(*run), group_loads(*run)):
        assert sum(load.energy_share for load in loads) == pytest.approx(1.0, abs=1e-9)


def test_the_hardest_worker_comes_first(run: tuple[RunMechanics, StrideConditions]) -> None:
    for loads in (muscle_loads(*run), group_loads(*run)):
        energy = [load.energy_J for load in loads]
        assert energy == sorted(energy, reverse=True)


def test_names_are_the_catalogues(run: tuple[RunMechanics, StrideConditions]) -> None:
    for load in muscle_loads(*run):
        muscle = muscle_named(load.name)
        assert (load.plain, load.latin, load.group) == (muscle.plain, muscle.latin, muscle.group)
    for load in group_loads(*run):
        group = group_named(load.name)
        assert (load.plain, load.latin, load.group) == (group.plain, group.latin, group.name)


def test_braking_is_the_lengthening_part_of_the_work(
    run: tuple[RunMechanics, StrideConditions],
) -> None:
    for load in moving(run):
        assert load.positive_work_J is not None
        assert load.negative_work_J is not None
        work = load.positive_work_J + load.negative_work_J
        assert load.braking_share == pytest.approx(load.negative_work_J / work)


def moving(run: tuple[RunMechanics, StrideConditions]) -> list[Load]:
    """Rows of muscles and groups that move bones."""
    return [x for x in (*muscle_loads(*run), *group_loads(*run)) if x.group not in BREATHING]


def test_the_tendons_part_of_what_is_given(run: tuple[RunMechanics, StrideConditions]) -> None:
    for load in moving(run):
        assert load.positive_work_J is not None
        assert load.tendon_returned_J is not None
        given = load.positive_work_J + load.tendon_returned_J
        assert load.tendon_share == pytest.approx(load.tendon_returned_J / given)


def test_forces_lie_in_their_range(run: tuple[RunMechanics, StrideConditions]) -> None:
    for load in moving(run):
        bounds = load.peak_force_low_BW, load.peak_force_BW, load.peak_force_high_BW
        known = [value for value in bounds if value is not None]
        assert known == sorted(known)
        assert len(set(known)) == 3
        assert load.low < load.energy_share < load.high


def test_nobody_knows_what_breathing_muscles_pull(
    run: tuple[RunMechanics, StrideConditions],
) -> None:
    for load in (*muscle_loads(*run), *group_loads(*run)):
        if load.group in BREATHING:
            assert load.energy_J > 0.0
            assert load.low <= load.energy_share <= load.high
            assert load.peak_force_BW is load.mean_activation is load.tendon_share is None


def test_the_change_is_against_the_same_time_on_the_level(
    run: tuple[RunMechanics, StrideConditions],
) -> None:
    for load in (*muscle_loads(*run), *group_loads(*run)):
        assert load.change_vs_level == pytest.approx(load.energy_J / load.level_energy_J - 1.0)


def test_totals_are_those_of_the_muscles(run: tuple[RunMechanics, StrideConditions]) -> None:
    totals, muscles = run_totals(run[0]), muscle_loads(*run)
    for field in ("energy_J", "level_energy_J", *WORKS):
        total = sum(getattr(load, field) or 0.0 for load in muscles)
        assert totals[field] == pytest.approx(total)
    assert totals["anchor_factor"] == run[0].mean_anchor_factor
    assert totals["low_J"] < totals["energy_J"] < totals["high_J"]
    assert totals["energy_kind"] == "net"


def test_sides_are_told_apart_only_where_the_device_did(made: Atlas) -> None:
    """Half of the time measured is enough, a third is not; not a number is not a measurement."""
    for measured, split in ((0, False), (10, False), (15, True), (30, True)):
        balance = np.full(30, np.nan)
        balance[:measured] = 0.52
        conditions = made_conditions(np.full(30, 3.0), balance=balance)
        found = run_from_atlas(conditions, MASS, HEIGHT, made)
        loads = muscle_loads(found, conditions)
        assert {load.side for load in loads} == ({"left", "right"} if split else {None})
        assert sum(load.energy_J for load in loads) == pytest.approx(found.energy.sum())
        assert all(load.side is None for load in group_loads(found, conditions))


def test_sides_share_as_their_contact_times_do(made: Atlas) -> None:
    conditions = made_conditions(np.full(30, 3.0), balance=np.full(30, 0.55))
    found = run_from_atlas(conditions, MASS, HEIGHT, made)
    by = {(load.name, load.side): load for load in muscle_loads(found, conditions)}
    left, right = by["soleus", "left"], by["soleus", "right"]
    for field in ("energy_J", "energy_share", "low", "high", "hardest_power_W"):
        assert getattr(left, field) / getattr(right, field) == pytest.approx(0.55 / 0.45), field
    assert left.peak_force_BW == right.peak_force_BW  # nobody measured force


def test_the_hardest_stretch_has_its_place_on_the_course(
    run: tuple[RunMechanics, StrideConditions],
) -> None:
    """Where the runner was in the middle of the hardest ten seconds."""
    mechanics, conditions = run
    for load in group_loads(mechanics, conditions):
        assert load.hardest_at_s is not None
        assert load.hardest_at_m is not None
        row = int(load.hardest_at_s)
        assert conditions.distance[row - 1] <= load.hardest_at_m <= conditions.distance[row]


def test_standing_still_works_nothing(made: Atlas) -> None:
    conditions = made_conditions(np.zeros(20), gait=np.full(20, STANDING))
    found = run_from_atlas(conditions, MASS, HEIGHT, made)
    for load in (*muscle_loads(found, conditions), *group_loads(found, conditions)):
        assert load.energy_J == load.energy_share == 0.0
        assert load.positive_work_J == (None if load.group in BREATHING else 0.0)
        assert load.braking_share is None
        assert load.change_vs_level is None
        assert load.hardest_at_s is load.hardest_at_m is load.hardest_power_W is None
        row = load.to_dict()
        assert all(v is None or isinstance(v, str) or math.isfinite(v) for v in row.values())  # type: ignore[arg-type]


def test_a_row_in_plain_values(run: tuple[RunMechanics, StrideConditions]) -> None:
    load = group_loads(*run)[0]
    row = load.to_dict()
    assert "side" not in row
    assert set(row) | {"side"} == set(Load.__dataclass_fields__)
    assert row["energy_J"] == pytest.approx(load.energy_J, rel=1e-5)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1234567.89, 1234570.0), (0.000123456789, 0.000123457), (math.nan, None), (math.inf, None),
     (7, 7), (True, True), ("soleus", "soleus"), (None, None), (0.0, 0.0)],
)  # fmt: skip
def test_six_digits_bear_no_more(value: object, expected: object) -> None:
    assert rounded(value) == expected
