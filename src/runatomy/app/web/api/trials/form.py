"""Form: what comes with a laboratory recording, checked before anything is kept."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from runatomy.app.web.api.answers.errors import invalid
from runatomy.app.web.api.intake.parts import FilePart, Parts

ENDINGS = {
    "recording": (".c3d", ".trc"),
    "static": (".c3d", ".trc"),
    "forces": (".mot", ".sto"),
    "emg": (".csv", ".txt", ".sto"),
}
BOUNDS = {"mass_kg": (25.0, 250.0), "height_m": (1.0, 2.5)}


def sources_of(parts: Parts) -> list[dict[str, Any]]:
    """Return the trial's files, each renamed to its role; refuses (422) what is none of them."""
    found: list[dict[str, Any]] = []
    for file in parts.files:
        if file.field not in ENDINGS or any(row["role"] == file.field for row in found):
            raise invalid(
                f"{file.name} has no place in a trial",
                f"{file.field}"[:100],
                f"Send one file each of: {', '.join(ENDINGS)}.",
            )
        found.append(_source(parts.folder, file))
    if not any(row["role"] == "recording" for row in found):
        raise invalid("a trial needs a recording", "recording", "Choose a .c3d or .trc file.")
    return found


def options_of(parts: Parts) -> dict[str, Any]:
    """Return who ran, as far as it was said; refuses (422) what nobody is."""
    options: dict[str, Any] = {key: _number(parts, key, *span) for key, span in BOUNDS.items()}
    sex = parts.fields.get("sex", "").strip() or None
    if sex not in (None, "f", "m"):
        raise invalid("sex should be f or m", "sex", "Or leave it out.")
    return options | {"sex": sex}


def name_of(parts: Parts, sources: list[dict[str, Any]]) -> str:
    """Return the trial's name: the given one, else the recording's."""
    given = "".join(c for c in parts.fields.get("name", "") if c.isprintable()).strip()
    recording = next(row["name"] for row in sources if row["role"] == "recording")
    return given[:200] or Path(recording).stem or recording


def _source(folder: Path, file: FilePart) -> dict[str, Any]:
    ending = Path(file.name.lower()).suffix
    if ending not in ENDINGS[file.field]:
        raise invalid(
            f"{file.name} is no file of {file.field}",
            f"{file.field}",
            f"It ends in {' or '.join(ENDINGS[file.field])}.",
        )
    kept = f"{file.field}{ending}"
    file.path.rename(folder / kept)
    return {"role": file.field, "name": file.name, "size": file.size, "file": kept}


def _number(parts: Parts, key: str, low: float, high: float) -> float | None:
    text = parts.fields.get(key, "").strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise invalid(f"{key} should be {low:g} to {high:g}", f"{key}", "Or leave it out.")
    return value
