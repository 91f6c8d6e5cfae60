"""Tissue rows: totals of a run, ranges, and plain values."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mechanics.made_atlas import hilly, made_atlas, made_conditions
from runatomy.analysis.rows.tissues import tissue_rows
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.tissues.tissue_loads import TISSUES

MASS = 64.0


def test_the_whole_is_every_step_of_one_leg() -> None:
    conditions = hilly()
    found = run_from_atlas(conditions, MASS, 1.75, made_atlas(6))
    rows = tissue_rows(found, conditions.speed, MASS)
    assert tuple(row["name"] for row in rows) == TISSUES
    steps = 0.5 * conditions.step_rate * conditions.duration
    for i, row in enumerate(rows):
        assert row["total"] == pytest.approx(
            steps @ found.tissues["tissue_impulse"][:, i], rel=1e-4
        )
        low, high = found.tissue_impulse_ratio[:, i]
        assert row["per_step_low"] == pytest.approx(low * float(str(row["per_step"])), rel=1e-4)
        assert row["per_step_high"] == pytest.approx(high * float(str(row["per_step"])), rel=1e-4)
    json.dumps(rows, allow_nan=False)


def test_nobody_running_loads_no_tissue() -> None:
    conditions = made_conditions(np.zeros(5), gait=np.zeros(5))
    found = run_from_atlas(conditions, MASS, 1.75, made_atlas(6))
    assert tissue_rows(found, conditions.speed[found.rows], MASS) == ()
