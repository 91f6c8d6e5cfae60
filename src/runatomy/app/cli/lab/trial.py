"""Trial: what one laboratory recording needs to be analyzed, from files to settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from runatomy.app.cli.output import RESERVED
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.analysis.trial.trial_analysis import TrialAnalysis
    from runatomy.terms.runner import Runner

Method = Literal["dynamic", "static"]
Tendon = Literal["elastic", "rigid"]
Objective = Literal["volume", "activation", "volume_cubed", "activation_cubed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How a recording is analyzed."""

    strides: str = "all"
    cutoff: float = 15.0  # [Hz]
    force_cutoff: float | None = None  # [Hz]
    method: Method = "dynamic"
    tendon: Tendon = "elastic"
    objective: Objective = "volume"
    without: tuple[str, ...] = ()  # coordinates whose moments muscles need not give
    effects: bool = True  # what tissues carry and what muscles do to the body
    emg_lag: float | None = None  # [s]
    forces_offset: float = 0.0  # [s] added to the forces' clock
    emg_offset: float = 0.0  # [s]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One recording with what belongs to it."""

    name: str  # of its files, free of folders
    capture: Path
    static: Path | None = None
    forces: Path | None = None
    emg: Path | None = None
    markers: Path | None = None
    runner: Runner
    choices: Choices
    labels: tuple[tuple[str, str], ...] = ()  # further columns of a study's table
    problem: str | None = None  # why it cannot be analyzed, found while pairing files

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that is read."""
        found = (self.capture, self.static, self.forces, self.emg, self.markers)
        return tuple(path for path in found if path is not None)


def trial_of(
    name: str,
    capture: Path,
    files: Mapping[str, Path | None],
    runner: Runner,
    choices: Choices,
    *,
    labels: tuple[tuple[str, str], ...] = (),
    problem: str | None = None,
) -> Trial:
    """Return a trial whose further files are given by kind: static, forces, emg, markers."""
    return Trial(
        name=name,
        capture=capture,
        static=files.get("static"),
        forces=files.get("forces"),
        emg=files.get("emg"),
        markers=files.get("markers"),
        runner=runner,
        choices=choices,
        labels=labels,
        problem=problem,
    )


def analyzed(trial: Trial, progress: Callable[[str], None] = lambda _: None) -> TrialAnalysis:
    """Return a trial's analysis; RunatomyError where it fails; `progress` is told each step."""
    if trial.problem is not None:
        raise AppError(trial.problem, where=str(trial.capture), mend="Name the files in a --table.")
    _check_package()
    import runatomy
    from runatomy.app.files import content
    from runatomy.strides.lab.names.marker_map import read_marker_map

    places = None
    if trial.markers is not None:
        places = read_marker_map(content(trial.markers), trial.markers.name)
    choices = trial.choices
    capture = runatomy.read_capture(
        trial.capture,
        trial.forces,
        trial.emg,
        forces_offset=choices.forces_offset,
        emg_offset=choices.emg_offset,
    )
    static = runatomy.read_capture(trial.static) if trial.static is not None else None
    return runatomy.analyze_capture(
        capture,
        trial.runner,
        static=static,
        marker_map=places,
        strides=choices.strides,
        cutoff=choices.cutoff,
        force_cutoff=choices.force_cutoff,
        method=choices.method,
        tendon=choices.tendon,
        objective=choices.objective,
        without=choices.without,
        effects=choices.effects,
        emg_lag=choices.emg_lag,
        progress=progress,
    )


def content_key(trial: Trial) -> str:
    """Return a key that changes with any input file, option or version.

    Raises RecordError where a file cannot be read.
    """
    from runatomy.app.files import content
    from runatomy.terms.version import VERSION

    told = {
        "version": VERSION,
        "files": [
            None if path is None else hashlib.sha256(content(path)).hexdigest()
            for path in (trial.capture, trial.static, trial.forces, trial.emg, trial.markers)
        ],
        "name": trial.capture.name,
        "runner": asdict(trial.runner),
        "choices": asdict(trial.choices),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("utf-8")).hexdigest()


def _check_package() -> None:
    """Refuse where the body model is not installed, before anything is read."""
    from importlib.util import find_spec

    for package in ("mujoco", "myo_sim", "daqp", "scipy"):
        if find_spec(package) is None:
            raise AppError(
                f"laboratory recordings need {package}, which is not installed",
                mend="pip install 'runatomy[lab]'",
            )


def file_name(text: str) -> str:
    """Return a name that any system takes for a file."""
    plain = "".join("_" if c in RESERVED or not c.isprintable() else c for c in text).strip(" .")
    return plain[:120] or "trial"
