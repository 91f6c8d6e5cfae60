"""Runner JA1 of Dorn et al. (2012) over ground: angles without forces, moments with them."""

from __future__ import annotations

import pytest
from tools.validation.laboratory.recorded import JOG, SPRINTS, Recorded
from tools.validation.laboratory.road import (
    expert_off,
    jog_off,
    jogged,
    moment_strides,
    needs_forces,
)

import runatomy


@pytest.mark.parametrize("speed", list(SPRINTS))
def test_without_forces_there_are_angles_and_it_is_said_why_no_moments(
    recorded: Recorded, speed: float
) -> None:
    """Angles to the bounds of the other recordings, about their mean difference.

    The expert's pelvis is tilted 11 degrees further back, which the hip's flexion takes up.
    """
    analysis: runatomy.TrialAnalysis = recorded.analyze(SPRINTS[speed])
    assert needs_forces(analysis)
    assert set(moment_strides(analysis).values()) == {0}
    assert analysis.run.speed == pytest.approx(speed, rel=0.02)
    for name, (whole, about) in expert_off(recorded, speed, analysis).items():
        wide = name.startswith(("hip_adduction", "hip_rotation"))
        assert about < (5.0 if wide else 3.0), name
        if name.startswith("knee"):
            assert whole < 3.0, name


def test_the_jog_over_eight_plates_gives_moments(recorded: Recorded) -> None:
    claim = jogged(recorded.analyze(JOG))
    assert claim.holds, claim.ours


def test_the_jogs_moments_are_opensims(recorded: Recorded) -> None:
    """Of the expert's angles and model; [N m/kg] measured: knee 0.07 0.11, ankle 0.08 0.07.

    The hip's, 0.13 and 0.14, carry the pelvis' tilt.
    """
    pytest.importorskip("opensim", reason="the opensim package is not installed")
    off = jog_off(recorded)
    assert len(off) == 6
    for name, value in off.items():
        assert value < (0.2 if name.startswith("hip") else 0.12), name
