"""Answers in the terminal: what people say, our verdict, the numbers and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.rows import Row

STYLES = {"holds": "green", "partly": "yellow", "does not hold": "red", "unknown": "dim"}
INDENT = 2


def render_answers(page: Row, width: int = 80, *, sources: bool = False) -> RenderableType:
    """Return the answers, topic by topic; with what each fact says where `sources` is set."""
    parts: list[RenderableType] = [_head(page)]
    for topic, rows in groupby(page["answers"], key=lambda row: row["topic"]):
        parts += [Text(), Text(topic.upper(), style="bold dim")]
        for row in rows:
            parts += [Text(), *_answer(row, sources=sources)]
    parts += [Text(), Text(
        "Ranges in brackets: 5th to 95th percentile over runners and assumptions, or over speeds "
        "where the time in the stride is meant. Runatomy informs; it does not diagnose.",
        style="dim",
    )]  # fmt: skip
    return Group(*parts)


def _head(page: Row) -> Text:
    runner = page["runner"]
    line = Text("What people say about running", style="bold")
    line.append(
        f"\nFigures for a runner of {runner['mass_kg']:g} kg with a 5K in "
        f"{words.duration(runner['five_k_s'])}",
        style="not bold",
    )
    verdicts = [row["verdict"] for row in page["answers"]]
    counts = [f"{verdicts.count(one)} {_word(one, verdicts.count(one))}" for one in STYLES]
    return line.append(f"\n{len(page['answers'])} statements: {', '.join(counts)}", style="dim")


def _word(verdict: str, count: int) -> str:
    return (
        verdict
        if count == 1
        else {"holds": "hold", "does not hold": "do not hold"}.get(verdict, verdict)
    )


def _answer(row: Row, *, sources: bool) -> list[RenderableType]:
    claim = Text(words.clean(row["claim"]), style="bold")
    verdict = Text(_verdict(row["verdict"]), style=f"bold {STYLES[row['verdict']]}")
    text = verdict.append(f" {row['text']}", style="not bold default")
    lines: list[RenderableType] = [claim, _in(text)]
    for doubt in row["doubts"]:
        lines.append(_in(Text(f"With care: {_low(doubt)}", style="yellow")))
    lines += [_in(Text(row[key], style=style)) for key, style in
              (("cannot", "dim"), ("professional", "cyan")) if row[key]]  # fmt: skip
    lines.append(_in(Text(_basis(row), style="dim")))
    if sources:
        lines += [_in(Text(f"· {fact['says']} ({_who(fact)})", style="dim"), 2 * INDENT)
                  for fact in row["facts"]]  # fmt: skip
    return lines


def _verdict(verdict: str) -> str:
    return {"holds": "Holds.", "partly": "Partly.", "does not hold": "Does not hold.",
            "unknown": "Unknown."}[verdict]  # fmt: skip


def _basis(row: Row) -> str:
    """Return in a line what the model and what the studies say, and which studies."""
    said = [f"model: {row['computed']}"] if row["computed"] else []
    said.append(f"studies: {row['published']}")
    found = dict.fromkeys(_short(fact["source"]) for fact in row["facts"])
    return f"{row['evidence']['grade']} evidence ({', '.join(said)}); {_listed(tuple(found))}"


def _short(source: str) -> str:
    """Return author and year without the journal."""
    return source.split("),")[0] + ")" if ")," in source else source


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)


def _who(fact: Row) -> str:
    return "; ".join(part for part in (fact["people"], fact["source"], fact["grade"]) if part)


def _low(text: str) -> str:
    return text[0].lower() + text[1:]


def _in(text: Text, indent: int = INDENT) -> Padding:
    return Padding(text, (0, 0, 0, indent))
