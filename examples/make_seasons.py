"""Make five seasons of runs that nobody ran: what a runner's own weeks say, from real FIT bytes.

    python examples/make_seasons.py --out seasons [--only trail]

A beginner, a marathoner, a trail runner, a sprinter and somebody who comes back after an injury,
a folder each. A few runs of each are simulated second by second; the files of the season are
their beginnings, a little faster or slower, on other days. The same bytes come out every time.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
from course import Course, oval, winding
from fit_writer import fit_bytes
from recording import Recording
from simulate import Plan, cover, record

MONDAY = datetime(2026, 6, 1, 16, 0, tzinfo=UTC)  # of the first week of every season
MINUTE, KILOMETER, MARATHON = 60.0, 1000.0, 42_300.0  # [s], [m], [m] as watches measure it
WALK = 1.45  # [m/s]


@dataclass(frozen=True)
class Day:
    """One run of a season: a beginning of a simulated run, of so many seconds or meters."""

    day: int  # after the first Monday
    base: str
    seconds: float = 0.0
    meters: float = 0.0  # counts where it is given


@dataclass(frozen=True)
class Season:
    """A runner and the weeks they ran."""

    user: Mapping[str, float]  # FIT's gender (0 f, 1 m), age, height [m], weight [kg]
    bases: Mapping[str, Callable[[], Recording]]
    days: tuple[Day, ...]


def level(
    speed: float, seconds: int, seed: int, walks: tuple[float, float] = (0.0, 0.0)
) -> Recording:
    """Return a run on nearly level ground; `walks` [s] says how long it runs and walks by turns."""
    course = winding([(700.0, 3.0), (900.0, -4.0), (500.0, 1.0)] * 24, base=30.0, seed=seed)
    turn = sum(walks)

    def wanted(time: float, _: float) -> tuple[float, bool]:
        walking = turn > 0.0 and time % turn >= walks[0]
        return (WALK, True) if walking else (speed, False)

    return _run(course, wanted, seconds, seed)


def hilly(seconds: int, seed: int) -> Recording:
    """Return a run over hills of 10 to 15 %, the steepest walked."""
    hills = [(600.0, 10.0), (500.0, 60.0), (300.0, 2.0), (450.0, -58.0), (400.0, 58.0),
             (700.0, -72.0)]  # fmt: skip
    course = winding(hills * 10, base=400.0, seed=seed)
    return _run(course, lambda _, at: (2.9, False), seconds, seed)


def descent(seconds: int, seed: int) -> Recording:
    """Return ten level minutes and then a path that falls by 14 % to the valley."""
    course = winding([(1600.0, 0.0), (12_000.0, -1680.0)], base=1900.0, seed=seed)
    return _run(course, lambda _, at: (2.75, False), seconds, seed)


def repeats(speed: float, fast: float, rest: float, count: int, seed: int) -> Recording:
    """Return repeats on a track: warm-up, so many times fast [s] with a walked rest [s], a jog."""
    phases = [(720.0, 2.6, False)]
    phases += [(fast, speed, False), (rest, WALK, True)] * count
    phases += [(480.0, 2.5, False)]
    ends = np.cumsum([seconds for seconds, _, _ in phases])

    def wanted(time: float, _: float) -> tuple[float, bool]:
        phase = phases[min(int(np.searchsorted(ends, time, side="right")), len(phases) - 1)]
        return phase[1], phase[2]

    return _run(oval(14_000.0, base=21.0), wanted, int(ends[-1]), seed, sub_sport=4)


def _run(course: Course, wanted: Plan, seconds: int, seed: int, sub_sport: int = 0) -> Recording:
    truth = cover(course, wanted, seconds=seconds, seed=seed)
    return record("base", course, truth, seed=seed + 1, sub_sport=sub_sport, dynamics=False)


def beginner() -> Season:
    """Ten weeks, three times a week, running and walking; far too much in the seventh."""
    days = []
    for week in range(10):
        longer = 20.0 + 1.5 * week
        for place in (0, 2, 4):
            much = week == 6
            days.append(Day(7 * week + place, "through" if much else "by turns",
                            (55.0 if much else longer) * MINUTE))  # fmt: skip
        if week == 6:
            days.append(Day(7 * week + 6, "through", 70.0 * MINUTE))
    bases = {
        "by turns": lambda: level(2.35, 2400, 101, walks=(120.0, 90.0)),
        "through": lambda: level(2.5, 4300, 103),
    }
    return Season({"gender": 0, "age": 41, "height": 1.66, "weight": 74.0}, bases, tuple(days))


def marathoner() -> Season:
    """Sixteen weeks of five runs, long runs of up to 32 km, the marathon, an easy week."""
    longest = (18, 20, 22, 18, 22, 24, 26, 20, 26, 29, 32, 22, 32, 20)  # [km]
    days = []
    for week in range(14):
        light = 0.8 if week in (3, 7, 11, 13) else 1.0
        days += [
            Day(7 * week + 1, "easy", 50.0 * light * MINUTE),
            Day(7 * week + 2, "fast" if week % 2 else "tempo", 62.0 * MINUTE),
            Day(7 * week + 3, "easy", 45.0 * light * MINUTE),
            Day(7 * week + 5, "easy", 40.0 * light * MINUTE),
            Day(7 * week + 6, "long", meters=longest[week] * KILOMETER),
        ]
    days += [Day(7 * 14 + place, "easy", 30.0 * MINUTE) for place in (1, 3, 5)]
    days += [Day(7 * 14 + 6, "marathon", meters=MARATHON)]
    days += [Day(7 * 15 + place, "easy", 25.0 * MINUTE) for place in (4, 6)]
    bases = {
        "easy": lambda: level(2.85, 3300, 111),
        "tempo": lambda: level(3.35, 3900, 113),
        "fast": lambda: repeats(4.1, 240.0, 120.0, 7, 115),
        "long": lambda: level(2.8, 12_400, 117),
        "marathon": lambda: level(3.1, 14_400, 119),
    }
    return Season({"gender": 1, "age": 38, "height": 1.79, "weight": 71.0}, bases, tuple(days))


def trail() -> Season:
    """Twelve weeks over hills of 10 to 15 %, a long descent in the eighth and the eleventh."""
    days = []
    for week in range(12):
        days += [
            Day(7 * week + 1, "hilly", 60.0 * MINUTE),
            Day(7 * week + 3, "hilly", 50.0 * MINUTE),
        ]
        down = week in (7, 10)
        days.append(Day(7 * week + 5, "descent" if down else "hilly",
                        (55.0 if down else 90.0 + 4.0 * (week % 4)) * MINUTE))  # fmt: skip
    bases = {"hilly": lambda: hilly(6400, 121), "descent": lambda: descent(3300, 123)}
    return Season({"gender": 0, "age": 33, "height": 1.70, "weight": 60.0}, bases, tuple(days))


def sprinter() -> Season:
    """Ten weeks on a track: short intervals, sprints, and little easy running."""
    days = []
    for week in range(10):
        days += [
            Day(7 * week, "easy", 25.0 * MINUTE),
            Day(7 * week + 2, "sprints", 3600.0),
            Day(7 * week + 4, "intervals", 3600.0),
            Day(7 * week + 5, "easy", 30.0 * MINUTE),
        ]
    bases = {
        "easy": lambda: level(2.7, 1900, 131),
        "sprints": lambda: repeats(8.2, 15.0, 165.0, 8, 133),
        "intervals": lambda: repeats(6.2, 33.0, 147.0, 8, 135),
    }
    return Season({"gender": 1, "age": 22, "height": 1.82, "weight": 76.0}, bases, tuple(days))


def returning() -> Season:
    """Eight weeks of running, six of nothing, and eight of a slow return."""
    days = []
    for week in range(8):
        days += [Day(7 * week + place, "easy", 45.0 * MINUTE) for place in (1, 2, 4)]
        days.append(Day(7 * week + 6, "easy", 70.0 * MINUTE))
    for week in range(14, 22):
        base = "by turns" if week < 18 else "easy"
        minutes = 18.0 + 2.0 * (week - 14)
        days += [Day(7 * week + place, base, minutes * MINUTE) for place in (1, 3, 6)]
    bases = {
        "easy": lambda: level(2.95, 4300, 141),
        "by turns": lambda: level(2.6, 2400, 143, walks=(180.0, 60.0)),
    }
    return Season({"gender": 1, "age": 46, "height": 1.76, "weight": 80.0}, bases, tuple(days))


SEASONS: Mapping[str, Callable[[], Season]] = {
    "beginner": beginner,
    "marathoner": marathoner,
    "trail": trail,
    "sprinter": sprinter,
    "returning": returning,
}


def files(name: str, most: int | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file of a season, the first `most` of them."""
    season = SEASONS[name]()
    base = cache(lambda which: season.bases[which]())
    for number, day in enumerate(season.days[:most]):
        run = begun(base(day.base), day, season.user, seed=number)
        yield run.name, fit_bytes(run)


def begun(base: Recording, day: Day, user: Mapping[str, float], seed: int) -> Recording:
    """Return the beginning of a run on its day, a little faster or slower, noise of its own."""
    rng = np.random.default_rng(seed)
    quicker, warm = float(rng.uniform(0.985, 1.015)), float(rng.uniform(-4.0, 4.0))
    end = np.searchsorted(base.distance * quicker, day.meters) if day.meters else int(day.seconds)
    size = min(int(end), base.time.size)
    start = MONDAY + timedelta(days=day.day, seconds=int(rng.integers(0, 2400)))
    distance = base.distance[:size] * quicker
    ends = np.searchsorted(distance, np.arange(KILOMETER, distance[-1], KILOMETER))
    kept = ("latitude_deg", "longitude_deg")
    return replace(
        base,
        name=f"{start:%Y-%m-%d-%H-%M-%S}.fit",
        start=start,
        user=dict(user),
        time=base.time[:size],
        distance=distance,
        speed=np.maximum(base.speed[:size] * quicker + rng.normal(0.0, 0.03, size), 0.0),
        step_rate=base.step_rate[:size] * quicker**0.3,
        heart_rate_bpm=np.rint(base.heart_rate_bpm[:size] + warm),
        altitude=None if base.altitude is None else base.altitude[:size],
        laps=(*map(float, ends), float(size - 1)),
        ascent=None,
        descent=None,
        **{one: None if (v := getattr(base, one)) is None else v[:size] for one in kept},
    )


def make(out: Path, name: str) -> int:
    """Write a season into a folder of its own; returns how many files."""
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for file, content in files(name):
        (folder / file).write_bytes(content)
        count += 1
    return count


def main(arguments: list[str] | None = None) -> None:
    """Write the chosen seasons."""
    parser = argparse.ArgumentParser(description="Make seasons of runs.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--only", choices=list(SEASONS), help="one of them")
    options = parser.parse_args(arguments)
    for name in [options.only] if options.only else SEASONS:
        print(f"{make(options.out, name)} runs in {options.out / name}")


if __name__ == "__main__":
    main()
