"""How long does a page wait for its data, with years of runs in the library?

A server (`runatomy serve`) holds runs of one to three hours (`examples/make_library.py`). Each
figure is the 95th percentile over many requests on one connection, every one of them for other
runs, filters or days, so that nothing is merely remembered: what the runs page and the body page
ask, and all four answers that a run's page needs together. Memory is that of the server after all
of it and of every process beside it, the one that draws the body in 3D at a stride among them; only
workers that import are not there, which end when nothing is left to import.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import httpx
import psutil
from measuring import one_thread  # noqa: F401 - before numpy
from measuring.child import desk
from measuring.figure import Figure, figure
from measuring.recording import EXAMPLES
from measuring.script import main

ROUNDS, RUNS, FEW, ASKED = 3, 3000, 2, 60
PAGE, RUN, MEMORY = 150.0, 200.0, 500.0  # [ms], [ms], [MB]
SERVE = (
    "import sys; from pathlib import Path; from runatomy.app.library.home import Home; "
    "from runatomy.app.web.server import serve; "
    "serve(Home(Path(sys.argv[1])), '127.0.0.1', 0, ready=lambda a: print(a, flush=True))"
)
GROUPS = ("calves", "quadriceps", "gluteals", "hamstrings")


def measure(rounds: int, tiny: bool) -> list[Figure]:
    """Return how long pages wait, on a library made for it."""
    sys.path.insert(0, str(EXAMPLES))
    from make_library import make

    from runatomy.app.jobs.archive import open_sources
    from runatomy.app.jobs.importing import import_items
    from runatomy.app.library.home import Home
    from runatomy.app.library.library import Library

    count = FEW if tiny else RUNS
    with desk() as folder:
        make(folder / "runs", count, 1 if tiny else 2)
        with Library.open(Home(folder / "library")) as library:
            import_items(library, open_sources([folder / "runs"]), workers=1 if tiny else 2)
        return figures(folder / "library", rounds, FEW if tiny else ASKED)


def figures(home: Path, rounds: int, asked: int) -> list[Figure]:
    """Return how long pages wait for the library in a folder."""
    with serving(home) as (address, server), httpx.Client(base_url=f"{address}api/v1") as api:
        pages = _pages(api)
        waits: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(rounds):
            for name, ask in pages.items():
                waits[name].append(_slow(ask, asked))
        beside = _figures_drawn(api)
        held = [_memory(one) for one in (server, *server.children(recursive=True))]
        note = f"{api.get('/runs?limit=0').json()['total']:,} runs; 95th percentile of {asked}"
    limits = {name: RUN if name.startswith("run page") else PAGE for name in pages}
    rows = [figure(n, each, "ms", limits[n], note, scale=1e3) for n, each in waits.items()]
    told = f"server {held[0] / 1e6:.0f} MB, {beside} strides drawn beside it"
    return [*rows, figure("memory", [sum(held)], "MB", MEMORY, told, scale=1e-6)]


@contextmanager
def serving(home: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Run a server in a process of its own; gives its address and the process."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(home)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        address = re.sub(r"\s", "", process.stdout.readline())
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _figures_drawn(api: httpx.Client) -> int:
    """Ask for the body in 3D, so that the process that makes it is there; returns how often."""
    speeds = (2.5, 3.0)
    api.get("/figure/bones", timeout=120.0).raise_for_status()
    for speed in speeds:
        api.get("/figure/stride", params={"speed": speed}, timeout=120.0).raise_for_status()
    return len(speeds)


def _memory(process: psutil.Process) -> int:
    """Return what a process holds [bytes], its share of what it has in common with others."""
    held = process.memory_full_info()
    found: int = getattr(held, "pss", held.rss)
    return found


def _pages(api: httpx.Client) -> dict[str, Callable[[], float]]:
    """Return what each page asks: functions that return the seconds of one asking."""
    dice = random.Random(5)
    found = _get(api, "/runs", limit=1000)[1]["runs"]
    days = [date.fromisoformat(run["start"][:10]) for run in found]
    first, last = min(days), max(days)
    _get(api, "/loads")

    def some_day() -> date:
        return first + timedelta(days=dice.randrange((last - first).days + 1))

    def runs() -> float:
        more = dice.choice([{"offset": dice.randrange(len(found))}, {"q": "run"},
                            {"group": dice.choice(GROUPS)}, {"since": some_day()},
                            {"min_distance_m": dice.randrange(20_000)}])  # fmt: skip
        return _get(api, "/runs", **more)[0]

    def calendar() -> float:
        year = some_day().year
        return _get(api, "/calendar", since=f"{year}-01-01", until=f"{year}-12-31")[0]

    def loads() -> float:
        return _get(api, "/loads", until=some_day())[0]

    def trend() -> float:
        return _get(api, "/loads/trend", name=dice.choice(GROUPS), until=some_day())[0]

    def effort() -> float:
        return _get(api, "/loads/effort", until=some_day())[0]

    def recovery() -> float:
        return _get(api, "/recovery", at=some_day())[0]

    def findings() -> float:
        return _get(api, "/findings", until=some_day(), weeks=1)[0]

    def run_page() -> float:
        path = f"/runs/{dice.choice(found)['id']}"
        return sum(_get(api, path + part)[0] for part in ("", "/analysis", "/series", "/track"))

    def muscle() -> float:
        path = f"/runs/{dice.choice(found)['id']}/series"
        return _get(api, path, muscle=dice.choice(["soleus", "vastus_lateralis"]))[0]

    return {"runs page: /runs": runs, "runs page: /calendar": calendar, "body page: /loads": loads,
            "body page: /loads/trend": trend, "body page: /loads/effort": effort,
            "body page: /recovery": recovery, "body page: /findings": findings,
            "run page: all four": run_page, "run page: a muscle's series": muscle}  # fmt: skip


def _get(api: httpx.Client, path: str, **query: object) -> tuple[float, dict]:  # type: ignore[type-arg]
    start = perf_counter()
    answer = api.get(path, params={key: str(value) for key, value in query.items()})
    seconds = perf_counter() - start
    answer.raise_for_status()
    return seconds, answer.json()


def _slow(ask: Callable[[], float], count: int) -> float:
    """Return the 95th percentile of many askings [s]."""
    return quantiles((ask() for _ in range(count)), n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main(__doc__, measure, ROUNDS)
