"""Table: a study's trials, one a row, as CSV from any spreadsheet."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from runatomy.app.cli import options
from runatomy.app.cli.lab.trial import Choices, Trial, trial_of
from runatomy.terms.errors import AppError, RunatomyError
from runatomy.terms.runner import Runner

FILES = ("static", "forces", "emg", "markers")
PERSON: dict[str, Callable[[str], Any]] = {
    "mass": options.mass,
    "height": options.height,
    "sex": options.sex,
    "age": options.age,
}
CHOSEN: dict[str, Callable[[str], Any]] = {
    "strides": options.strides,
    "forces_offset": options.offset,
    "emg_offset": options.offset,
}
KNOWN = ("trial", "name", *FILES, *PERSON, *CHOSEN)
OTHER_WORDS = {"file": "trial", "capture": "trial", "side": "strides", "weight": "mass"}
TAKEN = ("kind", "measure", "unit", "mean", "sd", "n", "quantity", "verdict", "value", "key")


class Given(NamedTuple):
    """What the command line says where a row says nothing."""

    runner: Runner
    choices: Choices
    files: dict[str, Path]
    folders: tuple[Path, ...]  # searched after the table's own


def read_table(path: Path, given: Given) -> list[Trial]:
    """Return the trials of a table; AppError naming the row and column of what is wrong.

    Columns: trial (a file), and where wanted name, static, forces, emg, markers, mass, height,
    sex, age, strides, forces_offset, emg_offset; every other column is a label that the study's
    tables carry on. Files are found beside the table, else in the folders given.
    """
    rows = _rows(path)
    header = [_column(name, path) for name in rows[0][1]]
    if "trial" not in header:
        raise AppError(
            "the table has no column named trial",
            where=str(path),
            mend=f"Its first row must name the columns; known are: {', '.join(KNOWN)}.",
        )
    trials = []
    for number, cells in rows[1:]:
        row = {key: cell.strip() for key, cell in zip(header, cells, strict=False)}
        trials.append(_trial(row, f"{path.name} line {number}", path.parent, given))
    if not trials:
        raise AppError("the table has no rows", where=str(path), mend="Name a trial in each row.")
    return trials


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with its line's number."""
    from runatomy.app.files import content

    data = content(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # what older spreadsheets write
    first = text.lstrip("\r\n").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        rows = [(reader.line_num, cells) for cells in reader if any(c.strip() for c in cells)]
    except csv.Error as error:
        raise AppError(f"not a table: {error}", where=str(path), mend="Save it as CSV.") from error
    if not rows:
        raise AppError("the table is empty", where=str(path), mend="Name a trial in each row.")
    return rows


def _column(name: str, path: Path) -> str:
    """Return a column's name, another word for a known one included; refuse a likely slip."""
    word = name.strip().lower().replace(" ", "_")
    known = OTHER_WORDS.get(word, word)
    if known in KNOWN:
        return known
    near = options.nearest(word, list(KNOWN))
    if near is not None and len(word) > 3:
        raise AppError(
            f"unknown column {name.strip()!r}; did you mean {near}?",
            where=str(path),
            mend=f"Call it {near}, or something less alike if it is a label of your own.",
        )
    if word in TAKEN:
        raise AppError(
            f"a label cannot be called {name.strip()!r}: the study's tables use that name",
            where=str(path),
            mend="Choose another name for this column.",
        )
    return name.strip() or "unnamed"


def _trial(row: dict[str, str], where: str, beside: Path, given: Given) -> Trial:
    if not row.get("trial"):
        raise AppError("no trial is named", where=where, mend="Give the recording's file name.")
    folders = (beside, *given.folders)
    capture = _found(row["trial"], folders)
    files = {
        kind: _found(row[kind], folders) if row.get(kind) else given.files.get(kind)
        for kind in FILES
    }
    return trial_of(
        row.get("name") or capture.stem,
        capture,
        files,
        _runner(row, where, given.runner),
        replace(given.choices, **_told(row, CHOSEN, where)),
        labels=tuple((k, v) for k, v in row.items() if k not in KNOWN),
    )


def _found(name: str, folders: Sequence[Path]) -> Path:
    """Return where a file lies; beside the table where it lies nowhere."""
    places = [folder / name for folder in folders]
    return next((path for path in places if path.exists()), places[0])


def _runner(row: dict[str, str], where: str, usual: Runner) -> Runner:
    """Return who ran; what the row leaves open is as on the command line."""
    told = _told(row, PERSON, where)
    try:
        return replace(usual, **told)
    except RunatomyError as error:
        raise AppError(error.what, where=where, mend=error.mend) from error


def _told(
    row: dict[str, str], kinds: dict[str, Callable[[str], Any]], where: str
) -> dict[str, Any]:
    """Return the values that a row gives of some columns."""
    return {
        name: _value(take, row[name], f"{where}, {name}")
        for name, take in kinds.items()
        if row.get(name)
    }


def _value(take: Callable[[str], Any], text: str, where: str) -> Any:
    try:
        return take(text)
    except argparse.ArgumentTypeError as error:
        raise AppError(str(error), where=where) from error
