"""The files that OpenSim reads: their numbers, names and units; OpenSim itself reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.sample_trial import sample_trial
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.opensim.files import ENDINGS, opensim_files
from runatomy.app.report.opensim.storage import to_storage
from runatomy.app.report.opensim.trc import to_trc
from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.terms.units import DEGREE


@pytest.fixture(scope="module")
def files(trial: TrialAnalysis) -> dict[str, bytes]:
    return opensim_files(trial, "run")


def table(content: bytes) -> tuple[list[str], np.ndarray, list[str]]:
    """Return names, numbers and header of a storage file, read as plainly as can be."""
    lines = content.decode("utf-8").splitlines()
    end = lines.index("endheader")
    names = lines[end + 1].split("\t")
    return names, np.array([line.split("\t") for line in lines[end + 2 :]], float), lines[:end]


def test_angles_are_degrees_and_places_meters(
    trial: TrialAnalysis, files: dict[str, bytes]
) -> None:
    names, values, header = table(files["_angles.mot"])
    known = trial.mechanics.kinematics
    assert "inDegrees=yes" in header and names == ["time", *COORDINATES]
    assert values[:, 0] == pytest.approx(known.time)
    knee, height = INDEX["knee_angle_l"], INDEX["pelvis_ty"]
    assert values[:, 1 + knee] * DEGREE == pytest.approx(known.value[:, knee], abs=1e-9)
    assert values[:, 1 + height] == pytest.approx(known.value[:, height], abs=1e-9)


def test_moments_have_opensim_s_names_and_no_unsolved_frame(
    trial: TrialAnalysis, files: dict[str, bytes]
) -> None:
    names, values, header = table(files["_moments.sto"])
    assert {"hip_flexion_r_moment", "pelvis_tx_force", "ankle_angle_l_moment"} <= set(names)
    moment, solved = trial.mechanics.moment, trial.mechanics.solved
    assert moment is not None and 0 < solved.sum() < len(solved)
    assert values[:, 1:] == pytest.approx(moment[solved], rel=1e-9)
    assert f"nRows={solved.sum()}" in header and "inDegrees=no" in header
    assert any(f"{(~solved).sum()} of {len(solved)} frames" in line for line in header)


@pytest.mark.parametrize(
    ("ending", "field"),
    [("_activations.sto", "activation"), ("_forces.sto", "force"), ("_lengths.sto", "unit_length")],
)
def test_muscles_have_their_element_s_name(
    trial: TrialAnalysis, files: dict[str, bytes], ending: str, field: str
) -> None:
    names, values, _ = table(files[ending])
    muscles = trial.mechanics.muscles
    whole = getattr(muscles, field)
    column = names.index("glmax2_l")
    assert muscles is not None
    known = whole[np.isfinite(whole).all(axis=1), muscles.muscles.index(("glmax2", "l"))]
    assert values[:, column] == pytest.approx(known, rel=1e-9)


@pytest.mark.parametrize("forces", [True, False])
def test_clocks_only_go_forward_and_headers_count(forces: bool) -> None:
    for ending, content in opensim_files(sample_trial(forces=forces), "run").items():
        if ending[-4:] not in (".mot", ".sto"):
            continue
        names, values, header = table(content)
        assert (np.diff(values[:, 0]) > 0.0).all(), ending
        assert np.isfinite(values).all(), ending
        assert f"nRows={len(values)}" in header and f"nColumns={len(names)}" in header
        assert header[1] == "version=1" and len(set(names)) == len(names)


def test_the_endings_are_all_there_may_be(files: dict[str, bytes]) -> None:
    assert set(files) == set(ENDINGS)


def test_forces_and_markers_are_on_one_clock_in_one_frame(
    trial: TrialAnalysis, files: dict[str, bytes]
) -> None:
    names, values, _ = table(files["_grf.mot"])
    foot = trial.run.feet[1]
    assert names[10:13] == ["L_ground_force_vx", "L_ground_force_vy", "L_ground_force_vz"]
    assert values[:, 10:13] == pytest.approx(foot.force, abs=1e-6)
    assert values[:, 13:16] == pytest.approx(foot.point, abs=1e-9)
    lines = files["_markers.trc"].decode("utf-8").splitlines()
    assert lines[3].split("\t")[2::3] == [m.name for m in trial.run.track.markers]
    first = np.array(lines[6].split("\t")[2:], float).reshape(-1, 3)
    assert first / 1000.0 == pytest.approx(trial.run.track.position[0], abs=1e-8)
    xml = files["_loads.xml"].decode("utf-8")
    assert "<datafile>run_grf.mot</datafile>" in xml
    for identifier in re.findall(r"<\w+_identifier>(\w+)<", xml):
        assert {f"{identifier}{axis}" for axis in "xyz"} <= set(names)


def test_unseen_markers_stay_empty() -> None:
    position = np.ones((3, 2, 3))
    position[1, 0] = np.nan
    lines = to_trc("x", ["A", "B"], np.array([0.0, 0.01, 0.02]), position).decode().splitlines()
    assert lines[7].split("\t")[2:] == ["", "", "", "1000.00000", "1000.00000", "1000.00000"]
    assert "nan" not in "\n".join(lines)


def test_ten_digits_are_kept() -> None:
    time = np.array([1234.56789, 1234.57789])
    _, values, _ = table(to_storage("t", ["a"], time, np.array([[1.0 / 3.0], [-2e-7 / 3.0]])))
    assert values[:, 0] == pytest.approx(time, rel=1e-9, abs=0.0)
    assert values[:, 1] == pytest.approx([1.0 / 3.0, -2e-7 / 3.0], rel=1e-9, abs=0.0)


def test_a_name_cannot_break_the_header(trial: TrialAnalysis) -> None:
    odd = replace(trial, trial={**trial.trial, "name": "a\nendheader\n<x>.c3d"})
    names, values, _ = table(opensim_files(odd, "a<&b")["_angles.mot"])
    assert names[0] == "time" and len(values) == len(trial.mechanics.kinematics.time)
    assert "a&lt;&amp;b_grf.mot" in opensim_files(odd, "a<&b")["_loads.xml"].decode()


@pytest.fixture(scope="module")
def opensim() -> Any:
    module = pytest.importorskip("opensim", reason="the opensim package is not installed")
    module.Logger.removeFileSink()
    module.Logger.setLevelString("Off")
    return module


@pytest.fixture(scope="module")
def written(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opensim")
    for ending, content in files.items():
        (folder / f"run{ending}").write_bytes(content)
    return folder


def test_opensim_reads_every_table(opensim: Any, written: Path, files: dict[str, bytes]) -> None:
    for ending in (e for e in files if e[-4:] in (".mot", ".sto")):
        path = str(written / f"run{ending}")
        names, values, _ = table(files[ending])
        found = opensim.TimeSeriesTable(path)
        assert list(found.getColumnLabels()) == names[1:], ending
        assert found.getNumRows() == len(values)
        assert np.array(found.getIndependentColumn()) == pytest.approx(values[:, 0])
        assert found.getMatrix().to_numpy() == pytest.approx(values[:, 1:])
        storage = opensim.Storage(path)
        assert storage.getSize() == len(values)
        assert storage.isInDegrees() == (ending == "_angles.mot")


def test_opensim_reads_the_markers_and_the_loads(
    opensim: Any, written: Path, trial: TrialAnalysis
) -> None:
    markers = opensim.TimeSeriesTableVec3(str(written / "run_markers.trc"))
    assert list(markers.getColumnLabels()) == [m.name for m in trial.run.track.markers]
    assert markers.getTableMetaDataString("Units") == "mm"
    view = markers.getDependentColumn("RCAL")
    column = np.array([view[i].to_numpy() for i in range(markers.getNumRows())]) / 1000.0
    at = [m.name for m in trial.run.track.markers].index("RCAL")
    assert column == pytest.approx(trial.run.track.position[:, at], abs=1e-8)
    data = opensim.MarkerData(str(written / "run_markers.trc"))
    assert data.getNumFrames() == len(trial.run.track.time)
    loads = opensim.ExternalLoads(str(written / "run_loads.xml"), True)
    assert loads.getSize() == 2
    assert loads.get(0).get_applied_to_body() == "calcn_r"
    assert loads.getDataFileName() == "run_grf.mot"
