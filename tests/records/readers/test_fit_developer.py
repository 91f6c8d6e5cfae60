"""Developer fields keep their names, and stand in for what the watch did not measure."""

from __future__ import annotations

import numpy as np
import pytest

from records.fit_bytes import DEVELOPER_ID, FitBytes, steady
from runatomy.records.readers import read_run
from runatomy.records.run import Run


def pod(name: str, unit: str, value: float, native: int | None = None, **channels: float) -> Run:
    """Return a run with one developer field of that value."""
    fit = FitBytes()
    fit.file_id()
    fit.message(DEVELOPER_ID, {1: ("byte", bytes(range(16))), 3: ("uint8", 0)})
    fit.describe(4, "float32", name, unit, native)
    fit.records(steady(20, pod=value, **channels), [(4, "float32", "pod")])
    fit.session(lasted=20.0)
    return read_run(fit.to_bytes(), "pod.fit")


def test_a_field_keeps_name_unit_and_source() -> None:
    (channel,) = pod("Leg Spring Stiffness", "kN/m", 10.5).developer
    assert (channel.name, channel.unit) == ("Leg Spring Stiffness", "kN/m")
    assert channel.source == bytes(range(16)).hex()
    assert channel.values == pytest.approx(np.full(20, 10.5))


def test_a_field_that_names_a_native_one_fills_it() -> None:
    run = pod("Ground Time", "Milliseconds", 240.0, native=41)
    assert run.contact_time == pytest.approx(np.full(20, 0.24))
    assert run.repairs == ("contact time taken from the developer field 'Ground Time'",)


def test_centimeters_are_not_millimeters() -> None:
    run = pod("Vertical Oscillation", "Centimeters", 8.0)
    assert run.vertical_oscillation == pytest.approx(np.full(20, 0.08))


def test_what_the_watch_measured_is_not_overwritten() -> None:
    run = pod("Ground Time", "Milliseconds", 240.0, native=41, stance_time_ms=260.0)
    assert run.contact_time == pytest.approx(np.full(20, 0.26))
    assert run.developer[0].values == pytest.approx(np.full(20, 240.0))


def test_a_native_channel_of_zeros_gives_way() -> None:
    run = pod("Ground Time", "Milliseconds", 240.0, native=41, stance_time_ms=0)
    assert run.contact_time == pytest.approx(np.full(20, 0.24))


def test_an_unknown_unit_is_not_guessed() -> None:
    assert pod("Power", "horses", 0.3, native=7).power is None


def test_a_field_with_the_name_of_a_native_one_does_not_hide_it() -> None:
    run = pod("power", "W", 300.0, power=250)
    assert run.power == pytest.approx(np.full(20, 250.0))
    assert run.developer[0].values == pytest.approx(np.full(20, 300.0))


def test_a_field_without_description_is_told() -> None:
    fit = FitBytes()
    fit.file_id()
    fit.records(steady(20, pod=1.0), [(4, "float32", "pod")])
    fit.session(lasted=20.0)
    run = read_run(fit.to_bytes(), "pod.fit")
    assert run.developer == ()
    assert run.repairs == ("developer field 4 of source 0 has no description; left out",)
