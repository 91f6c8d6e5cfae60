"""Recordings: what becomes of real watch files, through the public functions alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools.validation.claim import Claim, Theme, aside, shown

import runatomy
from runatomy.terms.errors import AtlasError, NotARunError, RunatomyError

FOLDERS = {
    "fit": "good FIT recordings of old and new devices",
    "gpx": "GPX: ordinary, broken, without times or elevation",
    "tcx": "TCX: ordinary and malformed",
    "fit_faulty": "truncated, wrong checksum, corrupt header, no data",
    "fit_not_a_run": "rides, swims, settings, monitoring; one triathlon whose last leg is a run",
}
LEAST = 20.0  # [m] of ascent; below, the device's whole meters decide
TOLERANCE = 0.15  # [-]
ABSENT = (
    "The recordings are public but not part of the project (they carry people's coordinates), and "
    "were not there when this page was written: nothing is claimed here."
)


def recordings(shared: Path) -> Theme:
    """Return the outcomes of the watch files in a folder, or a sentence where it is absent."""
    title = "Real recordings"
    if not (shared / "watch").is_dir():
        return Theme(title=title, intro=ABSENT)
    try:
        runatomy.explain(3.0)
    except AtlasError as error:
        return Theme(title=title, intro=f"Nothing could be analyzed: {error.what}.")
    outcomes = {name: [_outcome(path) for path in _files(shared, name)] for name in FOLDERS}
    crashes = [line for lines in outcomes.values() for line in lines if line.startswith("crash")]
    return Theme(
        title=title,
        intro=(
            "Public files from the test suites of other readers, read with `runatomy.read_all` and "
            "analyzed with `runatomy.analyze_run`. A refusal names what the file is; an error says "
            "what is wrong and how to mend it."
        ),
        claims=(
            Claim(
                key="recordings_crash",
                what="Files that end in anything but an analysis, a refusal or a clear error",
                source="promise",
                published="0",
                tolerance="none",
                ours=f"{len(crashes)} of {sum(len(lines) for lines in outcomes.values())}",
                holds=not crashes,
            ),
            *(_folder(name, outcomes[name]) for name in FOLDERS),
            _good(outcomes["fit"]),
            *_ascents(shared),
        ),
    )


def _files(shared: Path, folder: str) -> list[Path]:
    return sorted(path for path in (shared / "watch" / folder).iterdir() if path.is_file())


def _outcome(path: Path) -> str:
    """Return "analysis", "refusal", "error" or "crash ...", of the whole file."""
    try:
        for run in runatomy.read_all(path):
            runatomy.analyze_run(run)
    except NotARunError:
        return "refusal"
    except RunatomyError:
        return "error"
    except Exception as error:
        return f"crash: {type(error).__name__}"
    return "analysis"


def _folder(name: str, outcomes: list[str]) -> Claim:
    count = Counter(outcomes)
    return aside(
        f"`{name}/`: {FOLDERS[name]}",
        "public files",
        f"{len(outcomes)} files",
        f"{count['analysis']} analyzed, {count['refusal']} refused by name, "
        f"{count['error']} with a clear error",
    )


def _good(outcomes: list[str]) -> Claim:
    done = outcomes.count("analysis")
    return Claim(
        key="recordings_fit",
        what="Good FIT recordings of runs and walks that give an analysis",
        source="promise",
        published=f"{len(outcomes)} of {len(outcomes)}",
        tolerance="all",
        ours=f"{done} of {len(outcomes)}",
        holds=done == len(outcomes),
    )


def _ascents(shared: Path) -> tuple[Claim, ...]:
    """Return the climb against the device's own sum, file by file."""
    claims = []
    for name in ("fit", "fit_faulty"):
        for path in _files(shared, name):
            claims += _ascent(path)
    return tuple(claims)


def _ascent(path: Path) -> list[Claim]:
    try:
        runs = runatomy.read_all(path)
    except RunatomyError:
        return []
    claims = []
    for run in runs:
        told = run.session.get("total_ascent")
        if run.barometric is not True or not isinstance(told, int | float) or told < LEAST:
            continue
        ours = float(str(runatomy.analyze_run(run).run["ascent_m"]))
        claims.append(
            Claim(
                key=f"ascent_{path.stem}",
                what=f"Ascent, barometric, `{path.name}`",
                source="the device's own sum",
                published=f"{told:.0f} m",
                tolerance="±15 %",
                ours=f"{ours:.0f} m ({shown(100.0 * (ours / float(told) - 1.0), '{:+.0f} %')})",
                holds=abs(ours / float(told) - 1.0) <= TOLERANCE,
            )
        )
    return claims
