"""Words on the command line become values, or a sentence."""

from __future__ import annotations

import argparse

import pytest

from runatomy.app.cli import options
from runatomy.terms.errors import AppError


@pytest.mark.parametrize("text", ["168", "168cm", "168 cm", "1.68", "1,68", "1.68m", "1.68 M"])
def test_height_in_centimeters_or_meters(text: str) -> None:
    assert options.height(text) == pytest.approx(1.68)


@pytest.mark.parametrize("text", ["16.8", "1680", "0.9", "30"])
def test_a_height_that_nobody_has_is_told_as_it_was_given(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=rf"'{text}' is no plausible height"):
        options.height(text)


def test_the_heart_of_the_runner() -> None:
    parser = argparse.ArgumentParser(parents=[options.runner_options(), options.heart_options()])
    given = parser.parse_args(["--max-heart-rate", "188bpm", "--resting-heart-rate", "52"])
    runner = options.runner_from(given)
    assert (runner.max_heart_rate_bpm, runner.resting_heart_rate_bpm) == (188.0, 52.0)
    with pytest.raises(AppError, match="not plausible"):
        options.runner_from(parser.parse_args(["--max-heart-rate", "20"]))


@pytest.mark.parametrize("text", ["3.5", "3.5m/s", "12.6km/h", "12.6 KM/H", "12.6kph"])
def test_speed_in_the_units_people_use(text: str) -> None:
    assert options.speed(text) == pytest.approx(3.5)


def test_speed_as_a_pace() -> None:
    assert options.speed("4:45/km") == options.speed("4:45") == pytest.approx(1000 / 285)


@pytest.mark.parametrize(("text", "slope"), [("8", 0.08), ("-10%", -0.1), ("2.5 %", 0.025)])
def test_grade_in_percent(text: str, slope: float) -> None:
    assert options.grade(text) == pytest.approx(slope)


def test_cadence_is_steps_a_second_inside() -> None:
    assert options.cadence("180") == options.cadence("180spm") == pytest.approx(3.0)


@pytest.mark.parametrize(("text", "sex"), [("f", "f"), ("F", "f"), ("Male", "m"), ("woman", "f")])
def test_sex(text: str, sex: str) -> None:
    assert options.sex(text) == sex


@pytest.mark.parametrize("convert", [options.mass, options.height, options.age, options.speed])
@pytest.mark.parametrize("text", ["", "tall", "nan", "inf", "1e999", "1.2.3", "0x10"])
def test_what_is_no_number_is_refused(convert: object, text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="not a number; give"):
        convert(text)  # type: ignore[operator]


def test_a_value_that_is_no_sex_is_refused() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="f or m"):
        options.sex("x")
