"""From laboratory files to every muscle, by the command a person types."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import runatomy
from runatomy.app.cli.main import main
from runatomy.terms.units import DEGREE

pytest.importorskip("mujoco", reason="the body model needs the extra runatomy[model]")

LEG = ("hip_flexion", "hip_adduction", "hip_rotation", "knee_angle", "ankle_angle")
MASS, HEIGHT = 72.8, 1.80
BONES: dict[str, Any] = {"method": "static", "effects": False}  # angles and moments ask no more
# What one recording with ground forces comes to in the folder of --out, whatever the method.
EVERYTHING = {
    "run_angles.mot", "run_markers.trc", "run_grf.mot", "run_loads.xml", "run_moments.sto",
    "run_activations.sto", "run_forces.sto", "run_lengths.sto", "run.json", "run.html", "run.csv",
    "run.parquet",
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made recording: its motion, forces and muscles are known."""
    from app.made_lab import write_lab

    folder = tmp_path_factory.mktemp("lab")
    write_lab(folder)
    return folder


@pytest.fixture(scope="module")
def trial(desk: Path) -> runatomy.TrialAnalysis:
    """The made recording analyzed."""
    capture = runatomy.read_capture(desk / "run.trc", desk / "grf.mot")
    static = runatomy.read_capture(desk / "static.trc")
    runner = runatomy.Runner(mass=MASS, height=HEIGHT)
    return runatomy.analyze_capture(capture, runner, static=static)


def written() -> set[str]:
    """Return the names of everything, without the Parquet file where its package is missing."""
    return EVERYTHING - (set() if find_spec("pyarrow") else {"run.parquet"})


def inner(trial: runatomy.TrialAnalysis) -> np.ndarray:
    """Return the solved frames away from the recording's ends."""
    time = trial.mechanics.kinematics.time
    return np.asarray(trial.mechanics.solved & (time > time[0] + 0.2) & (time < time[-1] - 0.2))


def test_the_angles_that_were_put_in_come_out(trial: runatomy.TrialAnalysis) -> None:
    from app.made_lab import made_values

    known = trial.mechanics.kinematics
    truth, on = made_values(known.time), inner(trial)
    for name in (f"{joint}_{side}" for joint in LEG for side in "rl"):
        column = known.coordinates.index(name)
        error = (known.value[:, column] - truth[:, column])[on] / DEGREE
        bound = 2.0 if name.startswith("ankle") else 0.6  # three markers on a shoe, one is soft
        assert np.sqrt(np.mean(error**2)) < bound, name


def test_the_moments_of_that_motion_come_out(trial: runatomy.TrialAnalysis) -> None:
    from app.made_lab import cycle, periodic

    one, on = cycle(), inner(trial)
    time = trial.mechanics.kinematics.time
    truth = periodic(one.mechanics.moment, time / one.mechanics.period)
    assert trial.mechanics.moment is not None
    for name in (f"{joint}_{s}" for joint in ("hip_flexion", *LEG[3:]) for s in "rl"):
        column = trial.mechanics.kinematics.coordinates.index(name)
        error = (trial.mechanics.moment[:, column] - truth[:, column])[on] / MASS
        assert np.sqrt(np.mean(error**2)) < 0.12, name


def test_both_paths_tell_the_same_of_the_same_stride(trial: runatomy.TrialAnalysis) -> None:
    """Muscle force of the recording against the stride that it was made of, muscle by muscle."""
    from app.made_lab import cycle, periodic

    one, on, muscles = cycle(), inner(trial), trial.mechanics.muscles
    assert muscles is not None
    time = trial.mechanics.kinematics.time
    truth = periodic(one.mechanics.force, time / one.mechanics.period)
    found = []
    for key in (("soleus", "r"), ("vaslat", "l"), ("recfem", "r"), ("semimem", "l")):
        ours = muscles.force[on, muscles.muscles.index(key)]
        theirs = truth[on, one.mechanics.muscles.index(key)]
        found.append(float(np.corrcoef(ours, theirs)[0, 1]))
    assert min(found) > 0.95, found


def test_every_stride_is_there_and_sound(trial: runatomy.TrialAnalysis) -> None:
    assert trial.trial["treadmill"] is True
    assert trial.trial["speed_m_s"] == pytest.approx(4.0, rel=0.06)
    assert trial.trial["solved_right"] in (5, 6) and trial.trial["solved_left"] in (5, 6)
    rows = {row.key: row for row in trial.trust}
    for key in ("marker_rms", "mean_vertical_force", "force_on_foot", "strides_left_out", "gaps"):
        assert rows[key].verdict == "good", rows[key].told


def test_the_command_writes_everything(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(desk)
    words = "lab run.trc --static static.trc --forces grf.mot --mass 72.8 --height 180 --strides r"
    # The default method takes longer and writes the same files: the next test, the published run.
    words += " --method static"
    assert main([*words.split(), "--out", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr().out
    assert "0 left strides" in shown and "Calves" in shown
    assert {path.name for path in (tmp_path / "out").iterdir()} == written()
    document = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert {stride["side"] for stride in document["strides"]} == {"right"}
    assert {row["side"] for row in document["measures"] if row["n"]} == {"right"}


def test_what_the_files_hold_can_be_analyzed_again(
    trial: runatomy.TrialAnalysis, desk: Path, tmp_path: Path
) -> None:
    """Markers and forces as written give the same angles and moments as those that were read."""
    from runatomy.app.cli.lab.outputs import Wanted, everything, write_trial
    from runatomy.app.cli.lab.trial import Choices, Trial

    person = runatomy.Runner(mass=MASS, height=HEIGHT)
    assert trial.mechanics.muscles is not None and trial.mechanics.muscles.method == "dynamic"
    one = Trial(name="run", capture=desk / "run.trc", runner=person, choices=Choices())
    wanted = Wanted(folder=tmp_path, formats=everything(), opensim=True, series=False)
    files = write_trial(trial, one, wanted)
    assert {path.name for path in files} == written() == {path.name for path in tmp_path.iterdir()}
    assert all(path.stat().st_size > 100 for path in files)
    again = runatomy.read_capture(tmp_path / "run_markers.trc", tmp_path / "run_grf.mot")
    from app.made_lab import made_files

    static = runatomy.read_capture(made_files()["static.trc"], name="static.trc")
    runner = runatomy.Runner(mass=MASS, height=HEIGHT)
    second = runatomy.analyze_capture(  # forces are low-passed already
        again, runner, static=static, force_cutoff=60.0, **BONES
    )
    assert trial.mechanics.moment is not None and second.mechanics.moment is not None
    both = inner(trial) & inner(second)
    for name in ("hip_flexion_r", "knee_angle_l", "ankle_angle_r"):
        column = trial.mechanics.kinematics.coordinates.index(name)
        one, two = (t.mechanics.moment[both, column] for t in (trial, second))
        assert np.sqrt(np.mean((one - two) ** 2)) / MASS < 0.03, name


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("run.trc --static static.trc", "no ground forces"),
        ("run.trc --forces grf.mot", "--static"),
        ("run.trc --forces grf.mot --static static.trc", "mean vertical force"),
    ],
)
def test_what_is_missing_is_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, words: str, told: str
) -> None:
    monkeypatch.chdir(desk)
    assert main(["lab", "--quick", *words.split()]) == 0
    assert told in " ".join(capsys.readouterr().out.split())


def test_a_study_over_two_processes(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(desk)
    (desk / "trials.csv").write_text(
        "trial,static,forces,mass,height,shoe\n"
        "run.trc,static.trc,grf.mot,72.8,180,racing\n"
        "run.trc,static.trc,,72.8,180,training\n"
        "static.trc,static.trc,,72.8,180,none\n"
    )
    words = ["lab", "--quick", "--table", "trials.csv", "--jobs", "2"]
    words += ["--out", str(tmp_path / "out")]
    assert main(words) == 1
    assert "2 solved, 1 failed" in capsys.readouterr().err
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {(row["trial"], row["shoe"]) for row in rows} == {
        ("run", "racing"),
        ("run-2", "training"),
    }
    assert main(words) == 1
    assert "2 kept from before, 1 failed" in capsys.readouterr().err


def test_the_published_run(shared: Path, tmp_path: Path, capsys: Any) -> None:
    """The recording of Rajagopal et al. (2016): all of it in one command."""
    folder = shared / "mocap" / "rajagopal_run"
    words = [
        "lab", folder / "motion_capture_run.trc", "--static", folder / "static_run.trc",
        "--forces", folder / "grf_run.mot", "--emg", folder / "emg_run.txt",
        "--mass", "72.84", "--height", "180", "--out", tmp_path, "-q",
    ]  # fmt: skip
    assert main([str(word) for word in words]) == 0
    names = {name.replace("run", "motion_capture_run", 1) for name in written()}
    assert {path.name for path in tmp_path.iterdir()} == names
    document = json.loads((tmp_path / "motion_capture_run.json").read_text("utf-8"))
    assert document["trial"]["speed_m_s"] == pytest.approx(4.0, abs=0.25)
    assert document["trial"]["solved_right"] >= 5 and document["trial"]["solved_left"] >= 5
    trust = {row["key"]: row for row in document["trust"]}
    assert trust["mean_vertical_force"]["verdict"] == "good", trust["mean_vertical_force"]
    assert trust["marker_rms"]["verdict"] == "good", trust["marker_rms"]
    assert trust["force_on_foot"]["verdict"] == "good", trust["force_on_foot"]
    assert len(document["emg"]["channels"]) == 11 and document["emg"]["unmatched"] == []
    assert document["emg"]["mean_repeat"] == pytest.approx(0.95, abs=0.02)


def test_opensim_s_own_inverse_dynamics_runs_on_our_files(shared: Path, tmp_path: Path) -> None:
    """Angles and forces as written, on OpenSim's own scaled model, give moments like ours."""
    opensim = pytest.importorskip("opensim", reason="the opensim package is not installed")
    from runatomy.app.report.opensim.files import opensim_files

    opensim.Logger.removeFileSink()
    opensim.Logger.setLevelString("Off")
    folder = shared / "mocap" / "rajagopal_run"
    capture = runatomy.read_capture(folder / "motion_capture_run.trc", folder / "grf_run.mot")
    static = runatomy.read_capture(folder / "static_run.trc")
    runner = runatomy.Runner(mass=72.84, height=1.80)
    trial = runatomy.analyze_capture(capture, runner, static=static, **BONES)
    for ending, content in opensim_files(trial, "run").items():
        (tmp_path / f"run{ending}").write_bytes(content)
    model = opensim.Model(str(folder / "opensim" / "subject_scaled_run.osim"))
    tool = opensim.InverseDynamicsTool()
    tool.setModel(model)  # which it does not keep alive
    tool.setCoordinatesFileName(str(tmp_path / "run_angles.mot"))
    tool.setExternalLoadsFileName(str(tmp_path / "run_loads.xml"))
    tool.setLowpassCutoffFrequency(-1)
    tool.setStartTime(0.4)
    tool.setEndTime(2.0)
    tool.setResultsDir(str(tmp_path))
    tool.setOutputGenForceFileName("opensim.sto")
    muscles = opensim.ArrayStr()
    muscles.append("Muscles")
    tool.setExcludedForces(muscles)
    assert tool.run()
    theirs, ours = (opensim.TimeSeriesTable(str(tmp_path / name)) for name in (
        "opensim.sto", "run_moments.sto"))  # fmt: skip
    clock = np.array(theirs.getIndependentColumn())
    own = np.array(ours.getIndependentColumn())
    for joint in LEG:
        for side in "rl":
            name = f"{joint}_{side}_moment"
            one = theirs.getDependentColumn(name).to_numpy()
            two = np.interp(clock, own, ours.getDependentColumn(name).to_numpy())
            assert np.corrcoef(one, two)[0, 1] > 0.97, name


def test_the_command_loads_nothing_that_it_does_not_need() -> None:
    """Each of these takes a twentieth to a third of a second, of two for the whole command."""
    needed = "runatomy.app.cli.main, runatomy.analysis.trial.analyze, runatomy.records.readers.lab"
    needed += ", runatomy.app.report.lab.formats, runatomy.app.report.trial.html"
    spare = {"scipy", "pandas", "lxml", "fitfast", "pyarrow", "glfw", "runatomy.analysis.run"}
    script = f"import sys, {needed}; print(*sorted({spare} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True,
        env={**os.environ, "MUJOCO_GL": "disable"},
    )  # fmt: skip
    assert done.stdout.split() == []
