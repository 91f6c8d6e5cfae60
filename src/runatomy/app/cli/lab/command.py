"""runatomy lab: markers and forces in, every muscle of every stride out."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runatomy.app.cli import options, output
from runatomy.app.cli.lab.outputs import Wanted, everything, spare, write_trial
from runatomy.app.cli.lab.plan import Plan, plan
from runatomy.app.cli.lab.trial import Trial, analyzed
from runatomy.app.cli.screen import Screen
from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.analysis.trial.trial_analysis import TrialAnalysis
    from runatomy.app.cli.lab.study import Outcome

EXAMPLES = """\
examples:
  $ runatomy lab run.c3d --static static.c3d --mass 72.8 --height 180
  $ runatomy lab run.trc --static static.trc --forces grf.mot --mass 72.8 --height 180
  $ runatomy lab run.c3d --static static.c3d --out results
  $ runatomy lab run.c3d --markers my_lab.toml --emg emg.csv --strides r --html
  $ runatomy lab study/ --mass 70 --height 175 --out results
  $ runatomy lab --table trials.csv --jobs 2 --out results

Reads markers from .c3d and .trc, forces from the C3D or a .mot, EMG from the C3D
or a .csv. --out writes everything: the files OpenSim reads (angles, moments,
activations, forces, lengths, markers, ground forces), JSON, HTML, CSV, Parquet.

A folder, several recordings or a --table are a study: --out (results) gets one
JSON a trial in trials/ and the tables measures, asymmetry, strides, trust and
failed. --html, --csv, --parquet and --opensim add those files of each trial.
Finished trials are kept and skipped when the command is given again.
The table's columns: trial, and where wanted name, static, forces, emg, markers,
mass, height, sex, age, strides, forces_offset, emg_offset; any other is a label
and is carried along.

exit code: 0 all good, 1 a trial failed, 2 a wrong option or an output that cannot
be written.
"""
STUDY_FOLDER = "results"


def add(commands: Any, parents: list[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "lab",
        help="laboratory recordings: every muscle of every stride",
        description="Every muscle of every stride, from markers and ground forces.",
        epilog=EXAMPLES,
        parents=[options.runner_options(), *parents],
    )
    parser.add_argument("files", nargs="*", metavar="FILE|FOLDER", help="recordings (.c3d, .trc)")
    _add_files(parser.add_argument_group("what belongs to the recording"))
    _add_choices(parser.add_argument_group("how it is solved"))
    _add_outputs(parser.add_argument_group("outputs"))
    _add_study(parser.add_argument_group("a study"))
    parser.set_defaults(run=run, parser=parser)


def _add_files(group: Any) -> None:
    group.add_argument("--static", metavar="FILE", help="the same runner standing still")
    group.add_argument("--forces", metavar="FILE", help="ground forces (.mot, .sto) to a .trc")
    group.add_argument("--emg", metavar="FILE", help="muscle signals (.csv, .txt, .sto)")
    group.add_argument("--markers", metavar="FILE", help="a .toml that says where markers sit")
    for name in ("forces", "emg"):
        group.add_argument(f"--{name}-offset", metavar="MS", type=options.offset, default=0.0,
                           help="added to their clock")  # fmt: skip


OBJECTIVES = ("volume", "activation", "volume_cubed", "activation_cubed")


def _add_choices(group: Any) -> None:
    group.add_argument("--strides", metavar="WHICH", type=options.strides, default="all",
                       help="all, r, l, or numbers such as 1,3-5")  # fmt: skip
    group.add_argument("--cutoff", metavar="HZ", type=options.hertz, default=15.0,
                       help="low pass of angles and forces; 15 if not given")  # fmt: skip
    group.add_argument("--force-cutoff", metavar="HZ", type=options.hertz,
                       help="another for the forces")  # fmt: skip
    group.add_argument("--method", choices=("dynamic", "static"), default="dynamic",
                       help="dynamic: activation and tendons in time; static: fast")  # fmt: skip
    group.add_argument("--quick", action="store_true",
                       help="frame by frame, without loads of tissues: about a second")  # fmt: skip
    group.add_argument("--tendon", choices=("elastic", "rigid"), default="elastic",
                       help="elastic if not given")  # fmt: skip
    group.add_argument("--objective", choices=OBJECTIVES, default="volume",
                       help="what sharing keeps small: activation weighted by volume")  # fmt: skip
    group.add_argument("--without", metavar="JOINT", action="append", default=[],
                       help="a moment that muscles need not give: subtalar_angle ...")  # fmt: skip
    group.add_argument("--emg-lag", metavar="MS", type=options.lag,
                       help="activation behind EMG; the best if not given")  # fmt: skip


def _add_outputs(group: Any) -> None:
    from runatomy.app.report.formats import FORMATS

    group.add_argument("--out", metavar="FOLDER", help="everything, into this folder")
    for name, about in (
        ("json", FORMATS["json"].about),
        ("html", FORMATS["html"].about),
        ("csv", "every measure of every muscle and joint as a table"),
        ("parquet", "the same as Parquet (needs pyarrow)"),
    ):
        group.add_argument(f"--{name}", metavar="FILE", nargs="?", const="", help=about)
    group.add_argument("--opensim", action="store_true", help="the files that OpenSim reads")
    group.add_argument("--series", action="store_true",
                       help="curves: every stride's in JSON, the means in CSV")  # fmt: skip
    group.add_argument("-q", "--quiet", action="store_true", help="print errors alone")


def _add_study(group: Any) -> None:
    group.add_argument("--table", metavar="FILE", help="a .csv with one trial a row")
    group.add_argument("--jobs", metavar="N", type=options.jobs, default=1,
                       help="trials at once")  # fmt: skip
    group.add_argument("--fresh", action="store_true", help="solve anew what is finished")


def run(given: argparse.Namespace) -> int:
    """Carry out the command; returns the exit code."""
    asked = plan(given)
    screen = Screen(quiet=given.quiet, color=False if given.no_color else None)
    return _many(asked, given, screen) if asked.many else _one(asked.trials[0], given, screen)


def _one(trial: Trial, given: argparse.Namespace, screen: Screen) -> int:
    """Analyze one recording; its table goes to the screen unless an output does."""
    targets = _targets(trial, given)
    for target in targets.values():
        target.check(trial.files)
    wanted = _wanted(given)
    if wanted is not None:
        wanted.check(trial)
    analysis = analyzed(trial, lambda step: screen.note(f"{step} ..."))
    if wanted is not None:
        written = write_trial(analysis, trial, wanted)
        screen.note(f"wrote {len(written)} files in {wanted.folder}")
    _deliver(analysis, trial, targets, screen, given.series)
    if not given.quiet and not any(target.standard for target in targets.values()):
        from runatomy.app.report.terminal import render_trial

        row = analysis.to_dict()
        screen.show(lambda width: render_trial(row, width))
    return 0


def _wanted(given: argparse.Namespace) -> Wanted | None:
    """Return what goes into a folder: everything with --out, OpenSim's files alone without."""
    if given.out is None and not given.opensim:
        return None
    folder = Path(given.out or ".")
    output.check_folder(folder, "--out")
    return Wanted(
        folder=folder,
        formats=everything() if given.out is not None else (),
        opensim=True,
        series=given.series,
    )


def _targets(trial: Trial, given: argparse.Namespace) -> dict[str, output.Target]:
    """Return where each output that has a name of its own goes; refuse what cannot be."""
    from runatomy.app.report.lab.formats import TRIAL_FORMATS

    targets = {}
    for name, form in TRIAL_FORMATS.items():
        path = getattr(given, name)
        if path is None or (path == "" and given.out is not None):
            continue  # --out writes it already
        _need(form.needs, name)
        if form.needs and path == output.STANDARD:
            raise AppError(f"--{name} cannot go to standard output", mend="Name a file.")
        named = Path(path or trial.name + form.ending)
        targets[name] = output.Target(f"--{name}", form.ending, named, many=False)
    if sum(target.standard for target in targets.values()) > 1:
        raise AppError(
            "only one output can go to standard output", mend="Name files for the others."
        )
    return targets


def _need(package: str, option: str) -> None:
    if package and find_spec(package) is None:
        raise AppError(f"--{option} needs {package}", mend="pip install 'runatomy[arrow]'")


def _deliver(
    analysis: TrialAnalysis,
    trial: Trial,
    targets: Mapping[str, output.Target],
    screen: Screen,
    series: bool,
) -> None:
    """Write every output that has a name of its own."""
    from runatomy.app.report.lab.formats import TRIAL_FORMATS

    for name, target in targets.items():
        content = TRIAL_FORMATS[name].write(analysis, series)
        if target.standard:
            screen.data(content)
        else:
            path = target.write(trial.capture, content)
            screen.note(f"wrote {path} ({max(1, len(content) // 1000):,} kB)")


def _many(asked: Plan, given: argparse.Namespace, screen: Screen) -> int:
    """Analyze a study; what fails is named and the rest is finished."""
    from runatomy.app.cli.lab import study  # it starts processes: a while to import

    formats = _study_formats(given)
    folder = Path(given.out or STUDY_FOLDER)
    spare(study.summary_files(folder), [Path(given.table)] if given.table else [])
    output.make_folder(folder, "--out")
    output.make_folder(folder / "trials", "--out")
    wanted = Wanted(
        folder=folder / "trials", formats=formats, opensim=given.opensim, series=given.series
    )
    for note in asked.notes:
        screen.note(note)
    outcomes = study.run_study(asked.trials, wanted, given.jobs, screen, fresh=given.fresh)
    finished, written = study.write_summary(outcomes, folder)
    if finished and not given.quiet:
        from runatomy.app.report.terminal import render_study

        rows = [{"name": one.name, **one.document} for one in finished]
        screen.show(lambda width: render_study(rows, width))
    lost = study.failures(outcomes)
    for outcome in lost:
        screen.fail(f"{outcome.trial.name}: {outcome.what}" + _indented(outcome.mend))
    screen.note(f"wrote {', '.join(path.name for path in written)} in {folder}")
    screen.note(_tally(outcomes))
    return 1 if lost else 0


def _study_formats(given: argparse.Namespace) -> tuple[str, ...]:
    """Return the formats wanted of each trial; the JSON is written anyway."""
    formats = []
    for name in ("json", "html", "csv", "parquet"):
        path = getattr(given, name)
        if path:
            raise AppError(
                f"--{name} {path}: a study's files go into one folder",
                mend=f"Give --{name} without a name, and --out for the folder.",
            )
        if path == "" and name != "json":
            _need("pyarrow" if name == "parquet" else "", name)
            formats.append(name)
    return tuple(formats)


def _indented(mend: str) -> str:
    return "".join(f"\n  {line}" for line in mend.splitlines())


def _tally(outcomes: list[Outcome]) -> str:
    lost = sum(outcome.record is None for outcome in outcomes)
    kept = sum(outcome.resumed for outcome in outcomes)
    text = f"{len(outcomes) - lost - kept} solved"
    text += f", {kept} kept from before" if kept else ""
    return text + (f", {lost} failed" if lost else "")
