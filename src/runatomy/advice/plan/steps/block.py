"""Block: some steps, once or several times over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from runatomy.advice.plan.steps.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some steps, `times` over."""

    times: int = 1
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """Return how long it takes [s]."""
        return self.times * sum(step.seconds for step in self.steps)

    @property
    def distance(self) -> float:
        """Return the distance run [m]."""
        return self.times * sum(step.distance for step in self.steps)

    @property
    def walked(self) -> float:
        """Return how long of it is walked [s]."""
        return self.times * sum(step.seconds for step in self.steps if step.speed <= 0.0)

    def by_effort(self) -> Block:
        """Return it without speeds to keep to: effort alone is asked for."""
        return replace(self, steps=tuple(replace(step, low=None, high=None) for step in self.steps))

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {"times": self.times, "steps": [step.to_dict() for step in self.steps]}
