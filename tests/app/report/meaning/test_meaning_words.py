"""Order and figures of findings, and what the terminal tells of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, Group

from runatomy.app.report.meaning.figure import basis, figure, figure_range
from runatomy.app.report.meaning.lines import FEW, meaning_lines
from runatomy.app.report.meaning.topics import by_topic, most_useful


def row(key: str, weight: str = "info", origin: str = "modeled", **more: Any) -> dict[str, Any]:
    return {
        "key": key, "topic": key.partition(".")[0], "text": f"Of {key}.", "weight": weight,
        "professional": "", "facts": [], "value": None, "low": None, "high": None, "unit": "%",
        "evidence": {"origin": origin, "source": "Somebody (2001)", "grade": "weak"}, **more,
    }  # fmt: skip


def printed(analysis: dict[str, Any], width: int = 80, *, every: bool = False) -> str:
    out = io.StringIO()
    lines = meaning_lines(analysis, every=every)
    Console(file=out, width=width).print(Group(*lines), highlight=False)
    return out.getvalue()


def test_the_most_useful_go_by_weight_then_by_topic() -> None:
    rows = [row("sides.a"), row("fuel.a"), row("fuel.b", "notice"), row("heart.a"), row("heart.b"),
            row("wear.a", "caution")]  # fmt: skip
    keys = [one["key"] for one in most_useful(rows, 9)]
    assert keys == ["wear.a", "fuel.b", "heart.a", "sides.a", "heart.b", "fuel.a"]
    assert [one["key"] for one in most_useful(rows, 2)] == keys[:2]


def test_what_can_tell_something_goes_before_what_cannot() -> None:
    rows = [row("heart.none", origin="cannot tell"), row("heart.some")]
    assert [one["key"] for one in most_useful(rows, 2)] == ["heart.some", "heart.none"]
    warned = row("heart.none", origin="cannot tell", professional="See a doctor.")
    assert most_useful([warned, row("heart.some")], 1) == [warned]


def test_a_topic_that_is_new_comes_last() -> None:
    titles = [title for title, _ in by_topic([row("bone_age.a"), row("sides.a")])]
    assert titles == ["Left and right", "Bone age"]


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "shown", "span"),
    [
        (25.8, 1.27, 54.3, "%", "26 %", "1–54"),
        (5.85, -2.24, 13.9, "%", "6 %", "−2 to 14"),
        (102.0, 67.6, 158.3, "min", "102 min", "68–160"),
        (2.23, 0.55, 3.91, "%", "2.2 %", "0.6–3.9"),
        (1.3, 1.1, 2.2, "", "1.3 ×", "1.1–2.2"),
        (None, 0.68, 1.44, "", "0.7–1.4 ×", ""),
        (None, None, None, "kJ", "", ""),
        (5.0, 5.0, 5.0, "g", "5.0 g", ""),
    ],
)
def test_figures(
    value: float | None, low: float | None, high: float | None, unit: str, shown: str, span: str
) -> None:
    one = row("fuel.a", value=value, low=low, high=high, unit=unit)
    assert (figure(one), figure_range(one)) == (shown, span)


def test_a_grade_in_words() -> None:
    assert basis(row("a.b")) == "weak evidence"
    assert basis({"evidence": {"grade": "open"}}) == "open question"
    assert basis({"evidence": {}}) == ""


def test_three_are_told_each_with_its_grade(analysis: dict[str, Any]) -> None:
    text = printed(analysis)
    told = " ".join(text.split())
    first, *rest = most_useful(analysis["findings"], FEW)
    assert first["weight"] == "notice" and f"Worth a thought: {first['text']}" in told
    assert first["professional"] in told
    for one in (first, *rest):
        assert f"{one['text']} [{one['evidence']['grade']}]" in told
    assert f"{len(analysis['findings']) - FEW} more with --findings." in told
    assert "it does not diagnose" in told


def test_all_are_told_by_topic_with_their_sources(analysis: dict[str, Any]) -> None:
    told = " ".join(printed(analysis, every=True).split())
    for one in analysis["findings"]:
        assert one["text"] in told and one["evidence"]["source"].rstrip(".") in told
    assert told.index("Heart and breath") < told.index("Fuel") < told.index("Left and right")
    assert "--findings" not in told


@pytest.mark.parametrize("width", [50, 80, 100])
@pytest.mark.parametrize("every", [False, True])
def test_lines_fit_the_width(analysis: dict[str, Any], width: int, every: bool) -> None:
    assert max(map(len, printed(analysis, width, every=every).splitlines())) <= width


def test_nothing_is_told_without_findings(analysis: dict[str, Any]) -> None:
    assert meaning_lines({**analysis, "findings": []}) == []
    del analysis["findings"]
    assert meaning_lines(analysis) == []


def test_the_option_prints_all_and_quiet_nothing(
    command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "run.fit").write_text("run")
    assert command("analyze", "run.fit") == 0
    few = capsys.readouterr().out
    assert command("analyze", "run.fit", "--findings") == 0
    every = capsys.readouterr().out
    assert "more with --findings" in few and "more with --findings" not in every
    assert "Left and right" in every and "Left and right" not in few
    assert command("analyze", "run.fit", "--findings", "-q") == 0
    assert capsys.readouterr().out == ""
