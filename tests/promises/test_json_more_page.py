"""docs/json-more.md and real answers and comparisons have the same fields, both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from . import pages
from .conftest import ROOT, call

PAGE = ROOT / "docs" / "json-more.md"
OPTIONAL = {"note", "grade"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every answer, as the program prints it."""
    return printed(tmp_path_factory.mktemp("answers"), "answers", "--json")


@pytest.fixture(scope="module")
def comparison(example_run: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A kind of run, a recording and conditions side by side, as the program prints them."""
    given = ("half", str(example_run), "3.5m/s@8")
    return printed(tmp_path_factory.mktemp("comparison"), "compare", *given, "--json")


def printed(folder: Path, *words: str) -> dict[str, Any]:
    done = call("runatomy", *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def described(section: str) -> set[str]:
    """Return the fields that the page's section describes."""
    return {row[0].split("`")[1] for row in pages.rows(pages.sections(PAGE)[section])}


def fields(objects: Iterable[Mapping[str, Any]]) -> set[str]:
    return {name for entry in objects for name in entry}


def test_answers(answers: dict[str, Any]) -> None:
    assert answers["schema"] == "runatomy.answers/1"
    assert set(answers) == described("Answers")
    assert set(answers["runner"]) == {"mass_kg", "five_k_s"}
    assert set(answers["atlas"]) == {"version", "sha256"}
    rows = answers["answers"]
    assert fields(rows) == described("An answer")
    figures = [figure for row in rows for figure in row["figures"].values()]
    assert fields(figures) == described("A figure")
    assert fields(fact for row in rows for fact in row["facts"]) == described("A fact")
    assert fields(row["evidence"] for row in rows) - OPTIONAL == {"origin", "source"}


def test_the_words_that_answers_may_hold(answers: dict[str, Any]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for row in answers["answers"]:
        assert f'`"{row["topic"]}"`' in text and f'`"{row["verdict"]}"`' in text
        for figure in row["figures"].values():
            assert f'`"{figure["unit"]}"`' in text, figure["unit"]
            assert figure["low"] <= figure["value"] <= figure["high"]
        assert {fact["side"] for fact in row["facts"]} <= {-1, 0, 1}


def test_comparison(comparison: dict[str, Any]) -> None:
    assert comparison["schema"] == "runatomy.comparison/1"
    assert set(comparison) == described("Comparison")
    assert set(comparison["runner"]) == {"mass_kg", "height_m", "five_k_s", "easy_speed_m_s"}
    runs = comparison["runs"]
    assert fields(runs) == described("A compared run")
    assert [row["kind"] for row in runs] == ["half", None, None]
    assert fields(group for row in runs for group in row["groups"]) == described("A compared group")
    assert fields(tissue for row in runs for tissue in row["tissues"]) == {
        "name", "plain", "unit", "peak", "low", "high"}  # fmt: skip
    assert fields(comparison["claims"]) == described("A claim")
    assert fields(claim["figure"] for claim in comparison["claims"]) == described("A figure")
    assert fields(comparison["evidence"]) - OPTIONAL == {"what", "origin", "source"}
