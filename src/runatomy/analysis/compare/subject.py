"""Subject: one run to compare, be it a kind of run, a recording, or steady conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from runatomy.advice.kinds.asked import Asked
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.run_type import run_type_named
from runatomy.analysis.run_analysis import RunAnalysis
from runatomy.terms.errors import StrideError
from runatomy.terms.runner import Runner

HEART = ("max_heart_rate_bpm", "resting_heart_rate_bpm")
STEADY = 600.0  # [s] of steady conditions
SPEED_LIMIT = 13.0  # [m/s] nobody runs faster


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One run to compare, and what it asked."""

    name: str  # "hills", a file's name, "3.5 m/s +8 %"
    plain: str  # "Hills"
    about: str  # its schedule, in a line
    kind: str | None = None  # name of the kind of run, where it is one
    asked: Asked
    mass: float | None = None  # [kg] of a recorded run's own runner; None: of the comparison's
    height: float | None = None  # [m] the same
    warnings: tuple[str, ...] = ()


def kind_subject(engine: Engine, name: str) -> Subject:
    """Return a kind of run ("hills") as this runner runs it; RunatomyError if there is none."""
    kind = run_type_named(name)
    return Subject(
        name=name,
        plain=kind.plain,
        about=kind.about,
        kind=name,
        asked=engine.kind(name),
        warnings=kind.warnings(engine.pace),
    )


def run_subject(
    engine: Engine, analysis: RunAnalysis, *, who: str = "its own runner", on: str = ""
) -> Subject:
    """Return a recorded run, for the runner it was analyzed for: whoever ran it.

    The engine gives atlas and pace alone: the run is held against that pace run easily by its own
    runner. `who` names them and `on` the day, in words.
    """
    name = str(analysis.run.get("name") or "Run")
    own = _ran(analysis)
    theirs = Engine(atlas=engine.atlas, runner=own, pace=engine.pace)
    assumed = " (assumed)" if "mass" in analysis.runner["assumed"] else ""  # type: ignore[operator]
    return Subject(
        name=name,
        plain=name,
        about=f"as recorded{on and f' on {on}'}, for {who}, {own.mass:.3g} kg{assumed}",
        asked=theirs.asked(analysis.conditions, analysis.mechanics),
        mass=own.mass,
        height=own.height,
        warnings=tuple(f"{name}: {warning}" for warning in analysis.warnings),
    )


def _ran(analysis: RunAnalysis) -> Runner:
    """Return the runner that an analysis was made for, with what it assumed."""
    told: dict[str, Any] = dict(analysis.runner)
    return Runner(
        mass=told["mass_kg"],
        height=told["height_m"],
        **{name: told[name] for name in ("sex", "age", *HEART)},
    )


def steady_subject(engine: Engine, speed: float, slope: float = 0.0) -> Subject:
    """Return ten minutes at one speed [m/s] on one slope [-].

    Raises StrideError where nobody could run so.
    """
    if not 0.0 < speed <= SPEED_LIMIT or not abs(slope) <= 1.0:
        raise StrideError(
            f"{speed:g} m/s on a slope of {slope:.0%} is not running",
            mend="Give a speed and a grade in percent: 3.5m/s@8, 4:30/km@-5.",
        )
    name = f"{speed:.3g} m/s" + (f" {100.0 * slope:+.3g} %".replace("-", "−") if slope else "")
    plan = engine.plan(speed, slope, STEADY)
    return Subject(
        name=name,
        plain=name,
        about=f"{STEADY / 60.0:.0f} minutes at a steady pace",
        asked=engine.asked(plan.conditions(), engine.steady(speed, slope, STEADY)),
    )
