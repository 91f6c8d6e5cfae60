"""Study: many trials, each finished or reported, over several processes, resumable."""

from __future__ import annotations

import json
import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from runatomy.app.cli.lab.outputs import Wanted, write_trial
from runatomy.app.cli.lab.trial import Trial, analyzed, content_key
from runatomy.app.cli.output import write_whole
from runatomy.app.cli.screen import Screen, plain_error
from runatomy.terms.errors import RunatomyError

RECORD = ".json"  # of each trial; written last, so that it tells that the trial is finished


Work = tuple[Trial, Wanted, bool]  # a trial, what to write of it, whether to solve it anew


class Outcome(NamedTuple):
    """How one trial ended."""

    trial: Trial
    record: Path | None  # its document; None where it failed
    resumed: bool = False  # an earlier run had finished it
    what: str = ""
    mend: str = ""


def run_study(
    trials: Sequence[Trial], wanted: Wanted, jobs: int, screen: Screen, *, fresh: bool
) -> list[Outcome]:
    """Return how each trial ended, in the order given; on Ctrl-C those begun are finished."""
    work = [(trial, wanted, fresh) for trial in trials]
    found: dict[str, Outcome] = {}
    with _progress(len(work), screen) as tell:
        ends = map(_finish, work) if jobs == 1 or len(work) == 1 else _spread(work, jobs)
        for outcome in ends:
            found[outcome.trial.name] = outcome
            tell(outcome)
    return [found[trial.name] for trial in trials]


def _spread(work: Sequence[Work], jobs: int) -> Iterator[Outcome]:
    """Yield each outcome as it comes, from processes that begin anew.

    No more than `jobs` are handed out at a time, so that Ctrl-C waits for these alone. Where a
    process dies, those that were running are reported and others go on with the rest.
    """
    left, running = iter(work), dict[Future[Outcome], Work]()
    pool = _pool(jobs)
    try:
        while True:
            for one in islice(left, jobs - len(running)):
                try:
                    future = pool.submit(_finish, one)
                except BrokenExecutor:
                    pool = _pool(jobs)
                    future = pool.submit(_finish, one)
                running[future] = one
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            yield from [_outcome(future, running.pop(future)) for future in done]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Return processes that begin anew, the same on every system."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_deaf)


def _outcome(future: Future[Outcome], work: Work) -> Outcome:
    if isinstance(future.exception(), BrokenExecutor):
        mend = "Give the command again, with --jobs 1 if it happens again."
        return Outcome(work[0], None, what="a process ended without a word", mend=mend)
    return future.result()


def _deaf() -> None:
    """Leave Ctrl-C to the parent, so that a trial that was begun is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _finish(work: Work) -> Outcome:
    """Analyze one trial and write its files, unless an earlier run has; errors become outcomes."""
    trial, wanted, fresh = work
    record = wanted.folder / (trial.name + RECORD)
    try:
        key = content_key(trial)
        if not fresh and _known(record, key) and all(p.exists() for p in wanted.sure(trial)):
            return Outcome(trial, record, resumed=True)
        wanted.check(trial)
        analysis = analyzed(trial)
        document = analysis.to_dict(series=wanted.series)
        document["study"] = {"key": key, "trial": trial.name, "labels": dict(trial.labels)}
        from runatomy.app.report.formats import to_json

        write_trial(analysis, trial, wanted, {RECORD: to_json(document)})
    except RunatomyError as error:
        return Outcome(trial, None, what=_where(error), mend=error.mend or "")
    except Exception as error:
        told = f"unexpected {type(error).__name__}: {plain_error(error)}"
        mend = "This is a fault in Runatomy: analyze the trial alone with --debug and report it."
        return Outcome(trial, None, what=told, mend=mend)
    return Outcome(trial, record)


def _where(error: RunatomyError) -> str:
    return error.what if error.where is None else f"{error.where}: {error.what}"


def _known(record: Path, key: str) -> bool:
    """Tell whether a record was made of the same files with the same options."""
    try:
        document = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return False
    study = document.get("study") if isinstance(document, dict) else None
    return isinstance(study, dict) and study.get("key") == key


def summary_files(folder: Path) -> list[Path]:
    """Return the study's tables."""
    from runatomy.app.report.lab.tidy import FIELDS

    return [folder / f"{name}.csv" for name in (*FIELDS, "failed")]


def write_summary(outcomes: Sequence[Outcome], folder: Path) -> tuple[list[Any], list[Path]]:
    """Write the study's tables; returns the finished trials and the files."""
    from importlib.util import find_spec

    from runatomy.app.report.lab.tidy import Finished, failed_table, study_tables
    from runatomy.app.report.tables import csv_of, parquet_of

    finished = [
        Finished(one.trial.name, dict(one.trial.labels), json.loads(one.record.read_bytes()))
        for one in outcomes
        if one.record is not None
    ]
    tables = study_tables(finished)
    tables["failed"] = failed_table(
        (one.trial.name, str(one.trial.capture), one.what, one.mend)
        for one in outcomes
        if one.record is None
    )
    written = []
    for name, columns in tables.items():
        path = folder / f"{name}.csv"
        write_whole(path, csv_of(columns).encode("utf-8", "replace"))
        written.append(path)
    if find_spec("pyarrow") is not None:
        path = folder / "measures.parquet"
        write_whole(path, parquet_of(tables["measures"], {"schema": "runatomy.study/1"}))
        written.append(path)
    return finished, written


@contextmanager
def _progress(total: int, screen: Screen) -> Iterator[Any]:
    """Give `tell(outcome)`: a bar on a terminal, a line a trial elsewhere."""
    if screen.quiet or not sys.stderr.isatty():
        yield _lines(total, screen)
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, no_color=screen.color is False)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Solving trials", total=total)

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=outcome.trial.name[:30])
            if outcome.record is None:
                bar.console.print(
                    f"{outcome.trial.name}: {outcome.what}", style="red", markup=False
                )

        yield tell


def _lines(total: int, screen: Screen) -> Any:
    count = iter(range(1, total + 1))

    def tell(outcome: Outcome) -> None:
        state = "failed" if outcome.record is None else "kept" if outcome.resumed else "solved"
        screen.note(f"{next(count)} of {total}: {outcome.trial.name} {state}")

    return tell


def failures(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return those that failed."""
    return [outcome for outcome in outcomes if outcome.record is None]
