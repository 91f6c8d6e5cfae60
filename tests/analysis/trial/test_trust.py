"""The trust report: what is wrong is found, judged and mended in words; what is right is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.sample_trial import MASS
from runatomy.analysis.trial.person import WEIGHED, Person
from runatomy.analysis.trial.summary import summarize
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.analysis.trial.trust.angles import PLAIN, listed, named
from runatomy.analysis.trial.trust.row import TrustRow, Verdict, judged
from runatomy.body.coordinates import COORDINATES, INDEX, PELVIS
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.units import GRAVITY

from .conftest import Parts


def rows(trial: TrialAnalysis) -> dict[str, TrustRow]:
    return {row.key: row for row in trial.trust}


def test_every_row_is_complete(trial: TrialAnalysis) -> None:
    assert len(rows(trial)) == len(trial.trust)
    for row in trial.trust:
        assert row.name and row.told and row.source, row.key
        assert row.mend or row.verdict in (Verdict.GOOD, Verdict.CANNOT_TELL), row.key


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.5, "good"),
        (-1.0, "good"),
        (1.5, "usable"),
        (-2.5, "do not trust"),
        (np.nan, "cannot tell"),
    ],
)
def test_verdicts(value: float, verdict: str) -> None:
    assert judged(value, 1.0, 2.0) == verdict


def test_marker_errors_are_the_frames_own(parts: Parts) -> None:
    run, mechanics, _ = parts
    known = mechanics.kinematics
    error = np.full_like(known.marker_error, 0.005)
    error[:, 2] = 0.03
    error[100, 2] = 0.07
    error[5, 1] = np.nan
    found = summarize(run, replace(mechanics, kinematics=replace(known, marker_error=error)))
    markers = {row.marker: row for row in found.markers}
    bad = markers[known.markers[2]]
    assert bad.max_m == 0.07 and bad.worst_s == known.time[100]
    assert bad.rms_m == pytest.approx(np.sqrt(np.mean(error[:, 2] ** 2)))
    assert markers[known.markers[1]].rms_m == pytest.approx(0.005)
    assert rows(found)["marker_max"].verdict == "do not trust"
    assert known.markers[2] in rows(found)["marker_max"].told
    seen = error[np.isfinite(error)]
    assert rows(found)["marker_rms"].value == pytest.approx(np.sqrt(np.mean(seen**2)))


def test_residuals_are_shares_of_the_peak_ground_force(parts: Parts) -> None:
    run, mechanics, _ = parts
    assert mechanics.moment is not None
    moment = mechanics.moment.copy()
    moment[:, :6] = 0.0
    moment[:, INDEX["pelvis_ty"]] = 60.0
    moment[:, INDEX["pelvis_tx"]] = 80.0
    moment[:, INDEX["pelvis_list"]] = 10.0
    found = rows(summarize(run, replace(mechanics, moment=moment)))
    time = mechanics.kinematics.time
    on = mechanics.solved & (time >= run.strides[0].start) & (time <= run.strides[-1].end)
    total = np.linalg.norm(sum(f.force for f in run.feet), axis=1)[on].max()
    assert found["residual_force_peak"].value == pytest.approx(100.0 * 100.0 / total)
    assert found["residual_force_rms"].value == pytest.approx(100.0 * 100.0 / total)
    share = found["residual_moment_rms"].value / 100.0 * total
    assert 10.0 / share == pytest.approx(1.0, abs=0.15)  # [m] height of the center of mass


def test_reserves_name_the_joint(parts: Parts) -> None:
    run, mechanics, _ = parts
    muscles = mechanics.muscles
    assert muscles is not None and mechanics.moment is not None
    reserve = np.zeros_like(muscles.reserve)
    reserve[200, muscles.shared.index("knee_angle_l")] = -20.0
    found = rows(summarize(run, replace(mechanics, muscles=replace(muscles, reserve=reserve))))
    time = mechanics.kinematics.time
    on = (time >= run.strides[0].start) & (time <= run.strides[-1].end)
    peak = np.nanmax(np.abs(mechanics.moment[on, INDEX["knee_angle_l"]]))
    assert found["reserves"].value == pytest.approx(2000.0 / peak)
    assert "knee_angle_l" in found["reserves"].told
    assert found["reserves_trunk"].verdict == "good"


def test_a_trunk_that_was_not_asked_has_no_row(parts: Parts) -> None:
    run, mechanics, _ = parts
    muscles = mechanics.muscles
    assert muscles is not None
    legs = [i for i, name in enumerate(muscles.shared) if not name.startswith("lumbar")]
    bare = replace(
        muscles,
        shared=tuple(muscles.shared[i] for i in legs),
        reserve=muscles.reserve[:, legs],
        muscle_moment=muscles.muscle_moment[:, legs],
    )
    found = rows(summarize(run, replace(mechanics, muscles=bare)))
    assert "reserves" in found and "reserves_trunk" not in found


def test_saturated_muscles_are_told_with_their_part_of_the_stride(parts: Parts) -> None:
    run, mechanics, _ = parts
    muscles, time = mechanics.muscles, mechanics.kinematics.time
    assert muscles is not None
    activation = np.where(np.isfinite(muscles.activation), 0.5, np.nan)
    column = muscles.muscles.index(("soleus", "l"))
    on = np.zeros(len(time), dtype=bool)
    for stride in run.strides:  # an eighth of every left stride
        if stride.side == "l":
            start = stride.start + 0.1
            on |= (time >= start) & (time < start + 0.125 * (stride.end - stride.start))
    activation[on, column] = 1.0
    found = rows(
        summarize(run, replace(mechanics, muscles=replace(muscles, activation=activation)))
    )
    assert found["saturated"].value == pytest.approx(12.5, abs=0.8)
    assert "soleus left" in found["saturated"].told and found["saturated"].verdict != "good"


def test_mean_vertical_force_tells_a_wrong_mass(parts: Parts) -> None:
    run, mechanics, _ = parts
    heavy = replace(run, mean_vertical_force=1.12 * MASS * GRAVITY)
    row = rows(summarize(heavy, mechanics))["mean_vertical_force"]
    assert row.value == pytest.approx(12.0) and row.verdict == "do not trust"
    assert f"{1.12 * MASS:.1f} kg" in row.mend


def test_a_mass_from_the_force_cannot_be_judged_by_it(parts: Parts) -> None:
    run, mechanics, _ = parts
    person = Person(mass=MASS, height=1.8, mass_from=WEIGHED)
    row = rows(summarize(run, mechanics, person=person))["mean_vertical_force"]
    assert row.verdict == "cannot tell" and "--mass" in row.mend


def test_residuals_cannot_be_judged_without_a_trunk(parts: Parts) -> None:
    run, mechanics, _ = parts
    known = mechanics.kinematics
    tracked = np.array([not name.startswith("lumbar") for name in known.coordinates])
    found = rows(summarize(run, replace(mechanics, kinematics=replace(known, tracked=tracked))))
    for key in ("residual_force_rms", "residual_force_peak", "residual_moment_peak"):
        assert found[key].verdict == "cannot tell" and "trunk" in found[key].mend


def test_only_the_strides_of_the_means_are_judged(parts: Parts) -> None:
    run, mechanics, _ = parts
    assert mechanics.moment is not None
    moment = mechanics.moment.copy()
    moment[15, INDEX["pelvis_ty"]] = 5000.0  # before the first stride
    assert mechanics.kinematics.time[15] < run.strides[0].start and mechanics.solved[15]
    one, two = (
        rows(summarize(run, replace(mechanics, moment=m)))["residual_force_peak"].value
        for m in (mechanics.moment, moment)
    )
    assert one == two


def test_a_force_on_the_wrong_foot_is_found(parts: Parts) -> None:
    run, mechanics, _ = parts
    right, left = run.feet
    crossed = (replace(left, side="r"), replace(right, side="l"))
    row = rows(summarize(replace(run, feet=crossed), mechanics))["force_on_foot"]
    assert row.value > 90.0 and row.verdict == "do not trust"
    assert rows(summarize(run, mechanics))["force_on_foot"].value == 0.0


def test_strides_left_out_are_counted(parts: Parts) -> None:
    run, mechanics, _ = parts
    cut = tuple(replace(s, forces_whole=i > 2) for i, s in enumerate(run.strides))
    found = summarize(replace(run, strides=cut), mechanics)
    assert found.trial["left_out"] == 3
    assert rows(found)["strides_left_out"].value == pytest.approx(300.0 / len(cut))


def test_what_no_marker_tells(parts: Parts) -> None:
    run, mechanics, _ = parts
    known = mechanics.kinematics
    for lost, verdict, value in (
        (("mtp_angle_r", "mtp_angle_l"), "good", 0),  # laboratories seldom tell the toes
        (("arm_flex_r", "mtp_angle_r"), "usable", 1),
        (("hip_rotation_l", "mtp_angle_r"), "do not trust", 1),
    ):
        tracked = np.array([name not in lost for name in known.coordinates])
        body = replace(mechanics, kinematics=replace(known, tracked=tracked))
        row = rows(summarize(run, body))["untracked"]
        assert (row.verdict, row.value) == (verdict, value)
        assert (row.verdict == "good") == (row.value <= row.good)
    assert "left hip rotation (hip_rotation_l)" in row.told and "mtp" not in row.told


def test_angles_are_named_in_plain_words() -> None:
    assert named("knee_angle_r") == "right knee flexion (knee_angle_r)"
    assert named("lumbar_bending") == "trunk bending (lumbar_bending)"
    assert listed(["mtp_angle_r", "arm_add_l", "mtp_angle_l"]) == (
        "toe flexion (mtp_angle_r, _l), left shoulder adduction (arm_add_l)"
    )
    stems = {name.removesuffix("_r").removesuffix("_l") for name in COORDINATES}
    assert {stem for stem in stems if stem not in PLAIN} == {*PELVIS[3:]}  # its place is no angle


def test_a_few_filled_positions_are_not_told_as_none(parts: Parts) -> None:
    run, mechanics, _ = parts
    filled = np.zeros_like(run.track.filled)
    filled[7, 3] = True
    told = rows(summarize(replace(run, track=replace(run.track, filled=filled)), mechanics))
    name = run.track.markers[3].name
    assert told["gaps"].told == (
        f"Less than 0.1 % of the positions were filled in (most: {name} 0.2 %)."
    )


def test_gaps_and_joint_limits(parts: Parts) -> None:
    run, mechanics, _ = parts
    filled = run.track.filled.copy()
    filled[:260, 0] = True
    at_limit = mechanics.kinematics.at_limit.copy()
    at_limit[:100, INDEX["knee_angle_r"]] = True
    found = rows(
        summarize(
            replace(run, track=replace(run.track, filled=filled)),
            replace(mechanics, kinematics=replace(mechanics.kinematics, at_limit=at_limit)),
        )
    )
    assert found["gaps"].verdict == "usable" and "RASI" in found["gaps"].told
    assert found["joint_limits"].verdict == "do not trust"
    assert "knee_angle_r" in found["joint_limits"].told


def test_a_body_sized_from_the_run_alone_is_usable(parts: Parts) -> None:
    run, mechanics, _ = parts
    basis = Evidence(origin=Origin.ASSUMED, source="The run's own markers")
    known = replace(mechanics.kinematics, scaling=basis)
    row = rows(summarize(run, replace(mechanics, kinematics=known)))["scaling"]
    assert row.verdict == "usable" and "--static" in row.mend


def test_without_forces_the_report_says_so(bare: TrialAnalysis) -> None:
    found = rows(bare)
    assert found["forces"].verdict == "cannot tell" and "--forces" in found["forces"].mend
    assert not {"reserves", "residual_force_rms", "saturated", "emg"} & found.keys()


def test_agreement_with_the_emg_is_a_row(trial: TrialAnalysis) -> None:
    assert trial.emg is not None
    row = rows(trial)["emg"]
    assert row.value == trial.emg.mean_r and row.verdict == "good"
