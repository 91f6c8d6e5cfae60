"""Fuel: the energy law, published peaks of fat burning, mass, sums and ranges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loads.heart.runs import KNOWN, load_of, steady
from runatomy.loads.fuel.fat_curve import END, PEAK_AT, fat_burning
from runatomy.loads.fuel.fuel_use import FuelUse, fuel_use
from runatomy.loads.fuel.people import people
from runatomy.loads.fuel.split import FAT_ENERGY
from runatomy.loads.fuel.week_fuel import week_fuel
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import Runner, Sex


def _use(bpm: FloatArray, power: float = 800.0, runner: Runner = KNOWN) -> FuelUse:
    load = load_of(bpm, power, runner)
    return fuel_use(np.full(len(bpm), power), np.ones(len(bpm)), load.intensity, runner)


@settings(max_examples=30, deadline=None)
@given(st.floats(95, 180), st.floats(300, 1400), st.floats(1, 60))
def test_fat_and_carbohydrate_are_the_energy(bpm: float, power: float, minutes: float) -> None:
    use = _use(steady(minutes, bpm), power)
    assert use.fat.usual + use.carbohydrate.usual == pytest.approx(use.whole.usual, rel=1e-9)
    assert use.fat.low >= 0.0 and use.carbohydrate.low >= -1e-6
    resting = 3.5e-3 * 70.0 / 60.0 * (16.89 + 4.84 * 0.9) * 1e3
    assert use.energy.usual == pytest.approx(power * use.duration, rel=1e-9)
    assert use.whole.usual == pytest.approx((power + resting) * use.duration, rel=1e-9)


@pytest.mark.parametrize(("sex", "mass", "peak"), [("m", 72.0, 0.61), ("f", 61.0, 0.50)])
def test_the_sample_burns_fat_as_randells_athletes(sex: Sex, mass: float, peak: float) -> None:
    rates = people(sex).peak[:, 0] * mass
    assert float(rates.mean()) == pytest.approx(peak, abs=0.02)
    assert float(rates.std() / rates.mean()) == pytest.approx(0.18 / 0.59, abs=0.03)


def test_the_sample_peaks_and_ends_where_it_was_measured() -> None:
    sample = people(None)
    assert float(sample.peak_at.mean()) == pytest.approx(0.493, abs=0.02)
    assert float(sample.peak_at.std()) == pytest.approx(0.148, abs=0.02)
    assert float(sample.end.mean()) == pytest.approx(0.864, abs=0.01)


def test_the_curve_peaks_once_and_ends() -> None:
    share = np.linspace(0.0, 1.0, 1001)
    curve = fat_burning(share, np.array(PEAK_AT), np.array(END))
    top = int(curve.argmax())
    assert share[top] == pytest.approx(PEAK_AT, abs=1e-3)
    assert (np.diff(curve[: top + 1]) > 0.0).all() and (np.diff(curve[top:]) <= 0.0).all()
    assert curve[0] == 0.0 and (curve[share >= END] < 1e-12).all()


def test_harder_running_takes_its_energy_from_carbohydrate() -> None:
    shares = [_use(steady(40, bpm)).fat_share for bpm in (120.0, 140.0, 160.0, 178.0)]
    usual = [share.usual for share in shares if share is not None]
    assert usual == sorted(usual, reverse=True)
    assert usual[0] > 2.0 * usual[-1]


@settings(max_examples=20, deadline=None)
@given(st.floats(45, 110), st.floats(1.05, 1.5))
def test_everything_scales_with_mass(mass: float, factor: float) -> None:
    none = np.full(1800, np.nan)
    small = _use(none, 11.0 * mass, Runner(mass=mass, sex="f", age=30.0))
    large = _use(none, 11.0 * mass * factor, Runner(mass=mass * factor, sex="f", age=30.0))
    for name in ("energy", "whole", "fat", "carbohydrate"):
        one, other = getattr(small, name), getattr(large, name)
        assert other.usual == pytest.approx(factor * one.usual, rel=1e-9)
        assert other.high == pytest.approx(factor * one.high, rel=1e-9)


def test_two_runs_are_their_concatenation() -> None:
    bpm = np.concatenate([steady(30, 130.0), steady(30, 165.0)])
    load = load_of(bpm)
    power, seconds = np.full(3600, 800.0), np.ones(3600)
    whole = fuel_use(power, seconds, load.intensity, KNOWN)
    first, second = np.arange(3600) < 1800, np.arange(3600) >= 1800
    parts = [fuel_use(power, seconds * part, load.intensity, KNOWN) for part in (first, second)]
    for name in ("energy", "whole", "fat", "carbohydrate"):
        total = sum(getattr(part, name).usual for part in parts)
        assert getattr(whole, name).usual == pytest.approx(total, rel=1e-9)


@settings(max_examples=20, deadline=None)
@given(st.floats(125, 150), st.floats(1, 40))
def test_more_running_never_burns_less(bpm: float, longer: float) -> None:
    short, long = _use(steady(30, bpm)), _use(steady(30 + longer, bpm))
    for name in ("energy", "whole", "fat", "carbohydrate"):
        assert getattr(long, name).usual > getattr(short, name).usual


@settings(max_examples=20, deadline=None)
@given(st.floats(120, 150))
def test_without_a_heart_rate_the_share_of_fat_is_wider(bpm: float) -> None:
    told = load_of(steady(40, bpm))
    share = float(told.intensity.share.mean())
    power = share * 3.5 / 60.0 * 21246.0 - 70.0 * 1.24  # about what a fit man needs for it
    known = _use(steady(40, bpm), power).fat_share
    blind = _use(np.full(2400, np.nan), power).fat_share
    assert known is not None and blind is not None
    assert blind.width > known.width


def test_a_week_adds_its_runs_and_compares_with_fat() -> None:
    one = _use(steady(30))
    week = week_fuel([one, one])
    assert week.runs == 2
    assert week.energy.usual == pytest.approx(2.0 * one.energy.usual)
    assert week.fat_equivalent.usual == pytest.approx(week.energy.usual / FAT_ENERGY)


def test_no_running_burns_nothing() -> None:
    use = _use(np.zeros(0))
    assert use.energy.usual == use.fat.usual == 0.0
    assert use.fat_share is None
    assert use.per_hour(use.fat) is None
    assert use.to_dict()["fat_share"] is None
