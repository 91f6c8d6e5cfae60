"""What a runner noted and planned comes back as it was; past runs tell what they asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.library.made_run import FIRST_DAY, add_run
from runatomy.analysis.run_analysis import RunAnalysis
from runatomy.app.library.diary.note import Note
from runatomy.app.library.library import Library
from runatomy.loads.recovery.session import GROUPS
from runatomy.records.run import Run
from runatomy.terms.errors import AppError

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)


def sore(runner: int, value: float = 4.0, at: datetime = MONDAY) -> Note:
    return Note(
        runner_id=runner, at=at, kind="soreness", data={"group": "quadriceps", "value": value}
    )


def test_notes_come_back_in_order_of_time(library: Library) -> None:
    mine = library.runner().key
    later = library.add_note(sore(mine, 2.0, MONDAY + timedelta(days=1)))
    first = library.add_note(sore(mine))
    assert [note.id for note in library.notes(mine)] == [first.id, later.id]
    assert library.notes(mine)[0].data == {"group": "quadriceps", "value": 4.0}
    library.delete_note(first.id or 0)
    assert [note.id for note in library.notes(mine)] == [later.id]


def test_what_cannot_be_kept_is_told(library: Library) -> None:
    mine = library.runner().key
    with pytest.raises(AppError, match="are not kept"):
        library.add_note(Note(runner_id=mine, at=MONDAY, kind="mood"))
    with pytest.raises(AppError, match="no runner"):
        library.add_note(sore(mine + 1))
    with pytest.raises(AppError, match="too long"):
        library.add_note(Note(runner_id=mine, at=MONDAY, kind="rest", data={"why": "x" * 3000}))
    with pytest.raises(AppError, match="no note"):
        library.delete_note(7)
    assert library.notes(mine) == []


def test_a_runner_follows_one_plan(library: Library) -> None:
    mine = library.runner().key
    assert library.plan(mine) is None
    library.save_plan(mine, {"schema": "runatomy.plan/1", "weeks": []})
    library.save_plan(mine, {"schema": "runatomy.plan/1", "weeks": [1]})
    assert library.plan(mine) == {"schema": "runatomy.plan/1", "weeks": [1]}
    library.save_plan(mine, None)
    assert library.plan(mine) is None
    with pytest.raises(AppError, match="no runner"):
        library.save_plan(mine + 1, {})


def test_sessions_are_what_the_analysis_says_per_kilogram(
    library: Library, recorded: Run, analyzed: RunAnalysis
) -> None:
    add_run(library, b"hilly", duration_s=3000.0)
    run = library.find_runs().rows[0]
    library.replace_analysis(run.id, library.write_analysis(run.id, "r", analyzed, recorded))
    (session,) = library.sessions(
        run.runner_id, FIRST_DAY - timedelta(days=1), FIRST_DAY + timedelta(days=1)
    )
    assert session.when == FIRST_DAY + timedelta(seconds=3000.0)
    mass = float(str(analyzed.runner["mass_kg"]))
    loads = {load.name: load for load in analyzed.groups}
    for i, name in enumerate(GROUPS):
        assert session.energy[i] == pytest.approx(loads[name].energy_J / mass, rel=1e-5)
        assert session.braking[i] == pytest.approx(
            (loads[name].negative_work_J or 0.0) / mass, rel=1e-5
        )
    assert 0.0 < session.unusual.sum() < session.braking.sum()


def test_runs_outside_the_days_asked_for_are_left_out(library: Library) -> None:
    add_run(library, b"run", after=timedelta(days=3))
    mine = library.runner().key
    assert library.sessions(mine, FIRST_DAY, FIRST_DAY + timedelta(days=2)) == ()
