"""What the owner called a run, from any of the formats, is fit to be shown."""

from __future__ import annotations

import pytest

from runatomy.records.readers import read_run, read_runs
from runatomy.records.readers.title import LONGEST, title

from ..fit_bytes import FitBytes, run_file, steady
from .test_gpx import gpx, points, track
from .test_tcx import activity, lap, tcx

WORKOUT = 26  # FIT message: 8 is the workout's name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  Domingo  corrida\n\tmatutina ", "Domingo corrida matutina"),
        ("Čez Sweatino na Resevno", "Čez Sweatino na Resevno"),
        ("朝ラン", "朝ラン"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("5K", "5K"),
        ("Track session 8 × 400", "Track session 8 × 400"),
        ("New Year’s run", "New Year’s run"),
        ("2023-05-01 with Anna", "2023-05-01 with Anna"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),  # text: pages escape it
        ("red\x1b[31m\x07\x9b alert", "red[31m alert"),
        ("right\u202eleft\u200b\ufeff", "rightleft"),
        ("a" * 500, "a" * LONGEST),
        ("a" * 199 + " b", "a" * 199),
        ("long run\0rest of a buffer", "long run"),
        ("ACTIVE LOG #2", None),
        ("Untitled Path", None),
        ("Track 7", None),
        ("Running", None),
        ("2023-05-01T06:00:00Z", None),
        ("01.05.2023 06:00", None),
        ("001", None),
        ("- -", None),
        ("\u202e", None),
        ("", None),
        (None, None),
    ],
)
def test_one_safe_line_or_none(written: object, shown: str | None) -> None:
    assert title(written) == shown


def test_a_gpx_track_bears_its_name() -> None:
    assert read_run(gpx(track(points(30))), "run.gpx").name == "Morning"
    unnamed = track(points(30)).replace("<name>Morning</name>", "")
    assert read_run(gpx(unnamed), "run.gpx").name is None
    inside = "<metadata><name>By the sea</name></metadata>"
    assert read_run(gpx(inside, unnamed), "run.gpx").name == "By the sea"
    assert read_run(gpx("<name>Of 1.0</name>", unnamed), "run.gpx").name == "Of 1.0"


def test_the_runs_of_one_gpx_file_bear_their_own_names() -> None:
    """What the whole file is called names none of several."""
    later = track(points(30, first=86_400)).replace("Morning", "Track 2")
    inside = "<metadata><name>My May</name></metadata>"
    runs = read_runs(gpx(inside, track(points(30)), later), "run.gpx")
    assert [run.name for run in runs] == ["Morning", None]


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<Notes>Tempo with Anna</Notes>", "Tempo with Anna"),
        ("<Notes>First line\nand what came of it</Notes>", None),
        (f"<Notes>{'very ' * 30}long</Notes>", None),
        ("<Name>Named</Name><Notes>Noted</Notes>", "Named"),
        ("<Training><Plan><Name>6 × 800 m</Name></Plan></Training>", "6 × 800 m"),
        ("", None),
    ],
)
def test_a_tcx_activity_is_named_by_its_note_or_plan(inside: str, name: str | None) -> None:
    run = read_run(tcx(activity(lap(0, 60), inside)), "run.tcx")
    assert run.name == name
    assert ("notes" in run.extra) == ("<Notes>" in inside)


@pytest.mark.parametrize("broken", [False, True], ids=["fitfast", "mended"])
def test_a_fit_file_names_the_workout(broken: bool) -> None:
    fit = FitBytes()
    fit.file_id()
    fit.message(WORKOUT, {4: ("enum", 1), 8: ("string", "Hill repeats")})
    fit.records(steady())
    fit.session()
    data = fit.to_bytes()
    assert read_run(data[:-2] if broken else data, "run.fit").name == "Hill repeats"
    assert read_run(run_file(), "run.fit").name is None
