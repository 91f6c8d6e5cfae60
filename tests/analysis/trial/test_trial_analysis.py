"""The answer as plain values, tables and a picture."""

from __future__ import annotations

import builtins
import json
import pickle
from typing import Any

import numpy as np
import pytest

from app.sample_trial import HEIGHT, sample_parts, sample_trial
from runatomy.analysis.trial.choice import chosen_strides, stride_numbers
from runatomy.analysis.trial.person import ASSUMED, GIVEN, WEIGHED, person_of
from runatomy.analysis.trial.trial_analysis import SCHEMA, TrialAnalysis
from runatomy.muscle.anatomy import muscle_named
from runatomy.terms.errors import RunatomyError, StrideError
from runatomy.terms.runner import Runner
from runatomy.terms.units import GRAVITY


def refuse(word: str) -> float:
    raise AssertionError(f"{word} is not JSON")


@pytest.mark.parametrize("forces", [True, False])
def test_the_document_is_plain_and_finite(forces: bool) -> None:
    document = sample_trial(forces=forces).to_dict(series=True)
    text = json.dumps(document, allow_nan=False)
    assert json.loads(text, parse_constant=refuse)["schema"] == SCHEMA


def test_series_adds_every_stride(trial: TrialAnalysis) -> None:
    brief, whole = (trial.to_dict(series=series)["curves"] for series in (False, True))
    assert isinstance(brief, list) and isinstance(whole, list)
    for short, long in zip(brief, whole, strict=True):
        assert "values" not in short
        assert {k: v for k, v in long.items() if k != "values"} == short
        for name, strides in long["values"].items():
            assert len(strides) == len(long["strides"]) and len(strides[0]) == 101
            spread = 0.11 if long["quantity"] == "force" else 0.011  # rounded, each and mean
            assert np.mean(strides, axis=0) == pytest.approx(long["mean"][name], abs=spread)


def test_it_travels_between_processes(trial: TrialAnalysis) -> None:
    same = pickle.loads(pickle.dumps(trial))
    assert same.to_dict() == trial.to_dict()


def test_arrow_tables(trial: TrialAnalysis) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra runatomy[arrow]")
    table = trial.to_arrow()
    assert table.num_rows == len(trial.measures)
    assert table.column_names == [
        "side", "kind", "name", "measure", "unit", "mean", "sd", "n", "low", "high",
    ]  # fmt: skip
    assert trial.to_arrow("strides").num_rows == len(trial.strides)
    assert trial.to_arrow("asymmetry").num_rows == len(trial.asymmetry)
    curves = trial.to_arrow("curves")
    assert curves.num_rows == sum(len(t.names) * 101 for t in trial.curves)
    with pytest.raises(RunatomyError, match="measures"):
        trial.to_arrow("muscles")


def test_a_dataset_with_named_dimensions(trial: TrialAnalysis) -> None:
    pytest.importorskip("xarray", reason="xarray is not installed")
    data = trial.to_xarray()
    assert data["angle"].dims == ("stride", "joint", "phase")
    right = data["muscle_force"].sel(muscle="soleus").where(data.side == "right", drop=True)
    curve = trial.curve("right", "muscle", "force", "soleus")
    assert curve is not None
    assert right.mean("stride").values == pytest.approx(curve.mean)
    assert data["moment"].attrs["units"] == "N m/kg"


def test_without_xarray_the_error_says_how_to_get_it(
    trial: TrialAnalysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(name: str, *args: Any) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("runatomy.analysis.trial.tables.import_module", none)
    with pytest.raises(RunatomyError, match="pip install xarray"):
        trial.to_xarray()


def test_without_pyarrow_the_error_says_how_to_get_it(
    trial: TrialAnalysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pyarrow":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RunatomyError, match="pip install"):
        trial.to_arrow()


def test_poses_stand_on_the_ground_and_show_the_legs(trial: TrialAnalysis) -> None:
    assert [p.label for p in trial.poses] == ["foot strike", "mid-stance", "toe-off", "mid-swing"]
    phases = [pose.phase for pose in trial.poses]
    assert phases == sorted(phases) and abs(phases[0]) < 2.0 and phases[-1] < 100.0
    for pose in trial.poses:
        bones = {(bone.name, bone.side): bone.points for bone in pose.bones}
        thigh = np.linalg.norm(np.diff(bones["femur", "right"], axis=0))
        assert thigh == pytest.approx(0.24 * HEIGHT, abs=0.03)
        assert bones["head", "middle"][-1, 1] > bones["pelvis", "middle"][0, 1] + 0.5
        lowest = min(points[:, 1].min() for points in bones.values())
        assert lowest > pose.ground - 0.06
        assert bones["femur", "right"][0, 2] > bones["femur", "left"][0, 2]  # z to the right
        assert len(pose.muscles) == 80
    stance, swing = trial.poses[1], trial.poses[3]
    assert [side for side, _, _ in stance.forces] == ["right"]
    assert "right" not in [side for side, _, _ in swing.forces]
    point, force = stance.forces[0][1:]
    assert force[1] > 1.5 and point[1] == pytest.approx(stance.ground, abs=0.03)


def test_muscle_lines_run_from_bone_to_bone_with_their_length(trial: TrialAnalysis) -> None:
    muscles, time = trial.mechanics.muscles, trial.mechanics.kinematics.time
    assert muscles is not None
    for line in trial.poses[1].muscles:
        assert line.group == muscle_named(line.muscle).group
        assert 0.0 <= line.activation <= 1.0
        length = np.linalg.norm(np.diff(line.points, axis=0), axis=1).sum()
        assert 0.02 < length < 0.7, line.element
    soleus = next(m for m in trial.poses[1].muscles if (m.element, m.side) == ("soleus", "right"))
    frame = int(np.abs(time - trial.poses[1].time).argmin())
    length = muscles.unit_length[frame, muscles.muscles.index(("soleus", "r"))]
    assert np.linalg.norm(np.diff(soleus.points, axis=0), axis=1).sum() == pytest.approx(
        length, rel=0.02
    )


def test_evidence_says_what_was_measured_and_what_was_not(
    trial: TrialAnalysis, bare: TrialAnalysis
) -> None:
    origin = {what: str(basis.origin) for what, basis in trial.evidence}
    assert origin["markers"] == origin["ground force"] == "measured"
    assert origin["joint angles"] == origin["joint moments and powers"] == "derived"
    assert origin["muscle activation and force"] == "modeled"
    told = {what: str(basis.origin) for what, basis in bare.evidence}
    assert told["moments, powers and muscles"] == "cannot tell"


def test_warnings_of_every_floor_arrive_once(trial: TrialAnalysis, bare: TrialAnalysis) -> None:
    assert "Marker LPSI: 5 frames filled in." in trial.warnings
    assert any("no ground forces" in text for text in bare.warnings)
    assert len(set(bare.warnings)) == len(bare.warnings)


@pytest.mark.parametrize(
    ("runner", "force", "mass", "known"),
    [
        (Runner(mass=62.0), 800.0, 62.0, GIVEN),
        (Runner(), 62.0 * GRAVITY, 62.0, WEIGHED),
        (Runner(), float("nan"), 70.0, ASSUMED),
        (Runner(), 12.0 * GRAVITY, 70.0, ASSUMED),  # nobody weighs that
    ],
)
def test_a_mass_that_nobody_gives(runner: Runner, force: float, mass: float, known: str) -> None:
    person = person_of(runner, force)
    assert person.mass == pytest.approx(mass) and person.mass_from == known
    assert person.height == 1.75 and person.height_from == ASSUMED
    assert any("--mass" in text for text in person.notes()) == (known != GIVEN)
    assert any("--height" in text for text in person.notes())


def test_strides_are_chosen_by_side_and_number() -> None:
    run, _, _ = sample_parts()
    strides = run.strides
    assert chosen_strides(strides, "all") == tuple(range(len(strides)))
    assert all(strides[i].side == "r" for i in chosen_strides(strides, "right"))
    assert chosen_strides(strides, "1, 3-5") == (0, 2, 3, 4)
    assert stride_numbers("5,1-2,2") == (1, 2, 5)
    for wrong in ("0", "5-3", "a", "", "1;2", "1-"):
        with pytest.raises(StrideError, match="1,3-5"):
            stride_numbers(wrong)
    with pytest.raises(StrideError, match="no stride 99"):
        chosen_strides(strides, "1,99")
    with pytest.raises(StrideError, match="left foot"):
        chosen_strides([s for s in strides if s.side == "r"], "l")
