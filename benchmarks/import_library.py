"""How fast do years of runs get into a library, and how much room do they take there?

Runs of one to three hours (`examples/make_library.py`) are imported as `runatomy import` does it,
with two worker processes: kept, read, analyzed, written and entered. The yardstick is `fitfast`
decoding the same files one after the other in one process. Memory is that of all processes at their
peak; what they share is divided among them where the system tells, else counted for each.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import psutil
from measuring import one_thread  # noqa: F401 - before numpy
from measuring.child import desk
from measuring.figure import Figure, figure, ratio
from measuring.recording import EXAMPLES
from measuring.script import main

ROUNDS, RUNS, FEW = 1, 3000, 2
WORKERS = 2
PER_RUN = 40.0  # [ms] of a run: 25 a second
DISK = 150.0  # [kB] of a run, beside the original file
MEMORY = 500.0  # [MB]
LOOK = 1.0  # [s] between looks at the memory: each reads every page's entry, and takes its time


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return time, room and memory of an import of many runs."""
    sys.path.insert(0, str(EXAMPLES))
    from make_library import make

    count = FEW if tiny else RUNS
    spent, decoded, peaks = [], [], []
    with desk() as folder:
        make(folder / "runs", count, 1 if tiny else WORKERS)
        files = sorted((folder / "runs").rglob("*.fit"))
        for turn in range(rounds):
            decoded.append(_decoding(files))
            seconds, peak = _importing(folder / f"library {turn}", folder / "runs", count)
            spent.append(seconds)
            peaks.append(peak)
        room = _room(folder / "library 0")
        original = sum(file.stat().st_size for file in files)
    note = f"{count:,} runs of 1 to 3 h, {WORKERS} workers"
    return [
        figure("a run", spent, "ms", PER_RUN, note, scale=1e3 / count),
        figure("room of a run", [room], "kB", DISK, "analysis and ledger", scale=1e-3 / count),
        figure("peak memory", peaks, "MB", MEMORY, "all processes", scale=1e-6),
        ratio("import ÷ decode", spent, decoded, None, "two processes against one"),
        figure("fitfast", decoded, "ms", note="decoding a file, the yardstick", scale=1e3 / count),
        figure("original", [original], "kB", note="the file itself", scale=1e-3 / count),
    ]


def _decoding(files: list[Path]) -> float:
    """Return the seconds that decoding takes."""
    import fitfast

    start = perf_counter()
    for file in files:
        fitfast.records(file.read_bytes())
    return perf_counter() - start


def _importing(home: Path, runs: Path, count: int) -> tuple[float, float]:
    """Return the seconds of an import into a new library, and the most memory [bytes]."""
    from runatomy.app.jobs.archive import open_sources
    from runatomy.app.jobs.importing import import_items
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library

    with Library.open(Home(home)) as library, _watched() as peak:
        start = perf_counter()
        report = import_items(library, open_sources([runs]), workers=WORKERS)
        seconds = perf_counter() - start
    if report.runs != count:
        raise RuntimeError(f"of {count} runs {report.runs} were imported: {report.tally()}")
    return seconds, peak[0]


@contextmanager
def _watched() -> Iterator[list[float]]:
    """Watch the memory of this process and its children; gives the peak [bytes]."""
    peak, over = [1.0], threading.Event()

    def watch() -> None:
        while not over.wait(LOOK):
            peak[0] = max(peak[0], _memory())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def _memory() -> float:
    total = 0.0
    for process in [me := psutil.Process(), *me.children(recursive=True)]:
        try:
            told = process.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(told, "pss", told.rss)
    return total


def _room(home: Path) -> float:
    """Return what a library takes beside the original files [bytes]."""
    files = [*(home / "analyses").rglob("*.parquet"), *home.glob("library.sqlite*")]
    return float(sum(file.stat().st_size for file in files))


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
