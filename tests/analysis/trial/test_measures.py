"""Measures against their plain definitions, asymmetry against the noise of strides."""

from __future__ import annotations

import math

import numpy as np
import pytest

from runatomy.analysis.trial.strides.asymmetry import LEVEL, _student, asymmetries
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.mechanics.trial_mechanics import TrialMuscles


def found(trial: TrialAnalysis, side: str, kind: str, name: str, measure: str) -> Measure:
    key = (side, kind, name, measure)
    return next(m for m in trial.measures if (m.side, m.kind, m.name, m.measure) == key)


def test_every_measure_is_there_once(trial: TrialAnalysis) -> None:
    keys = [(m.side, m.kind, m.name, m.measure) for m in trial.measures]
    assert len(keys) == len(set(keys)) > 1000
    kinds = {"stride", "joint", "foot", "muscle", "group", "tissue", "cause"}
    assert {m.kind for m in trial.measures} == kinds


def test_energy_is_the_integral_of_the_frames(trial: TrialAnalysis) -> None:
    muscles = trial.mechanics.muscles
    assert isinstance(muscles, TrialMuscles)
    time = trial.mechanics.kinematics.time
    power = muscles.metabolic_power[:, muscles.muscles.index(("soleus", "r"))] / 72.8
    strides = [s for s in trial.run.strides if s.side == "r"]
    sums = []
    for stride in strides:
        fine = np.linspace(stride.start, stride.end, 2001)
        curve = np.interp(fine, time, power)
        sums.append(float((0.5 * (curve[1:] + curve[:-1])).mean()) * (stride.end - stride.start))
    row = found(trial, "right", "muscle", "soleus", "energy")
    assert row.unit == "J/kg" and row.n == len(strides)
    assert row.mean == pytest.approx(np.mean(sums), rel=0.01)
    assert row.sd == pytest.approx(np.std(sums, ddof=1), rel=0.1)


def test_peaks_and_work_are_those_of_the_curves(trial: TrialAnalysis) -> None:
    curve = trial.curve("left", "joint", "power", "ankle_angle")
    assert curve is not None
    duration = np.array([s.end_s - s.start_s for s in trial.strides if s.side == "left"])
    positive = np.maximum(curve.strides, 0.0)
    work = 0.5 * (positive[:, 1:] + positive[:, :-1]).mean(axis=1) * duration
    row = found(trial, "left", "joint", "ankle_angle", "positive_work")
    assert row.mean == pytest.approx(work.mean()) and row.mean > 0.0
    peak = found(trial, "left", "joint", "ankle_angle", "peak_power")
    assert peak.mean == pytest.approx(curve.strides.max(axis=1).mean())
    force, share = (
        found(trial, "right", "muscle", "soleus", name) for name in ("peak_force", "peak_force_BW")
    )
    assert share.mean == pytest.approx(force.mean / trial.runner["body_weight_N"])  # type: ignore[operator]


def test_vertical_impulses_carry_the_body_and_braking_is_positive(trial: TrialAnalysis) -> None:
    both = sum(
        found(trial, side, "foot", "ground", "vertical_impulse").mean for side in ("right", "left")
    )
    duration = np.mean([s.end_s - s.start_s for s in trial.strides])
    assert both == pytest.approx(duration, rel=0.05)  # BW s over a stride
    for name in ("braking_impulse", "propulsive_impulse", "braking_peak", "propulsive_peak"):
        assert found(trial, "right", "foot", "ground", name).mean > 0.0


def test_stride_measures_are_those_of_the_table(trial: TrialAnalysis) -> None:
    rates = [s.step_rate_spm for s in trial.strides if s.side == "right"]
    row = found(trial, "right", "stride", "stride", "step_rate")
    assert row.mean == pytest.approx(np.mean(rates)) and 150.0 < row.mean < 200.0


def measure(side: str, mean: float, sd: float, n: int, unit: str = "N") -> Measure:
    return Measure(
        side=side, kind="muscle", name="soleus", measure="peak_force", unit=unit, mean=mean,
        sd=sd, n=n,
    )  # fmt: skip


def test_the_interval_is_welch_s() -> None:
    from scipy.stats import ttest_ind

    rng = np.random.default_rng(3)
    a, b = rng.normal(10.0, 1.0, 6), rng.normal(8.0, 2.0, 5)
    sides = (("right", a), ("left", b))
    rows = [measure(side, x.mean(), x.std(ddof=1), len(x)) for side, x in sides]
    (row,) = asymmetries(rows)
    interval = ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
    assert (row.low, row.high) == pytest.approx((interval.low, interval.high))


def test_student_s_quantile_is_that_of_tables() -> None:
    from scipy.special import stdtrit

    freedom = np.array([1.0, 1.5, 2.0, 2.7, 4.0, 9.3, 30.0, 500.0, 1e5])
    assert _student(freedom) == pytest.approx(stdtrit(freedom, LEVEL), rel=1e-9)


@pytest.mark.parametrize(
    ("right", "left", "larger"),
    [
        ((10.0, 0.1, 6), (8.0, 0.1, 6), "right"),
        ((8.0, 0.1, 6), (10.0, 0.1, 6), "left"),
        ((-10.0, 0.1, 6), (-8.0, 0.1, 6), "right"),  # of two troughs the deeper is the larger
        ((10.0, 2.0, 6), (9.0, 2.0, 6), "cannot tell"),
        ((10.0, 0.1, 2), (8.0, 0.1, 6), "cannot tell"),
        ((10.0, math.nan, 1), (8.0, math.nan, 1), "cannot tell"),
    ],
)
def test_which_side_is_larger(
    right: tuple[float, float, int], left: tuple[float, float, int], larger: str
) -> None:
    (row,) = asymmetries([measure("right", *right), measure("left", *left)])
    assert row.larger == larger
    words = "cannot tell" if larger == "cannot tell" else f"22 % more on the {larger}"
    assert row.words.startswith(words)


def test_angles_are_told_in_degrees() -> None:
    (row,) = asymmetries(
        [measure("right", 1.0, 0.1, 6, "deg"), measure("left", 6.0, 0.1, 6, "deg")]
    )
    assert row.words == "5.0° more on the left"


def test_a_small_difference_is_not_told_as_none() -> None:
    for unit, words in (("deg", "less than 0.1°"), ("N", "less than 1 %")):
        sides = (measure("right", 10.0, 1e-4, 6, unit), measure("left", 10.03, 1e-4, 6, unit))
        (row,) = asymmetries(sides)
        assert row.words == f"{words} more on the left"


def test_sides_that_do_not_vary_alike_are_equal() -> None:
    (row,) = asymmetries([measure("right", 5.0, 0.0, 4), measure("left", 5.0, 0.0, 4)])
    assert row.larger == "cannot tell" and row.difference == 0.0


def test_equal_sides_are_told_apart_in_one_measure_of_twenty() -> None:
    rng = np.random.default_rng(8)
    rows = []
    for i in range(2000):
        for side in ("right", "left"):
            x = rng.normal(10.0, 1.0, 6)
            rows.append(
                Measure(
                    side=side,
                    kind="joint",
                    name=str(i),
                    measure="m",
                    unit="N",
                    mean=float(x.mean()),
                    sd=float(x.std(ddof=1)),
                    n=6,
                )
            )
    told = [row for row in asymmetries(rows) if row.larger != "cannot tell"]
    assert 0.03 < len(told) / 2000 < 0.07


def test_the_ranking_is_by_energy_and_holds_all_of_it(trial: TrialAnalysis) -> None:
    for kind in ("group", "muscle"):
        rows = [row for row in trial.ranking if row.kind == kind]
        energy = [row.energy_J_kg for row in rows]
        assert energy == sorted(energy, reverse=True)
        assert sum(row.share for row in rows) == pytest.approx(1.0)
    muscles = sum(row.energy_J_kg for row in trial.ranking if row.kind == "muscle")
    groups = sum(row.energy_J_kg for row in trial.ranking if row.kind == "group")
    assert muscles == pytest.approx(groups)
