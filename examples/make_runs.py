"""Make the example runs: real FIT, GPX and TCX bytes of runs that nobody ran.

    python examples/make_runs.py --out demo [--only hilly]

The same bytes come out every time. The course lies in the middle of an ocean.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
from course import oval, winding
from fit_writer import fit_bytes
from markup_writer import gpx_bytes, tcx_bytes
from recording import Recording
from simulate import cover, record

# (length [m], rise [m]) of each part of the hilly course
HILLS = [
    (900.0, 4.0),
    (1100.0, 66.0),
    (500.0, 5.0),
    (900.0, -58.0),
    (600.0, 0.0),
    (450.0, 63.0),
    (500.0, 10.0),
    (1500.0, -92.0),
    (700.0, 3.0),
    (800.0, 34.0),
    (700.0, -30.0),
    (2500.0, -5.0),
]


@cache
def hilly() -> Recording:
    """About 50 minutes over two hills, with a stop at a crossing and a walk up the steepest."""
    course = winding(HILLS, base=38.0, seed=11)

    def plan(time: float, distance: float) -> tuple[float, bool]:
        if 1400.0 <= time < 1475.0:
            return 0.0, False
        if 4180.0 <= distance < 4330.0:
            return 2.6, True
        return 3.05, False

    truth = cover(course, plan, seconds=3060, seed=21)
    laps = tuple(float(np.searchsorted(truth.distance, 1000.0 * km)) for km in range(1, 9))
    return record("hilly", course, truth, seed=31, pauses=((1404.0, 1474.0),), laps=laps)


@cache
def treadmill() -> Recording:
    """Half an hour indoors, getting faster every five minutes: no positions, no altitude."""
    course = winding([(9000.0, 0.0)], base=0.0, seed=12)
    truth = cover(course, lambda time, _: (2.6 + 0.2 * (time // 300.0), False), 1800, seed=22)
    return record("treadmill", course, truth, seed=32, sub_sport=1, outdoors=False, dynamics=False)


@cache
def intervals() -> Recording:
    """Eight times 400 m on a track, a walk and a short stand after each."""
    course = oval(9000.0, base=21.0)
    phases = [(600.0, 2.7, False)]
    for _ in range(8):
        phases += [(84.0, 4.8, False), (60.0, 1.45, True), (20.0, 0.0, False)]
    phases += [(480.0, 2.6, False)]
    ends = np.cumsum([seconds for seconds, _, _ in phases])

    def plan(time: float, _: float) -> tuple[float, bool]:
        phase = phases[min(int(np.searchsorted(ends, time, side="right")), len(phases) - 1)]
        return phase[1], phase[2]

    truth = cover(course, plan, seconds=int(ends[-1]), seed=23)
    laps = tuple(float(end) for end in ends[:-1])
    return record("intervals", course, truth, seed=33, sub_sport=4, laps=laps)


@cache
def marathon20k() -> Recording:
    """Twenty thousand records: a slow marathon over rolling hills, walking every ninth minute."""
    rolling = [(1500.0, 2.0), (500.0, 14.0), (800.0, -16.0), (700.0, 9.0), (500.0, -9.0)]
    course = winding(rolling * 14, base=60.0, seed=14)

    def plan(time: float, _: float) -> tuple[float, bool]:
        walks = time > 600.0 and time % 540.0 < 60.0
        return (1.5, True) if walks else (2.35, False)

    truth = cover(course, plan, seconds=20_000, seed=24)
    laps = tuple(float(np.searchsorted(truth.distance, 5000.0 * one)) for one in range(1, 9))
    return record("marathon20k", course, truth, seed=34, laps=laps)


FILES: Mapping[str, tuple[Callable[[], Recording], Callable[[Recording], bytes]]] = {
    "hilly.fit": (hilly, fit_bytes),
    "hilly.gpx": (hilly, gpx_bytes),
    "hilly.tcx": (hilly, tcx_bytes),
    "treadmill.fit": (treadmill, fit_bytes),
    "intervals.fit": (intervals, fit_bytes),
    "marathon20k.fit": (marathon20k, fit_bytes),
}


def make(name: str) -> bytes:
    """Return the bytes of one example file."""
    recording, write = FILES[name]
    return write(recording())


def main(arguments: list[str] | None = None) -> None:
    """Write the chosen example files into a folder."""
    parser = argparse.ArgumentParser(description="Make the example runs.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument(
        "--only",
        metavar="NAME",
        choices=[*FILES, *(name[:-4] for name in FILES if name.endswith(".fit"))],
        help=f"one of {', '.join(FILES)} (without a suffix: the FIT file)",
    )
    options = parser.parse_args(arguments)
    chosen = list(FILES)
    if options.only:
        chosen = [options.only if options.only in FILES else f"{options.only}.fit"]
    options.out.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        path = options.out / name
        path.write_bytes(make(name))
        print(f"{path}  {path.stat().st_size / 1000.0:,.0f} kB")


if __name__ == "__main__":
    main()
