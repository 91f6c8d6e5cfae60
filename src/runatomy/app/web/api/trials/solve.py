"""Solve: a trial analyzed in a worker process, its results put into its folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.web.api.trials.shelf import (
    ANALYSIS,
    FRAMES,
    REPORT,
    finish,
    folder_of,
    options_of,
)

if TYPE_CHECKING:
    from runatomy.analysis.trial.trial_analysis import TrialAnalysis

STEPS = 6  # that a person is told of


def solve_trial(
    home_root: str,
    job_id: int,
    payload: Mapping[str, Any],
    report: Callable[[int, int | None], None],
) -> str:
    """Analyze a trial and write its report, its analysis and its frames; returns what is told.

    May be begun again at any point: results become known only once all are whole. Raises
    RunatomyError where the recording cannot be analyzed.
    """
    with Library.open(Home(Path(home_root)), create=False) as library:
        trial_id = str(payload["trial"])
        folder = folder_of(library, trial_id)
        sources, options = options_of(library, trial_id)
        steps = iter(range(1, STEPS))
        report(0, STEPS)
        analysis = _analyzed(folder, sources, options, lambda _: report(next(steps, 5), STEPS))
        for name, content in _results(analysis):
            _write(folder / name, content)
        finish(library, trial_id, _summary(analysis))
        report(STEPS, STEPS)
    return f"{len(analysis.strides)} strides"


def _analyzed(
    folder: Path,
    sources: list[dict[str, Any]],
    options: Mapping[str, Any],
    progress: Callable[[str], None],
) -> TrialAnalysis:
    import runatomy
    from runatomy.app.files import content

    found = {row["role"]: (content(folder / row["file"]), row["name"]) for row in sources}
    data, name = found["recording"]
    capture = runatomy.read_capture(
        data, folder_file(folder, sources, "forces"), folder_file(folder, sources, "emg"), name=name
    )
    static = found.get("static")
    still = None if static is None else runatomy.read_capture(static[0], name=static[1])
    runner = runatomy.Runner(
        mass=options.get("mass_kg"), height=options.get("height_m"), sex=options.get("sex")
    )
    return runatomy.analyze_capture(capture, runner, static=still, progress=progress)


def folder_file(folder: Path, sources: list[dict[str, Any]], role: str) -> Path | None:
    """Return where a source of the trial lies; None without it."""
    return next((folder / row["file"] for row in sources if row["role"] == role), None)


def _results(analysis: TrialAnalysis) -> list[tuple[str, bytes]]:
    from runatomy.app.report.formats import to_json
    from runatomy.app.report.trial.html import trial_page
    from runatomy.app.web.figure import trial_frames

    return [
        (REPORT, trial_page(analysis).encode("utf-8", "xmlcharrefreplace")),
        (ANALYSIS, to_json(analysis.to_dict())),
        (FRAMES, trial_frames(analysis)),
    ]


def _summary(analysis: TrialAnalysis) -> dict[str, Any]:
    from runatomy.analysis.plain import rounded

    return {
        "speed_m_s": rounded(analysis.trial.get("speed_m_s"), 4),
        "strides": len(analysis.strides),
        "mass_kg": rounded(analysis.runner.get("mass_kg"), 4),
        "duration_s": rounded(analysis.trial.get("duration_s"), 4),
    }


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
