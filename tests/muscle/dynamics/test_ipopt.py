"""The search's answer is IPOPT's: another method, by another hand, on the same small problem."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

# OpenSim, once imported by another test, would have its libraries found by every child.
ALONE = {k: v for k, v in os.environ.items() if k != "LD_LIBRARY_PATH"}
ALONE["OPENBLAS_NUM_THREADS"] = "1"
TWIN = Path(__file__).with_name("ipopt_twin.py")
COST = 5e-3  # [-] of the cost, by which ours may lie above
APART, TYPICALLY = 0.03, 0.005  # [-] of full activation and of strength: at most, and as a rule


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    if find_spec("casadi") is None:
        pytest.skip("the yardstick needs the extra runatomy[bench]")
    done = subprocess.run(
        [sys.executable, str(TWIN)], env=ALONE,
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_ipopt_solved_it_from_either_start(told: dict[str, Any]) -> None:
    assert told["status"] == ["Solve_Succeeded", "Solve_Succeeded"]


def test_no_better_answer_was_left(told: dict[str, Any]) -> None:
    ours, theirs = told["ours"]["cost"], told["theirs"]["cost"]
    assert ours == pytest.approx(theirs, rel=COST)
    assert ours == pytest.approx(told["again"], rel=COST)


@pytest.mark.parametrize("what", ["activation", "force"])
def test_muscle_by_muscle_they_agree(told: dict[str, Any], what: str) -> None:
    ours, theirs = np.array(told["ours"][what]), np.array(told["theirs"][what])
    assert theirs.max() > 0.5, "the muscles hardly work"
    assert np.abs(ours - theirs).max() < APART
    assert np.sqrt(((ours - theirs) ** 2).mean()) < TYPICALLY
