"""The answer about one run, as JSON, as series and as an Arrow table."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from analysis.test_run import recorded
from mechanics.made_atlas import made_atlas
from runatomy.analysis import RunAnalysis, analyze_run
from runatomy.muscle.anatomy import BREATH_GROUPS, GROUPS
from runatomy.terms.runner import Runner

KEYS = {
    "schema", "runner", "run", "coverage", "total", "groups", "muscles", "strides", "evidence",
    "warnings", "provenance", "tissues", "roles", "breath", "heart",
    "fuel", "findings",
}  # fmt: skip


@pytest.fixture(scope="module")
def answer() -> RunAnalysis:
    """Running, a pause on foot, running again; the heart was measured half of the time."""
    speed = np.concatenate([np.full(200, 3.0), np.zeros(40), np.full(160, 3.6)])
    heart = np.where(np.arange(400) < 200, 150.0, np.nan)
    rate = np.where(speed > 0.0, 2.8, 0.0)
    run = recorded(speed, heart_rate_bpm=heart, step_rate=rate)
    return analyze_run(run, Runner(mass=62.0, height=1.68), made_atlas(11))


@pytest.fixture(scope="module")
def page(answer: RunAnalysis) -> dict[str, Any]:
    """The JSON page with its series, through a strict writer and reader."""
    text = json.dumps(answer.to_dict(series=True), allow_nan=False)
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_every_part_of_the_schema_is_there(answer: RunAnalysis, page: dict[str, Any]) -> None:
    assert page["schema"] == "runatomy.analysis/1"
    assert set(page) == KEYS | {"series"}
    assert set(answer.to_dict()) == KEYS


def test_series_are_as_long_as_the_run(answer: RunAnalysis, page: dict[str, Any]) -> None:
    rows, series = len(answer.conditions.time), page["series"]
    for name, values in series.items():
        if isinstance(values, dict):
            assert {len(column) for column in values.values()} == {rows}, name
        else:
            assert len(values) == rows, name
    assert list(series["group_power_W"]) == [group.name for group in (*GROUPS, *BREATH_GROUPS)]
    assert set(series["gait"]) <= {0, 1, 2}


def test_what_was_not_measured_is_null(page: dict[str, Any]) -> None:
    heart = page["series"]["heart_rate_bpm"]
    assert heart[50] == 150
    assert heart[-1] is None


def test_power_summed_over_the_series_is_the_energy(
    answer: RunAnalysis, page: dict[str, Any]
) -> None:
    """Rounded to a tenth of a watt in every second."""
    for load in answer.groups:
        power = np.array(page["series"]["group_power_W"][load.name])
        joule = float(power @ answer.conditions.duration)
        assert joule == pytest.approx(load.energy_J, abs=0.05 * len(power) + 1e-3 * load.energy_J)


def test_no_power_while_standing(answer: RunAnalysis, page: dict[str, Any]) -> None:
    power = np.array(list(page["series"]["group_power_W"].values()))
    idle = np.array(page["series"]["gait"]) != 2
    assert idle[205:235].all()
    assert not power[:, idle].any()


def test_an_arrow_table_of_the_same_seconds(answer: RunAnalysis) -> None:
    table = answer.to_arrow()
    assert table.num_rows == len(answer.conditions.time)
    names = set(table.column_names)
    assert {"time_s", "duration_s", "gait", "speed_m_s", "slope"} <= names
    assert {f"{group.name}_power_W" for group in GROUPS} <= names
    found = table["calves_power_W"].to_numpy()
    calves = answer.mechanics.groups.index("calves")
    np.testing.assert_array_equal(found, answer.mechanics.group_power[:, calves])


def test_sums_of_the_page_are_consistent(page: dict[str, Any]) -> None:
    """Six digits are kept, so sums agree to five."""
    total = page["total"]["energy_J"]
    assert sum(row["energy_J"] for row in page["groups"]) == pytest.approx(total, rel=1e-5)
    assert sum(row["energy_J"] for row in page["muscles"]) == pytest.approx(total, rel=1e-5)
    assert sum(row["energy_share"] for row in page["groups"]) == pytest.approx(1.0, abs=1e-5)
    assert page["total"]["low_J"] < total < page["total"]["high_J"]


def test_breath_is_told_and_is_part_of_the_whole(page: dict[str, Any]) -> None:
    breath, total = page["breath"], page["total"]["energy_J"]
    assert breath["low_J"] < breath["energy_J"] < breath["high_J"]
    assert breath["energy_share"] == pytest.approx(breath["energy_J"] / total, rel=1e-5)
    assert breath["gross_share"] < breath["energy_share"]
    assert sum(row["energy_J"] for row in breath["groups"]) == pytest.approx(
        breath["energy_J"], rel=1e-5
    )
    by = {row["name"]: row["energy_J"] for row in page["groups"]}
    for row in breath["groups"]:
        assert row["energy_J"] <= by[row["name"]] * (1.0 + 1e-5)
    air = np.array([v or 0.0 for v in page["series"]["ventilation_lpm"]])
    assert air.sum() / 60.0 == pytest.approx(breath["air_l"], rel=0.01)


def test_what_it_means_is_told_with_its_evidence(page: dict[str, Any]) -> None:
    assert {row["topic"] for row in page["findings"]} == {"heart", "fuel", "wear", "sides"}
    assert all(row["evidence"]["grade"] for row in page["findings"])
    assert page["heart"]["measured"] == pytest.approx(200 / 399, abs=1e-4)
    assert page["fuel"]["running_s"] == pytest.approx(page["coverage"]["running_s"], abs=1.0)
    assert page["fuel"]["energy"]["J"]["usual"] == pytest.approx(page["total"]["energy_J"], 1e-5)


def test_wear_and_unusual_braking_stand_in_their_rows(page: dict[str, Any]) -> None:
    for row in page["tissues"]:
        assert 0.0 < row["wear_low_km"] <= row["wear_km"] <= row["wear_high_km"]
    known = {row["name"]: row["unusual_braking_J"] for row in page["groups"]}
    assert {name for name, joule in known.items() if joule is None} == {
        group.name for group in BREATH_GROUPS
    }
    assert all("unusual_braking_J" not in row for row in page["muscles"])


def test_numbers_have_their_evidence(page: dict[str, Any]) -> None:
    told = {row["what"]: row["origin"] for row in page["evidence"]}
    assert told["tissue loads"] == "modeled"
    assert told["support, braking and propulsion"] == "modeled"
    assert told["low and high"] == "assumed"
    assert told["breathing: split"] == "assumed"
    assert told["breathing: steps"] == "cannot tell"
