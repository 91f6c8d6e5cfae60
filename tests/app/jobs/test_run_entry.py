"""What a run without a name is called."""

from __future__ import annotations

import hashlib
from datetime import datetime

import pytest

from runatomy.app.jobs.files.reading import Given, settle
from runatomy.app.jobs.files.run_entry import time_of_day
from runatomy.app.library.home import Home
from runatomy.app.library.runners.entry import RunnerEntry

from .conftest import small_gpx


@pytest.mark.parametrize(
    ("hour", "name"),
    [
        (0, "Night run"),
        (4, "Night run"),
        (5, "Morning run"),
        (10, "Morning run"),
        (11, "Midday run"),
        (15, "Afternoon run"),
        (18, "Evening run"),
        (21, "Evening run"),
        (22, "Night run"),
    ],
)
def test_by_the_hour_it_began_on_this_machine(hour: int, name: str) -> None:
    """The hour is that of this machine's own clock."""
    assert time_of_day(datetime(2026, 5, 4, hour, 30).astimezone()) == name


def test_without_a_start_it_is_just_a_run() -> None:
    """A file without times of day tells no hour."""
    assert time_of_day(None) == "Run"


@pytest.mark.parametrize(
    ("title", "written", "name"),
    [
        ("Of the export", "Round the lake", "Of the export"),
        ("Running", "Round the lake", "Running"),  # the owner's own word for it
        ("\x1b[31mRed\u202e", "Round the lake", "[31mRed"),
        ("\x07", "Round the lake", "Round the lake"),
        (None, "Round the lake", "Round the lake"),
        (None, " &lt;b&gt;\u202eRound  the lake ", "<b>Round the lake"),
        (None, "Track 7", "Morning run"),
        (None, "", "Morning run"),
    ],
)
def test_the_owners_title_first_then_what_the_recording_says(
    home: Home, title: str | None, written: str, name: str
) -> None:
    """Only what neither names is called by its time of day."""
    data = small_gpx(1).replace(b"<name>small 1</name>", f"<name>{written}</name>".encode())
    given = Given(
        data=data, sha256=hashlib.sha256(data).hexdigest(), name="1.gpx", origin="", title=title
    )
    home.make()
    (run,) = settle(home, RunnerEntry(id=1, name="me"), given).runs
    assert run.entry.name == name
