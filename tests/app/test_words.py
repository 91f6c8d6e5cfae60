"""Numbers in a runner's words."""

from __future__ import annotations

import math

import pytest

from runatomy.app.report import words


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (129.6, "2:10"), (3729, "1:02:09"), (None, "–")]
)
def test_duration(seconds: float | None, text: str) -> None:
    assert words.duration(seconds) == text


def test_pace_is_minutes_a_kilometer_and_nothing_when_standing() -> None:
    assert words.pace(1000 / 285) == "4:45 /km"
    assert words.pace(0.0) == words.pace(None) == words.NOTHING


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.244, "24 %"), (0.0, "0 %"), (0.018, "1.8 %"), (0.004, "0.4 %"), (math.nan, "–")],
)
def test_percent(share: float, text: str) -> None:
    assert words.percent(share) == text


def test_a_change_has_a_sign_and_no_negative_zero() -> None:
    assert [words.change(x) for x in (0.121, -0.034, 0.001, -0.001, None)] == [
        "+12 %", "−3 %", "0 %", "0 %", "–",
    ]  # fmt: skip


def test_grade_has_a_sign_and_no_negative_zero() -> None:
    assert [words.grade(x) for x in (0.084, -0.03, -0.0001)] == ["+8.4 %", "−3.0 %", "0 %"]


def test_a_span_has_as_many_digits_as_it_needs() -> None:
    assert words.span(0.2, 0.281) == "20–28"
    assert words.span(0.008, 0.012) == "0.8–1.2"
    assert words.span(None, 0.1) == ""


def test_day_of_an_iso_time() -> None:
    assert words.day("2024-05-04T07:12:09+00:00") == "4 May 2024, 07:12 UTC"
    assert words.day("2024-05-04T07:12:09Z") == "4 May 2024, 07:12 UTC"
    assert words.day(None) == words.day("no time") == ""


def test_clean_takes_out_what_steers_a_terminal_or_turns_the_reading_direction() -> None:
    assert words.clean("a\x1b[31mb\u202ec\nd\udce9") == "a?[31mb?c?d?"
    assert words.clean("Läuferin 5 km 日本") == "Läuferin 5 km 日本"


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (-3.21, 1, "−3.2"),
        (-0.04, 1, "0.0"),
        (1234.5, 0, "1,234"),
        (None, 1, "–"),
        (float("nan"), 2, "–"),
    ],
)
def test_a_number_has_its_digits_and_a_printed_minus(
    value: float | None, digits: int, said: str
) -> None:
    assert words.number(value, digits) == said
