"""Engine: the atlas and one runner, from which every figure of an answer is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from runatomy.advice.kinds.asked import Asked, asked_of
from runatomy.advice.kinds.pace import Pace
from runatomy.advice.kinds.run_type import run_type_named
from runatomy.advice.kinds.schedule import Schedule, Stretch
from runatomy.mechanics.atlas.curves import StrideCurves, stride_curves
from runatomy.mechanics.atlas.lookup import Atlas, Nodes
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.preferred_rate import preferred_step_rate
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.arrays import FloatArray
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner

Course = tuple[float, float, float]  # [m/s], [-], step rate over the usual one [-]


@dataclass(frozen=True, eq=False, kw_only=True)
class Engine:
    """The atlas and one runner; what was looked up once is kept."""

    atlas: Atlas
    runner: Runner = field(default_factory=Runner)
    pace: Pace = field(default_factory=Pace)
    _runs: dict[object, RunMechanics] = field(default_factory=dict, repr=False)
    _strides: dict[Course, StrideCurves] = field(default_factory=dict, repr=False)

    @property
    def mass(self) -> float:
        """Return the runner's mass [kg]."""
        return self.runner.mass or DEFAULT_MASS

    @property
    def height(self) -> float:
        """Return the runner's height [m]."""
        return self.runner.height or DEFAULT_HEIGHT

    def step_rate(self, speed: float, slope: float) -> float:
        """Return the usual step rate [1/s] at a speed [m/s] and slope [-] for this height."""
        return preferred_step_rate(self.atlas, speed, slope, self.height)

    def stride(self, speed: float, slope: float = 0.0, rate: float = 1.0) -> StrideCurves:
        """Return one stride's activity at a speed [m/s], slope [-] and step rate over the usual."""
        course = (speed, slope, rate)
        if course not in self._strides:
            self._strides[course] = stride_curves(self.atlas, self.nodes(*course))
        return self._strides[course]

    def nodes(self, speed: float, slope: float = 0.0, rate: float = 1.0) -> Nodes:
        """Return where such a stride lies in the atlas."""
        steps = rate * preferred_step_rate(self.atlas, speed, slope)
        return self.atlas.nodes(np.array([speed]), np.array([slope]), np.array([steps]))

    def looked_up(self, table: str, speed: float, slope: float = 0.0) -> FloatArray:
        """Return a table of the atlas at a usual stride: its columns, whatever they are."""
        found = self.nodes(speed, slope).interpolate(self.atlas.table(table))
        return np.asarray(found[0], dtype=np.float64)

    def plan(self, speed: float, slope: float = 0.0, seconds: float = 60.0) -> Schedule:
        """Return a schedule of one steady stretch at a speed [m/s] on a slope [-]."""
        rate = self.step_rate(speed, slope)
        stretch = Stretch(seconds=seconds, speed=speed, slope=slope, step_rate=rate)
        return Schedule(about="steady", stretches=(stretch,))

    def steady(self, speed: float, slope: float = 0.0, seconds: float = 60.0) -> RunMechanics:
        """Return a run at one speed [m/s] on one slope [-]."""
        return self._run((speed, slope, seconds), self.plan(speed, slope, seconds))

    def schedule(self, kind: str) -> Schedule:
        """Return a kind of run as this runner runs it."""
        return run_type_named(kind).schedule(self.pace, self.step_rate)

    def kind(self, name: str) -> Asked:
        """Return what a kind of run ("5k", "hills") asks of this runner."""
        plan = self.schedule(name)
        return asked_of(plan.conditions(), self._run(name, plan), self.easy)

    def asked(self, conditions: StrideConditions, mechanics: RunMechanics) -> Asked:
        """Return what any other run asked of this runner."""
        return asked_of(conditions, mechanics, self.easy)

    @cached_property
    def easy(self) -> RunMechanics:
        """Return a minute of easy running on the level, against which others are held."""
        return self.steady(self.pace.easy)

    def _run(self, key: object, plan: Schedule) -> RunMechanics:
        if key not in self._runs:
            self._runs[key] = run_from_atlas(
                plan.conditions(), self.mass, self.height, self.atlas, runner=self.runner
            )
        return self._runs[key]
