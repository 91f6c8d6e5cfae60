"""What a run without a name is called."""

from __future__ import annotations

from datetime import datetime

import pytest

from runatomy.app.jobs.files.run_entry import time_of_day


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
