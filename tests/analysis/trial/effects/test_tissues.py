"""Tissues of a trial: the loads of the solved frames, stride by stride."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.analysis.trial.effects.tissues import tissue_columns
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.terms.units import GRAVITY, KILOMETER

from ..conftest import Parts


def measured(trial: TrialAnalysis, side: str, name: str, measure: str) -> Measure:
    """Return one row."""
    (row,) = (
        m
        for m in trial.measures
        if (m.kind, m.side, m.name, m.measure) == ("tissue", side, name, measure)
    )
    return row


def test_every_tissue_of_both_sides_has_its_measures(trial: TrialAnalysis) -> None:
    rows = {(m.side, m.name) for m in trial.measures if m.kind == "tissue"}
    assert rows == {(side, name) for side in ("right", "left") for name in TISSUES}


@pytest.mark.parametrize("side", ["r", "l"])
def test_loads_are_the_body_weights_of_the_legs(parts: Parts, side: str) -> None:
    _, mechanics, _ = parts
    assert mechanics.tissues is not None
    leg = next(leg for leg in mechanics.tissues if leg.side == side)
    load = next(c for c in tissue_columns(mechanics, side) if c.quantity == "load")
    achilles = load.values[:, load.names.index("achilles_tendon")]
    weight = mechanics.body.mass * GRAVITY
    np.testing.assert_allclose(
        achilles * weight, leg.load[:, TISSUES.index("achilles_tendon")], equal_nan=True
    )


def test_a_stride_s_numbers_are_those_of_a_stride_told_apart(
    trial: TrialAnalysis, parts: Parts
) -> None:
    """The same frames by `summarize_tissues`, which the other path uses."""
    run, mechanics, _ = parts
    assert mechanics.tissues is not None
    time, leg = mechanics.kinematics.time, mechanics.tissues[0]
    found = []
    solved = {s.start_s for s in trial.strides if s.solved}
    for stride in (s for s in run.strides if s.side == "r" and s.start in solved):
        grid = np.linspace(stride.start, stride.end, 200, endpoint=False)

        def at(values: np.ndarray, grid: np.ndarray = grid) -> np.ndarray:
            return np.stack([np.interp(grid, time, column) for column in values.T], axis=1)

        one = replace(leg, load=at(leg.load), strain=at(leg.strain), energy=at(leg.energy))
        period, stance = stride.end - stride.start, (grid < stride.toe_off,)
        found.append(summarize_tissues((one,), mechanics.body.mass, period, stance))
    for name, measure, key, column in (
        ("achilles_tendon", "peak_load", "tissue_peak", TISSUES.index("achilles_tendon")),
        ("hip", "load_impulse", "tissue_impulse", TISSUES.index("hip")),
        ("ankle", "load_impulse", "tissue_stance_impulse", TISSUES.index("ankle")),
        (
            "tibia_bending",
            "bending_impulse",
            "tissue_stance_impulse",
            TISSUES.index("tibia_bending"),
        ),
        ("patellar_tendon", "peak_strain", "tendon_strain", TENDONS.index("patellar_tendon")),
    ):
        mean = np.mean([stride[key][column] for stride in found])
        assert measured(trial, "right", name, measure).mean == pytest.approx(mean, rel=0.01), name
    returned = np.mean([s["tendon_returned"][0] for s in found]) * mechanics.body.mass
    row = measured(trial, "right", "achilles_tendon", "returned_energy")
    assert row.unit == "J" and row.mean == pytest.approx(returned, rel=0.03)


def test_a_kilometer_is_its_steps(trial: TrialAnalysis) -> None:
    impulse, km = (
        measured(trial, "left", "ankle", name).mean for name in ("load_impulse", "load_per_km")
    )
    length = np.mean([s.stride_length_m for s in trial.strides if s.side == "left" and s.solved])
    assert km == pytest.approx(impulse * KILOMETER / length, rel=0.01)


def test_the_weaker_leg_s_tissues_are_told_apart(trial: TrialAnalysis) -> None:
    (row,) = (
        a
        for a in trial.asymmetry
        if (a.kind, a.name, a.measure) == ("tissue", "achilles_tendon", "peak_load")
    )
    assert row.larger == "right" and row.percent == pytest.approx(6.0, abs=3.0)


def test_nothing_without_muscles(parts: Parts, bare: TrialAnalysis) -> None:
    _, mechanics, _ = parts
    none: TrialMechanics = replace(mechanics, tissues=None)
    assert tissue_columns(none, "r") == []
    assert not any(m.kind == "tissue" for m in bare.measures)
