"""Make a library's worth of runs: years of one to three hours each, as real FIT bytes.

    python examples/make_library.py --out runs --count 3000 [--jobs 2]

A few dozen three-hour runs are simulated as `make_runs.py` does it; each file is a part of one of
them, faster or slower, on another day, with noise of its own. The same bytes come out every time.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from course import winding
from fit_writer import fit_bytes
from recording import Recording
from simulate import cover, record

BASES = 36  # runs that are simulated second by second
LONGEST, SHORTEST = 10_800, 3_600  # [s]
FIRST = datetime(2016, 1, 2, tzinfo=UTC)
APART = 29  # [h] from run to run: about three hundred a year
KILOMETER = 1000.0  # [m] of a lap


@dataclass(frozen=True)
class Run:
    """One file that is to be written."""

    number: int
    base: int
    seed: int

    @property
    def start(self) -> datetime:
        """When it begins: another hour and minute every time."""
        return FIRST + timedelta(hours=APART * self.number, seconds=self.seed % 2400)

    @property
    def name(self) -> str:
        """The name of its file, as watches give them."""
        return f"{self.start:%Y-%m-%d-%H-%M-%S}.fit"


def plan(count: int, seed: int = 1) -> list[Run]:
    """Return the runs, in order of time."""
    rng = np.random.default_rng(seed)
    bases, seeds = rng.integers(0, BASES, count), rng.integers(1, 2**31, count)
    return [Run(i, int(bases[i]), int(seeds[i])) for i in range(count)]


def simulated(base: int) -> Recording:
    """Return a run of three hours over ground of its own, at a pace of its own."""
    rng = np.random.default_rng(1000 + base)
    steep = (0.005, 0.02, 0.05, 0.09)[base % 4]
    ways = rng.uniform(300.0, 1500.0, 60)
    parts = [(float(way), float(way * rng.normal(0.0, steep))) for way in ways]
    course = winding(parts, base=float(rng.uniform(20.0, 900.0)), seed=base)
    pace, wave = float(rng.uniform(2.5, 3.6)), float(rng.choice([0.0, 0.0, 0.5]))

    def wanted(time: float, _: float) -> tuple[float, bool]:
        walks = base % 5 == 0 and time % 1200.0 > 1140.0
        return (1.5, True) if walks else (pace + wave * (time % 480.0 < 180.0), False)

    truth = cover(course, wanted, seconds=LONGEST, seed=2000 + base)
    return record(f"base {base}", course, truth, seed=3000 + base, dynamics=base % 3 == 0)


def varied(base: Recording, run: Run) -> Recording:
    """Return a part of a run, faster or slower, on another day, with noise of its own."""
    rng = np.random.default_rng(run.seed)
    seconds = int(rng.integers(SHORTEST, LONGEST + 1))
    first = int(rng.integers(0, LONGEST - seconds + 1))
    part = slice(first, first + seconds)
    quicker = float(rng.uniform(0.93, 1.07))
    distance = (base.distance[part] - base.distance[first]) * quicker
    channels = {
        name: values[part]
        for name in ("latitude_deg", "longitude_deg", "contact_time", "contact_balance",
                     "vertical_oscillation", "power")
        if (values := getattr(base, name)) is not None
    }  # fmt: skip
    ends = np.searchsorted(distance, np.arange(KILOMETER, distance[-1], KILOMETER))
    return replace(
        base,
        name=run.name,
        start=run.start,
        time=np.arange(seconds, dtype=np.float64),
        distance=distance,
        speed=np.maximum(base.speed[part] * quicker + rng.normal(0.0, 0.03, seconds), 0.0),
        step_rate=base.step_rate[part] * quicker**0.3,
        heart_rate_bpm=np.rint(base.heart_rate_bpm[part] + rng.uniform(-8.0, 8.0)),
        altitude=None
        if base.altitude is None
        else base.altitude[part] + rng.normal(0, 0.1, seconds),
        step_length=None if base.step_length is None else base.step_length[part] * quicker**0.7,
        laps=(*map(float, ends), float(seconds - 1)),
        ascent=None,
        descent=None,
        **channels,
    )


def files(runs: list[Run]) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each run; those of one base should stand together."""
    base: Recording | None = None
    for at, run in enumerate(runs):
        if base is None or runs[at - 1].base != run.base:
            base = simulated(run.base)
        yield run.name, fit_bytes(varied(base, run))


def write(out: Path, runs: list[Run]) -> int:
    """Write some runs into a folder, one below it for each year; returns the bytes."""
    size = 0
    for name, content in files(runs):
        path = out / name[:4] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        size += len(content)
    return size


def make(out: Path, count: int, jobs: int = 2) -> int:
    """Write that many runs into a folder; returns the bytes of all."""
    by_base: dict[int, list[Run]] = {}
    for run in plan(count):
        by_base.setdefault(run.base, []).append(run)
    if jobs == 1:
        return sum(map(partial(write, out), by_base.values()))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(partial(write, out), by_base.values()))


def main(arguments: list[str] | None = None) -> None:
    """Write the runs into a folder."""
    parser = argparse.ArgumentParser(description="Make a library's worth of runs.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--count", type=int, default=3000, help="how many runs (3000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    options = parser.parse_args(arguments)
    size = make(options.out, options.count, options.jobs)
    print(f"{options.count:,} runs in {options.out}, {size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
