"""docs/json.md and a real document have the same fields, both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from runatomy.muscle.anatomy import BREATH, BREATH_GROUPS, GROUPS, MUSCLES

from . import pages
from .conftest import ROOT, call

PAGE = ROOT / "docs" / "json.md"
OPTIONAL = {"side", "note", "grade"}  # present only where there is something to say
GROUPS_ONLY = {"unusual_braking_J"}
RANGE = {"low", "usual", "high"}
ROUNDED = 1e-5  # every number is rounded to six significant digits


@pytest.fixture(scope="module")
def document(example_run: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A real document, with its series."""
    folder = tmp_path_factory.mktemp("document")
    done = call(
        "runatomy", "analyze", str(example_run), "--json", "out.json", "--series", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return dict(
        json.loads((folder / "out.json").read_text(encoding="utf-8"), parse_constant=refuse)
    )


def refuse(word: str) -> float:
    raise AssertionError(f"{word} is not JSON")


def described(section: str) -> set[str]:
    """Return the fields that the page's section describes."""
    return {row[0].split("`")[1] for row in pages.rows(pages.sections(PAGE)[section])}


def fields(objects: Iterable[Mapping[str, Any]]) -> set[str]:
    return {name for entry in objects for name in entry}


def test_top_level(document: dict[str, Any]) -> None:
    assert document["schema"] == "runatomy.analysis/1"
    assert set(document) == described("Top level")


@pytest.mark.parametrize(
    "part",
    [
        "runner",
        "run",
        "coverage",
        "total",
        "roles",
        "breath",
        "heart",
        "fuel",
        "series",
        "provenance",
    ],
)
def test_objects(document: dict[str, Any], part: str) -> None:
    assert set(document[part]) == described(f"`{part}`")


@pytest.mark.parametrize("part", ["tissues", "strides", "evidence", "findings"])
def test_lists(document: dict[str, Any], part: str) -> None:
    assert document[part]
    assert fields(document[part]) | OPTIONAL == described(f"`{part}`") | OPTIONAL


def test_groups_and_muscles(document: dict[str, Any]) -> None:
    told = described("`groups` and `muscles`")
    assert fields(document["groups"]) == told - {"side"}
    assert fields(document["muscles"]) | OPTIONAL == (told | OPTIONAL) - GROUPS_ONLY
    groups, muscles = (*GROUPS, *BREATH_GROUPS), (*MUSCLES, *BREATH)
    assert {row["name"] for row in document["groups"]} == {group.name for group in groups}
    assert {row["name"] for row in document["muscles"]} <= {muscle.name for muscle in muscles}


def ranges(value: Any) -> Iterable[Mapping[str, float]]:
    """Return every range within a part of the document."""
    if isinstance(value, Mapping) and set(value) == RANGE:
        yield value
    elif isinstance(value, Mapping | list):
        for inside in value.values() if isinstance(value, Mapping) else value:
            yield from ranges(inside)


def test_heart_and_fuel_lie_in_their_ranges(document: dict[str, Any]) -> None:
    assert described("A range") == RANGE
    found = [*ranges(document["heart"]), *ranges(document["fuel"])]
    assert len(found) > 20
    assert all(one["low"] <= one["usual"] <= one["high"] for one in found)


def test_heart_and_fuel_have_the_parts_told(document: dict[str, Any]) -> None:
    heart, fuel = document["heart"], document["fuel"]
    assert fields(heart["zones"]) == described("A zone")
    assert set(heart["evidence"]) == {"trimp", "zones", "intensity", "maximum"}
    assert set(heart["drift"]) == {"share", "why"}
    assert set(heart["limits"]) == {"resting_bpm", "max_bpm", "resting_given", "max_given",
                                    "evidence"}  # fmt: skip
    amount = described("An amount of fuel")
    for part in ("fat", "carbohydrate"):
        assert set(fuel[part]) == amount
    for part in ("energy", "whole"):
        assert set(fuel[part]) == amount - {"g", "g_per_hour"}
    both = fuel["fat"]["J"]["usual"] + fuel["carbohydrate"]["J"]["usual"]
    assert both == pytest.approx(fuel["whole"]["J"]["usual"], rel=2 * ROUNDED)


def test_every_finding_has_a_grade_and_holds_its_value(document: dict[str, Any]) -> None:
    keys = [row["key"] for row in document["findings"]]
    assert len(set(keys)) == len(keys) > 5
    for row in document["findings"]:
        assert row["evidence"]["grade"] in ("strong", "moderate", "weak", "open"), row["key"]
        assert row["weight"] in ("info", "notice", "caution")
        assert row["topic"] == row["key"].split(".")[0]
        if row["value"] is not None and row["low"] is not None:
            assert row["low"] <= row["value"] <= row["high"], row["key"]


def test_wear_lies_in_its_range(document: dict[str, Any]) -> None:
    for row in document["tissues"]:
        assert 0.0 < row["wear_low_km"] <= row["wear_km"] <= row["wear_high_km"], row["name"]
    breathing = {group.name for group in BREATH_GROUPS}
    for row in document["groups"]:
        known = row["unusual_braking_J"]
        assert (known is None) == (row["name"] in breathing), row["name"]
        assert known is None or 0.0 <= known <= row["negative_work_J"], row["name"]


@pytest.mark.parametrize("part", ["groups", "muscles", "others"])
def test_roles(document: dict[str, Any], part: str) -> None:
    assert fields(document["roles"][part]) == described("A role")
    for row in document["roles"][part]:
        assert row["braking_BW_s"] <= 0.0 <= row["propulsion_BW_s"], row["name"]


@pytest.mark.parametrize("part", ["groups", "muscles"])
def test_everything_that_supports_adds_up(document: dict[str, Any], part: str) -> None:
    rows = document["roles"][part] + document["roles"]["others"]
    assert sum(row["support_share"] for row in rows) == pytest.approx(1.0, abs=1e-4)


def test_tissues_and_breath_lie_in_their_ranges(document: dict[str, Any]) -> None:
    for row in document["tissues"]:
        assert row["low"] <= row["peak_BW"] <= row["high"], row["name"]
        assert row["per_step_low"] <= row["per_step"] <= row["per_step_high"], row["name"]
    breath = document["breath"]
    assert breath["low_J"] <= breath["energy_J"] <= breath["high_J"]
    assert {name for row in breath["groups"] for name in row} == {
        "name", "plain", "energy_J", "low_J", "high_J"}  # fmt: skip


def test_sums_and_signs(document: dict[str, Any]) -> None:
    total = document["total"]
    for part in ("groups", "muscles"):
        energy = sum(row["energy_J"] for row in document[part])
        assert energy == pytest.approx(total["energy_J"], rel=ROUNDED)
        assert sum(row["energy_share"] for row in document[part]) == pytest.approx(1.0, abs=ROUNDED)
        for row in document[part]:
            assert row["low"] <= row["energy_share"] <= row["high"], row["name"]
            if row["group"] in {group.name for group in BREATH_GROUPS}:
                assert (
                    row["peak_force_BW"] is row["mean_activation"] is row["positive_work_J"] is None
                )
                continue
            assert row["positive_work_J"] >= 0 and row["negative_work_J"] >= 0, row["name"]
            assert 0 <= row["mean_activation"] <= row["peak_activation"] <= 1, row["name"]
            assert row["peak_force_low_BW"] <= row["peak_force_BW"] <= row["peak_force_high_BW"]
    for group in document["groups"]:
        own = sum(row["energy_J"] for row in document["muscles"] if row["group"] == group["name"])
        assert own == pytest.approx(group["energy_J"], rel=ROUNDED)
    assert total["low_J"] <= total["energy_J"] <= total["high_J"]


def test_the_words_that_may_stand_in_a_field(document: dict[str, Any]) -> None:
    assert document["total"]["energy_kind"] in ("net", "gross")
    assert {stride["label"] for stride in document["strides"]} <= {
        "typical", "steepest climb", "steepest descent"}  # fmt: skip
    assert {row["origin"] for row in document["evidence"]} <= {
        "measured", "derived", "modeled", "assumed", "cannot tell"}  # fmt: skip


def test_curves_and_series_have_their_length(document: dict[str, Any]) -> None:
    for stride in document["strides"]:
        curves = [stride["phase_percent"], stride["ground_force_BW"]]
        curves += [curve for group in stride["groups"].values() for curve in group.values()]
        assert {len(curve) for curve in curves} == {101}
        assert {name for group in stride["groups"].values() for name in group} == {
            "activation", "power_W_kg"}  # fmt: skip
    series = document["series"]
    plain = [values for values in series.values() if isinstance(values, list)]
    nested = [v for values in series.values() if isinstance(values, dict) for v in values.values()]
    assert {len(values) for values in (*plain, *nested)} == {len(series["time_s"])}


def test_no_coordinate_is_written(document: dict[str, Any]) -> None:
    text = json.dumps({key: value for key, value in document.items() if key != "warnings"})
    assert not re.search(r"\"[^\"]*(latitude|longitude|\blat\b|\blon\b)[^\"]*\":", text)


def test_without_series(example_run: Path, tmp_path: Path) -> None:
    done = call("runatomy", "analyze", str(example_run), "--json", "out.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "series" not in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
