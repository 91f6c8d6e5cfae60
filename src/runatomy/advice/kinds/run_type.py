"""RunType: the kinds of run that runners speak of, each as a plain schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runatomy.advice.kinds.pace import FITTED, MARATHON, SLOWEST, Pace
from runatomy.advice.kinds.schedule import Schedule, Stretch
from runatomy.terms.errors import RunatomyError

Rate = Callable[[float, float], float]  # the usual step rate [1/s] at a speed and slope
MINUTE = 60.0  # [s]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunType:
    """One kind of run; its schedule hangs on the runner's 5K time."""

    name: str  # "half"
    plain: str  # "Half marathon"
    about: str  # the schedule in a line
    make: Callable[[Pace], tuple[tuple[float, float, float], ...]]  # (s, m/s, slope) a stretch
    race: float | None = None  # [m] where it is a race

    def schedule(self, pace: Pace, rate: Rate) -> Schedule:
        """Return the run, each stretch with the usual step rate."""
        stretches = tuple(
            Stretch(seconds=s, speed=v, slope=i, step_rate=rate(v, i) if v > 0.0 else 0.0)
            for s, v, i in self.make(pace)
        )
        return Schedule(about=self.about, stretches=stretches)

    def warnings(self, pace: Pace) -> tuple[str, ...]:
        """Return in plain words where the race's time lies beyond what its formula knows."""
        if self.race is None or FITTED[0] <= pace.time_over(self.race) <= FITTED[1]:
            return ()
        return (
            f"{self.plain}: the predicted {pace.time_over(self.race) / MINUTE:.0f} minutes lie "
            "beyond the 3.5 to 230 that Riegel’s formula was fitted to.",
        )


def _race(name: str, plain: str, meters: float) -> RunType:
    """Return a race, evenly paced on the level."""

    def make(pace: Pace) -> tuple[tuple[float, float, float], ...]:
        time = pace.time_over(meters)
        return ((time, meters / time, 0.0),)

    about = f"{meters / 1000.0:.4g} km raced at an even pace on the level"
    return RunType(name=name, plain=plain, about=about, make=make, race=meters)


def _steady(minutes: float) -> Callable[[Pace], tuple[tuple[float, float, float], ...]]:
    return lambda pace: ((minutes * MINUTE, pace.easy, 0.0),)


def _tempo(pace: Pace) -> tuple[tuple[float, float, float], ...]:
    easy = (10.0 * MINUTE, pace.easy, 0.0)
    return easy, (20.0 * MINUTE, pace.tempo, 0.0), easy


def _intervals(pace: Pace) -> tuple[tuple[float, float, float], ...]:
    return ((800.0 / pace.race, pace.race, 0.0), (400.0 / pace.easy, pace.easy, 0.0)) * 6


def _hills(pace: Pace) -> tuple[tuple[float, float, float], ...]:
    up, climb = 75.0, max(SLOWEST, pace.uphill(pace.race, 0.07))
    return ((up, climb, 0.07), (up * climb / pace.easy, pace.easy, -0.07)) * 8


def _trail(pace: Pace) -> tuple[tuple[float, float, float], ...]:
    climb = max(SLOWEST, pace.uphill(pace.tempo, 0.08))
    steep = max(SLOWEST, pace.uphill(pace.tempo, 0.12))
    lap = (
        (5.0 * MINUTE, pace.easy, 0.0),
        (4.0 * MINUTE, climb, 0.08),
        (1.0 * MINUTE, steep, 0.12),
        (4.0 * MINUTE * climb / pace.easy, pace.easy, -0.08),
        (1.0 * MINUTE * steep / pace.easy, pace.easy, -0.12),
    )
    return lap * 4


def _sprint(pace: Pace) -> tuple[tuple[float, float, float], ...]:
    return ((60.0 / pace.sprint, pace.sprint, 0.0), (150.0, 0.0, 0.0)) * 8


RUN_TYPES: tuple[RunType, ...] = (
    _race("5k", "5K", 5000.0),
    _race("10k", "10K", 10_000.0),
    _race("half", "Half marathon", 21_097.5),
    _race("marathon", "Marathon", MARATHON),
    RunType(name="easy", plain="Easy run", about="40 minutes easy on the level",
            make=_steady(40.0)),
    RunType(name="long", plain="Long run", about="100 minutes easy on the level",
            make=_steady(100.0)),
    RunType(name="tempo", plain="Tempo run", make=_tempo,
            about="20 minutes at a pace raced for an hour, 10 easy before and after"),
    RunType(name="intervals", plain="Intervals", make=_intervals,
            about="6 x 800 m at 5K pace, each with a 400 m easy jog"),
    RunType(name="hills", plain="Hills", make=_hills,
            about="8 x 75 s up 7 % as hard as a 5K, jogged back down"),
    RunType(name="trail", plain="Trail run", make=_trail,
            about="4 laps: 5 min level, 4 min up 8 %, 1 min up 12 %, and easily down again"),
    RunType(name="sprint", plain="Sprints", make=_sprint,
            about="8 x 60 m nearly all out, each with 2.5 min of rest"),
)  # fmt: skip
_BY_NAME = {kind.name: kind for kind in RUN_TYPES}


def run_type_named(name: str) -> RunType:
    """Return the kind of run of this name ("hills"); RunatomyError if there is none."""
    if name not in _BY_NAME:
        raise RunatomyError(
            f"no kind of run is called {name!r}", mend=f"Use one of: {', '.join(_BY_NAME)}."
        )
    return _BY_NAME[name]
