"""The run in a few sentences."""

from __future__ import annotations

from typing import Any

from runatomy.app.report.rows import placed
from runatomy.app.report.story import sentences


def test_the_story_names_the_first_three_and_the_peak(analysis: dict[str, Any]) -> None:
    told = sentences(placed(analysis))
    assert told[0] == (
        "The front thigh did the most: 22 % of the muscles’ energy (18–28 %), then the calves and "
        "the buttocks. The peak came 5:45 into the run at 1.0 km."
    )
    assert told[1] == (
        "Against the same time on the level, the buttocks used 9 % more and the front thigh used "
        "4 % less."
    )


def test_a_level_run_is_told_as_level(analysis: dict[str, Any]) -> None:
    for row in analysis["groups"]:
        row["change_vs_level"] = 0.004
    assert "changed little" in sentences(analysis)[1]


def test_only_what_is_known_is_told(analysis: dict[str, Any]) -> None:
    for row in analysis["groups"]:
        row.update(change_vs_level=None, hardest_at_s=None, low=None, high=None)
    assert sentences(analysis) == [
        "The front thigh did the most: 22 % of the muscles’ energy, then the calves and "
        "the buttocks."
    ]


def test_no_running_is_told(analysis: dict[str, Any]) -> None:
    for row in analysis["groups"]:
        row["energy_J"] = 0.0
    assert sentences(analysis) == [
        "No running was found in this recording, so there is no load to show."
    ]
