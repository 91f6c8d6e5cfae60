"""docs/json-trial.md and a real document have the same fields, both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from . import pages
from .conftest import ROOT

pytest.importorskip("mujoco", reason="the body model needs the extra runatomy[model]")

PAGE = ROOT / "docs" / "json-trial.md"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """A made trial's document, with its series, as it comes back from a file."""
    from app.sample_trial import sample_trial

    text = json.dumps(sample_trial().to_dict(series=True), allow_nan=False)
    return dict(json.loads(text))


def described(section: str, table: int = 0) -> set[str]:
    """Return the fields that a section's first table describes."""
    text = pages.sections(PAGE)[section].split("\n\n")
    tables = [part for part in text if part.lstrip().startswith("|")]
    return {name for row in pages.rows(tables[table]) for name in re.findall(r"`(\w+)`", row[0])}


def fields(objects: Iterable[Mapping[str, Any]]) -> set[str]:
    return {name for entry in objects for name in entry}


def test_top_level(document: dict[str, Any]) -> None:
    assert document["schema"] == "runatomy.trial/1"
    assert set(document) == described("Top level") - {"study"}


@pytest.mark.parametrize("part", ["runner", "trial", "emg", "provenance"])
def test_objects(document: dict[str, Any], part: str) -> None:
    assert set(document[part]) == described(f"`{part}`")


def test_energy(document: dict[str, Any]) -> None:
    assert set(document["energy"]) == described("`energy`")
    named = {"kind", "name", "plain", "latin"}
    assert fields(document["energy"]["rows"]) == described("`energy`", 1) | named


@pytest.mark.parametrize(
    "part",
    ["strides", "trust", "ranking", "measures", "asymmetry", "markers", "curves", "poses"],
)
def test_lists(document: dict[str, Any], part: str) -> None:
    assert document[part]
    assert fields(document[part]) == described(f"`{part}`")


def test_evidence_may_lack_a_note(document: dict[str, Any]) -> None:
    assert fields(document["evidence"]) | {"note"} == described("`evidence`")


def rows_of(section: str, table: int) -> list[list[str]]:
    tables = [
        part
        for part in pages.sections(PAGE)[section].split("\n\n")
        if part.lstrip().startswith("|")
    ]
    return pages.rows(tables[table])


def test_every_measure_is_listed(document: dict[str, Any]) -> None:
    told = {
        (kind.strip(), name)
        for kinds, names in rows_of("`measures`", 1)
        for kind in kinds.split(",")
        for name in re.findall(r"`(\w+)`", names)
    }
    assert {(row["kind"], row["measure"]) for row in document["measures"]} == told


def test_every_quantity_is_listed_with_its_unit(document: dict[str, Any]) -> None:
    told = {
        (kind.strip(), row[1].strip("`"), row[2])
        for row in rows_of("`curves`", 1)
        for kind in row[0].split(",")
    }
    assert {(c["kind"], c["quantity"], c["unit"]) for c in document["curves"]} == told


def test_the_words_that_may_stand_in_a_field(document: dict[str, Any]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for row in document["trust"]:
        assert f'"{row["verdict"]}"' in page
    for pose in document["poses"]:
        assert f'"{pose["label"]}"' in page
        assert fields(pose["bones"]) | fields(pose["muscles"]) | fields(pose["forces"]) <= set(
            re.findall(r"`(\w+)`", pages.sections(PAGE)["`poses`"])
        )
    for channel in document["emg"]["channels"]:
        assert set(channel) <= set(re.findall(r"`(\w+)`", pages.sections(PAGE)["`emg`"]))
    assert {row["larger"] for row in document["asymmetry"]} <= {"right", "left", "cannot tell"}


def test_curves_have_their_length(document: dict[str, Any]) -> None:
    assert document["phase_percent"] == list(range(101))
    for table in document["curves"]:
        for part in ("mean", "sd"):
            assert {len(curve) for curve in table[part].values()} == {101}
        for strides in table["values"].values():
            assert len(strides) == len(table["strides"])
