"""The energy account of a trial: what goes in comes out."""

from __future__ import annotations

import pytest

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.mechanics.energy_account import STANDING_POWER

FIELDS = ("energy_J_kg", "fiber_positive_J_kg", "tendon_positive_J_kg", "tendon_negative_J_kg")


def test_groups_and_muscles_hold_the_same_energy(trial: TrialAnalysis) -> None:
    account = trial.energy
    assert account is not None
    for field in FIELDS:
        sums = [
            sum(getattr(row, field) for row in account.rows if row.kind == kind)
            for kind in ("group", "muscle")
        ]
        assert sums[0] == pytest.approx(sums[1])


def test_energy_is_that_of_the_measures(trial: TrialAnalysis) -> None:
    assert trial.energy is not None
    for row in trial.energy.rows:
        measured = sum(
            m.mean
            for m in trial.measures
            if (m.kind, m.name, m.measure) == (row.kind, row.name, "energy")
        )
        assert row.energy_J_kg == pytest.approx(measured, rel=0.01)


def test_fiber_and_tendon_make_the_unit(trial: TrialAnalysis) -> None:
    """Net works add up; heat is what the fibers' net work leaves of the energy."""
    assert trial.energy is not None
    for row in trial.energy.rows:
        fiber = row.fiber_positive_J_kg - row.fiber_negative_J_kg
        tendon = row.tendon_positive_J_kg - row.tendon_negative_J_kg
        unit = row.unit_positive_J_kg - row.unit_negative_J_kg
        assert fiber + tendon == pytest.approx(unit, abs=1e-9)
        assert row.heat_J_kg == pytest.approx(row.energy_J_kg - fiber, abs=1e-9)


def test_the_whole_is_the_sum(trial: TrialAnalysis) -> None:
    account = trial.energy
    assert account is not None
    period = sum(s.end_s - s.start_s for s in trial.strides if s.solved)
    period /= sum(s.solved for s in trial.strides)
    groups = [row for row in account.rows if row.kind == "group"]
    total = sum(row.energy_J_kg for row in groups)
    assert account.net_W_kg == pytest.approx(total / period)
    assert account.gross_W_kg == pytest.approx(account.net_W_kg + STANDING_POWER)
    recoil = sum(row.tendon_positive_J_kg for row in groups)
    driven = recoil + sum(row.fiber_positive_J_kg for row in groups)
    assert account.tendon_share == pytest.approx(recoil / driven)


def test_no_account_without_muscles(bare: TrialAnalysis) -> None:
    assert bare.energy is None
    assert bare.to_dict()["energy"] is None
