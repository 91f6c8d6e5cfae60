"""Curves over the strides: units, sides, and which strides count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.sample_trial import MASS, sample_parts
from runatomy.analysis.trial.strides.columns import muscle_columns
from runatomy.analysis.trial.strides.curves import curve_tables, solved_strides
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.body.coordinates import INDEX, mirror_map
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.units import DEGREE, GRAVITY

from .conftest import Parts


def test_angles_are_degrees_of_the_coordinates(trial: TrialAnalysis) -> None:
    known = trial.mechanics.kinematics
    column = known.value[:, INDEX["knee_angle_r"]] / DEGREE
    stride = next(s for s in trial.run.strides if s.side == "r")
    curve = trial.curve("right", "joint", "angle", "knee_angle")
    assert curve is not None and curve.unit == "deg"
    middle = np.interp(0.5 * (stride.start + stride.end), known.time, column)
    assert curve.strides[0, 50] == pytest.approx(middle, abs=0.5)


def test_ground_force_is_body_weights_and_its_mean_balances(trial: TrialAnalysis) -> None:
    up = [trial.curve(s, "foot", "ground_force", "up") for s in ("right", "left")]
    assert up[0] is not None and up[1] is not None
    assert up[0].unit == "BW" and 2.0 < up[0].mean.max() < 4.0
    assert up[0].mean.mean() + up[1].mean.mean() == pytest.approx(1.0, abs=0.05)


def test_a_group_is_the_sum_of_its_muscles_and_the_mean_of_their_activation(
    trial: TrialAnalysis,
) -> None:
    names = ("soleus", "gastrocnemius_medialis", "gastrocnemius_lateralis")
    force = [trial.curve("right", "muscle", "force", name) for name in names]
    whole = trial.curve("right", "group", "force", "calves")
    assert whole is not None and all(force)
    assert whole.mean == pytest.approx(sum(f.mean for f in force if f), rel=1e-9)
    activation = [trial.curve("right", "muscle", "activation", name) for name in names]
    mean = trial.curve("right", "group", "activation", "calves")
    assert mean is not None
    rows = np.array([a.mean for a in activation if a])
    assert (mean.mean <= rows.max(axis=0) + 1e-9).all()
    assert (mean.mean >= rows.min(axis=0) - 1e-9).all()


def test_parts_of_a_muscle_are_weighted_by_strength(parts: Parts) -> None:
    muscles = parts[1].muscles
    assert muscles is not None
    at = [muscles.muscles.index((f"glmax{i}", "r")) for i in (1, 2, 3)]
    weight = muscles.max_force[at] / muscles.max_force[at].sum()
    activation = muscle_columns(muscles, MASS, "r")[0]
    found = activation.values[:, activation.names.index("gluteus_maximus")]
    solved = parts[1].solved
    assert found[solved] == pytest.approx(muscles.activation[solved][:, at] @ weight)


def test_strides_without_whole_forces_keep_their_angles_alone(parts: Parts) -> None:
    run, mechanics, _ = parts
    cut = tuple(
        replace(s, forces_whole=False) if i in (0, 3) else s for i, s in enumerate(run.strides)
    )
    tables = curve_tables(replace(run, strides=cut), mechanics)
    counts = {(t.side, t.quantity): len(t.stride) for t in tables if t.kind == "joint"}
    whole = {(t.side, t.quantity): len(t.stride) for t in curve_tables(run, mechanics)}
    for side, place in (("right", 0), ("left", 3)):
        assert run.strides[place].side == side[0]
        assert counts[side, "angle"] == whole[side, "angle"]
        assert counts[side, "moment"] == whole[side, "moment"] - 1
    solved = solved_strides(replace(run, strides=cut), tables)
    assert solved.tolist() == [i not in (0, 3) for i in range(len(cut))]


def test_a_stride_with_unsolved_frames_is_left_out(parts: Parts) -> None:
    run, mechanics, _ = parts
    stride = run.strides[2]
    middle = int(np.searchsorted(mechanics.kinematics.time, 0.5 * (stride.start + stride.end)))
    assert mechanics.moment is not None
    moment = mechanics.moment.copy()
    moment[middle : middle + 4] = np.nan
    tables = curve_tables(run, replace(mechanics, moment=moment))
    assert not solved_strides(run, tables)[2]


def test_without_forces_there_are_angles_alone(bare: TrialAnalysis) -> None:
    assert {table.quantity for table in bare.curves} == {"angle"}
    assert bare.measures and bare.ranking == () and not bare.trial["muscles"]


def test_what_no_marker_tells_is_not_shown(trial: TrialAnalysis) -> None:
    assert trial.curve("right", "joint", "angle", "mtp_angle") is None
    assert trial.curve("right", "joint", "power", "mtp_angle") is None
    assert trial.curve("right", "joint", "moment", "mtp_angle") is not None


def mirrored(run: CapturedRun, mechanics: TrialMechanics) -> tuple[CapturedRun, TrialMechanics]:
    """Return the same run seen in a mirror: left and right exchanged."""
    other = {"r": "l", "l": "r"}
    order, sign = mirror_map()
    known, muscles = mechanics.kinematics, mechanics.muscles
    found = mechanics.induced
    assert found is not None and mechanics.tissues is not None
    assert muscles is not None and mechanics.moment is not None
    assert mechanics.joint_power is not None
    flip = np.array([1.0, 1.0, -1.0])
    feet = tuple(
        replace(f, side=other[f.side], force=f.force * flip, point=f.point * flip)
        for f in reversed(run.feet)
    )
    strides = tuple(replace(s, side=other[s.side]) for s in run.strides)
    return replace(run, feet=feet, strides=strides), replace(
        mechanics,
        kinematics=replace(known, value=known.value[:, order] * sign, rate=known.rate[:, order]),
        moment=mechanics.moment[:, order] * sign,
        joint_power=mechanics.joint_power[:, order],
        muscles=replace(muscles, muscles=tuple((n, other[s]) for n, s in muscles.muscles)),
        tissues=tuple(replace(leg, side=other[leg.side]) for leg in reversed(mechanics.tissues)),
        induced=replace(
            found,
            causes=tuple((n, other.get(s, s)) for n, s in found.causes),
            feet=tuple(other[side] for side in found.feet),
            center=found.center * flip,
            ground=found.ground * flip,
            recorded=found.recorded * flip,
        ),
    )


def test_a_mirror_exchanges_the_sides_and_changes_nothing_else(parts: Parts) -> None:
    run, mechanics, _ = parts
    here = {(t.side, t.kind, t.quantity): t for t in curve_tables(run, mechanics)}
    there = curve_tables(*mirrored(run, mechanics))
    assert len(there) == len(here)
    for table in there:
        twin = here["left" if table.side == "right" else "right", table.kind, table.quantity]
        assert table.names == twin.names
        assert table.value == pytest.approx(twin.value, abs=1e-9), (table.kind, table.quantity)


def test_another_runner_weighs_other(parts: Parts) -> None:
    """Body weights follow the body's own mass and gravity."""
    run, mechanics, _ = parts
    heavy = replace(mechanics, gravity=2.0 * GRAVITY)
    one, two = (
        next(t for t in curve_tables(run, m) if t.kind == "foot") for m in (mechanics, heavy)
    )
    assert two.value == pytest.approx(0.5 * one.value)


def test_a_trial_of_one_stride_has_a_mean_and_no_spread() -> None:
    run, mechanics, _ = sample_parts(strides=1)
    tables = curve_tables(run, mechanics)
    left = [t for t in tables if t.side == "left" and t.quantity == "angle"]
    assert not run.strides or np.isnan(tables[0].sd).all()
    assert len(left[0].value) in (0, 1) and left[0].mean.shape == (len(left[0].names), 101)
