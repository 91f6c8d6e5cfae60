"""A real run's analysis: written, known, read again, and missed where it is gone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from runatomy.analysis.run_analysis import SCHEMA, RunAnalysis
from runatomy.app.library.library import Library
from runatomy.app.library.runs.entries import FileEntry, NewRun, RunEntry, run_id_of
from runatomy.app.library.series import recipe
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.records.run import Run
from runatomy.terms.errors import AppError, MuscleError

pytest.importorskip("pyarrow")


@pytest.fixture
def kept(library: Library, recording: bytes, recorded: Run, analyzed: RunAnalysis) -> str:
    """The run entered; its id."""
    sha256 = library.keep_original(recording, ".fit")
    run_id = run_id_of(sha256)
    new = library.write_analysis(run_id, "r", analyzed, recorded)
    entry = RunEntry(
        id=run_id, sha256=sha256, runner_id=library.runner().key, start=recorded.start,
        name="hilly", duration_s=1.0, moving_s=1.0, distance_m=1.0, ascent_m=1.0, descent_m=1.0,
    )  # fmt: skip
    file = FileEntry(
        sha256=sha256, name="h.fit", suffix=".fit", size=len(recording), outcome="runs"
    )
    library.add_file(file, [NewRun(entry=entry, analysis=new)])
    return run_id


def test_recipe_names_what_the_analysis_says_of_itself() -> None:
    assert recipe.SCHEMA == SCHEMA
    assert recipe.atlas_sha256() == load_atlas().sha256


def test_the_answer_comes_back_whole(library: Library, kept: str, analyzed: RunAnalysis) -> None:
    assert library.analysis(kept) == analyzed.to_dict()


def test_the_series_is_that_of_the_analysis(
    library: Library, kept: str, analyzed: RunAnalysis
) -> None:
    series, whole = library.series(kept), analyzed.series()
    assert series.time_s.tolist() == whole["time_s"].tolist()
    assert series.gait.tolist() == whole["gait"].tolist()
    for name in ("distance_m", "altitude_m", "speed_m_s", "slope", "step_rate_spm"):
        step = 0.1 if name[-1] == "m" else 0.001
        np.testing.assert_allclose(getattr(series, name), whole[name], atol=step)
    whole_power = sum(whole["group_power_W"].values())
    np.testing.assert_allclose(series.power_W, whole_power, atol=0.06)
    for name, power in whole["group_power_W"].items():
        np.testing.assert_allclose(series.group_power_W[name], power, atol=0.6)
    energy = float(series.power_W @ series.duration_s)
    assert energy == pytest.approx(analyzed.total["energy_J"], rel=1e-4)


def test_the_track_is_that_of_the_run(library: Library, kept: str, recorded: Run) -> None:
    series = library.series(kept)
    assert series.latitude_deg is not None and series.longitude_deg is not None
    assert recorded.latitude_deg is not None
    near = np.interp(series.time_s, recorded.time, recorded.latitude_deg)
    known = np.isfinite(series.latitude_deg)
    assert known.mean() > 0.95
    np.testing.assert_allclose(series.latitude_deg[known], near[known], atol=6e-7)


@pytest.mark.parametrize("muscle", ["soleus", "rectus_abdominis", "diaphragma"])
def test_a_muscle_is_told_anew_from_its_conditions(
    library: Library, kept: str, analyzed: RunAnalysis, muscle: str
) -> None:
    place = analyzed.mechanics.muscles.index(muscle)
    whole = analyzed.mechanics.muscle_power()[:, place]
    found = library.muscle_power(kept, muscle)
    np.testing.assert_allclose(found, whole, atol=0.02 * whole.max())
    assert float(found.sum()) == pytest.approx(float(whole.sum()), rel=0.005)


def test_sides_add_up(library: Library, kept: str) -> None:
    both = library.muscle_power(kept, "soleus")
    sides = [library.muscle_power(kept, "soleus", side) for side in ("left", "right")]
    np.testing.assert_allclose(sides[0] + sides[1], both)
    with pytest.raises(AppError, match="side"):
        library.muscle_power(kept, "soleus", "upper")
    with pytest.raises(MuscleError):
        library.muscle_power(kept, "wing")


def test_the_ledger_knows_what_the_analysis_says(
    library: Library, kept: str, analyzed: RunAnalysis
) -> None:
    answer, row = analyzed.to_dict(), library.run(kept)
    assert row.energy_J == analyzed.total["energy_J"]
    assert row.group_energy_J == {load["name"]: load["energy_J"] for load in answer["groups"]}  # type: ignore[attr-defined]
    tissues = library.daily_loads(None, "tissue")
    known = {one["name"]: one["total"] for one in answer["tissues"]}  # type: ignore[attr-defined]
    assert dict(zip(tissues.names, tissues.values[0].tolist(), strict=True)) == known


def test_writing_again_gives_the_same_file(
    library: Library, kept: str, recorded: Run, analyzed: RunAnalysis
) -> None:
    one = library.write_analysis(kept, "r", analyzed, recorded)
    assert one == library.write_analysis(kept, "r", analyzed, recorded)
    library.replace_analysis(kept, one)
    assert library.analysis(kept)["schema"] == SCHEMA


def test_it_takes_little_room(library: Library, kept: str, analyzed: RunAnalysis) -> None:
    size = sum(path.stat().st_size for path in library.home.analyses.rglob("*.parquet"))
    hours = len(analyzed.conditions.time) / 3600.0
    assert size < 45_000 + 60_000 * hours


def test_a_gone_or_changed_file_is_told(library: Library, kept: str) -> None:
    path = next(library.home.analyses.rglob("*.parquet"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"?")
    for asked in (library.analysis, library.series):
        with pytest.raises(AppError, match="no longer what it was"):
            asked(kept)
    path.unlink()
    with pytest.raises(AppError, match="doctor"):
        library.series(kept)
    path.write_bytes(whole)
    assert library.series(kept).time_s[0] == 0.5


def test_an_analysis_replaced_in_mid_reading_is_read_anew(
    library: Library, kept: str, recorded: Run, analyzed: RunAnalysis
) -> None:
    from runatomy.app.library.series.kept import current_of, read_kept

    old = current_of(library.ledger, kept)
    changed = replace(analyzed, warnings=("changed",))
    library.replace_analysis(kept, library.write_analysis(kept, "s", changed, recorded))
    assert not (library.home.analyses / old[0]).exists()
    assert library.analysis(kept)["warnings"] == ["changed"]
    with pytest.raises(AppError, match="understood"):
        read_kept(library.home, library.ledger, kept, lambda _: {}["missing"])
