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
OPTIONAL = {"side", "note"}  # present only where there is something to say
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
        "series",
        "provenance",
    ],
)
def test_objects(document: dict[str, Any], part: str) -> None:
    assert set(document[part]) == described(f"`{part}`")


@pytest.mark.parametrize("part", ["tissues", "strides", "evidence"])
def test_lists(document: dict[str, Any], part: str) -> None:
    assert document[part]
    assert fields(document[part]) | OPTIONAL == described(f"`{part}`") | OPTIONAL


def test_groups_and_muscles(document: dict[str, Any]) -> None:
    told = described("`groups` and `muscles`")
    assert fields(document["groups"]) == told - {"side"}
    assert fields(document["muscles"]) | OPTIONAL == told | OPTIONAL
    groups, muscles = (*GROUPS, *BREATH_GROUPS), (*MUSCLES, *BREATH)
    assert {row["name"] for row in document["groups"]} == {group.name for group in groups}
    assert {row["name"] for row in document["muscles"]} <= {muscle.name for muscle in muscles}


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
