"""Outputs: everything that is made of one trial, written into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from runatomy.app.cli.lab.trial import Trial
from runatomy.app.cli.output import make_folder, write_whole
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.analysis.trial.trial_analysis import TrialAnalysis

BARE = ("_angles.mot", "_markers.trc")  # of OpenSim's files those that need no forces


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be written of a trial, and where."""

    folder: Path
    formats: tuple[str, ...]  # of TRIAL_FORMATS
    opensim: bool  # the files that OpenSim reads
    series: bool  # every stride's curves

    def sure(self, trial: Trial) -> tuple[Path, ...]:
        """Return the files that exist once a trial is finished."""
        from runatomy.app.report.lab.formats import TRIAL_FORMATS

        endings = [TRIAL_FORMATS[name].ending for name in self.formats]
        endings += BARE if self.opensim else ()
        return tuple(self.folder / (trial.name + ending) for ending in endings)

    def check(self, trial: Trial) -> None:
        """Refuse, before any work, to write over a file that is read."""
        from runatomy.app.report.opensim.files import ENDINGS

        further = [self.folder / (trial.name + ending) for ending in ENDINGS if self.opensim]
        spare((*self.sure(trial), *further), trial.files)


def everything() -> tuple[str, ...]:
    """Return every format whose package is installed."""
    from runatomy.app.report.lab.formats import TRIAL_FORMATS

    return tuple(
        name for name, form in TRIAL_FORMATS.items() if not form.needs or find_spec(form.needs)
    )


def write_trial(
    analysis: TrialAnalysis, trial: Trial, wanted: Wanted, extra: Mapping[str, bytes] | None = None
) -> list[Path]:
    """Write what is wanted, `extra` contents by ending last; returns the files."""
    from runatomy.app.report.lab.formats import TRIAL_FORMATS

    contents: dict[str, bytes] = {}
    if wanted.opensim:
        from runatomy.app.report.opensim.files import opensim_files

        contents |= opensim_files(analysis, trial.name)
    for name in wanted.formats:
        form = TRIAL_FORMATS[name]
        contents[form.ending] = form.write(analysis, wanted.series)
    make_folder(wanted.folder, "--out")
    written = []
    for ending, content in {**contents, **(extra or {})}.items():
        path = wanted.folder / (trial.name + ending)
        write_whole(path, content)
        written.append(path)
    return written


def spare(paths: Iterable[Path], sources: Sequence[Path]) -> None:
    """Refuse to write over a file that is read."""
    for path in paths:
        if any(path.exists() and one.exists() and path.samefile(one) for one in sources):
            raise AppError(
                "this would write over a file that is read",
                where=str(path),
                mend="Give another folder with --out.",
            )
