"""What a run means, in the terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from runatomy.app.report import words
from runatomy.app.report.meaning.topics import INFORMS, WEIGHTS, by_topic, most_useful
from runatomy.app.report.rows import Row

FEW = 3  # findings told where not all are asked for
STYLES = {"caution": "bold red", "notice": "bold yellow", "info": "dim"}
MARKS = {"caution": "!!", "notice": "!", "info": "·"}  # read in any terminal, without color too


def meaning_lines(analysis: Row, *, every: bool = False) -> list[RenderableType]:
    """Return the most useful findings, or all of them by topic; nothing without any."""
    findings = analysis.get("findings") or ()
    if not findings:
        return []
    parts: list[RenderableType] = [Text(), Text("What it means", style="bold")]
    if every:
        for title, rows in by_topic(findings):
            parts += [Text(), Text(title, style="yellow"), *(_told(row) for row in rows)]
        return [*parts, Text(), Text(_about(), style="dim")]
    parts += [_brief(row) for row in most_useful(findings, FEW)]
    return [*parts, Text(_about(len(findings) - FEW), style="dim")]


def _brief(row: Row) -> Table:
    """Return a finding with its grade in brackets, and when to see somebody."""
    return _marked(row, _sentence(row), _professional(row))


def _told(row: Row) -> Table:
    """Return a finding with all that stands behind it."""
    basis_of = row["evidence"]
    source = ". ".join(
        words.clean(basis_of[key]).rstrip(".") for key in ("source", "note") if basis_of.get(key)
    )
    return _marked(row, _sentence(row), _professional(row), Text(f"{source}.", style="dim"))


def _marked(row: Row, *texts: Text | None) -> Table:
    weight = str(row["weight"])
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=max(map(len, MARKS.values())))
    grid.add_column(overflow="fold")
    mark = Text(MARKS.get(weight, "·"), style=STYLES.get(weight, ""))
    for text in filter(None, texts):
        grid.add_row(mark, text)
        mark = Text()
    return grid


def _sentence(row: Row) -> Text:
    """Return the finding's text; what asks for attention says so in words."""
    text = Text()
    if row["weight"] != "info":
        text.append(f"{WEIGHTS[row['weight']][1]}: ", style="bold")
    text.append(words.clean(row["text"]))
    return text.append(f" [{row['evidence'].get('grade')}]", style="dim")


def _professional(row: Row) -> Text | None:
    return Text(words.clean(row["professional"]), style="cyan") if row["professional"] else None


def _about(left: int = 0) -> str:
    """Return what the brackets are, how to see the rest, and that nothing is a diagnosis."""
    more = f" {left} more with --findings." if left > 0 else ""
    return f"In brackets: the grade of the evidence, strong to open.{more} {INFORMS}"
