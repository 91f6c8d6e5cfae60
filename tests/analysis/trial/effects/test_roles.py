"""Roles of a trial: causes add up to the ground's force, and the textbook's answer comes out."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.analysis.trial.effects.footing import footing_rows
from runatomy.analysis.trial.effects.roles import footing_share, role_columns
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.terms.units import GRAVITY

from ..conftest import Parts

Key = tuple[str, str, str]


def means(trial: TrialAnalysis, side: str) -> dict[Key, float]:
    """Return the means of one side by kind, name and measure."""
    return {(m.kind, m.name, m.measure): m.mean for m in trial.measures if m.side == side}


@pytest.mark.parametrize("side", ["r", "l"])
@pytest.mark.parametrize("kind", ["group", "muscle"])
def test_all_causes_together_are_the_ground_s_force(parts: Parts, side: str, kind: str) -> None:
    _, mechanics, _ = parts
    found = mechanics.induced
    assert found is not None
    whole = found.recorded[:, found.feet.index(side)] / (found.mass * GRAVITY)
    whole = whole * [1.0, 1.0, 1.0 if side == "r" else -1.0]
    known = np.isfinite(found.center).all(axis=(1, 2)) & found.loaded.any(axis=1)
    for axis, quantity in enumerate(("fore_aft", "support", "sideward")):
        columns = [
            c
            for c in role_columns(mechanics, side)
            if c.quantity == quantity and c.kind in (kind, "cause")
        ]
        total = sum(c.values.sum(axis=1) for c in columns)
        np.testing.assert_allclose(total[known], whole[known, axis], atol=1e-6)


@pytest.mark.parametrize("side", ["right", "left"])
def test_halves_add_up_and_shares_to_one(trial: TrialAnalysis, side: str) -> None:
    known = means(trial, side)
    groups = {name for kind, name, _ in known if kind == "group"}
    for name in groups:
        for what in ("support", "braking", "propulsion"):
            early, late, whole = (
                known["group", name, f"{what}_{part}"] for part in ("early", "late", "impulse")
            )
            assert early + late == pytest.approx(whole, abs=1e-9)
    shares = [v for (kind, _, m), v in known.items() if m == "support_share" and kind != "muscle"]
    assert sum(shares) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("side", ["right", "left"])
def test_thighs_brake_early_and_calves_drive_late(trial: TrialAnalysis, side: str) -> None:
    """Hamner et al. (2010): quadriceps brake and support early, calves support and propel late."""
    known = means(trial, side)

    def most(measure: str) -> str:
        rows = {n: v for (k, n, m), v in known.items() if (k, m) == ("group", measure)}
        return max(rows, key=lambda name: rows[name])

    assert most("braking_early") == "quadriceps"
    assert most("propulsion_late") == "calves"
    assert most("support_late") == "calves"
    early, late = (known["group", "quadriceps", f"support_{half}"] for half in ("early", "late"))
    assert early > late > 0.0


def test_causes_that_are_no_muscle_are_not_compared_by_side(trial: TrialAnalysis) -> None:
    assert any(m.kind == "cause" for m in trial.measures)
    assert not any(a.kind == "cause" for a in trial.asymmetry)


def test_curves_of_single_muscles_are_left_to_their_measures(trial: TrialAnalysis) -> None:
    assert trial.table("right", "group", "support") is not None
    assert trial.table("right", "muscle", "support") is None


def test_the_footing_is_told_in_shares_of_the_force(parts: Parts) -> None:
    _, mechanics, _ = parts
    found = mechanics.induced
    assert found is not None
    share = footing_share(found)
    (row,) = footing_rows(mechanics)
    assert row.value == pytest.approx(100.0 * float(np.linalg.norm(share)))
    assert 0.0 < row.value < 100.0
