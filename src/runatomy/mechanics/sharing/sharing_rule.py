"""SharingRule: what is assumed when moments are shared among muscles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from runatomy.body.coordinates import LEG
from runatomy.terms.errors import MechanicsError

Method = Literal["dynamic", "static"]
Tendon = Literal["elastic", "rigid"]
Objective = Literal["volume", "activation", "volume_cubed", "activation_cubed"]
JOINTS = tuple(LEG[:-1])  # toes straight: the sole carries what bends them


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRule:
    """What is assumed of tendons and what the sharing minimizes; one rule for all muscles."""

    method: Method = "dynamic"  # over the whole motion; static: each frame by itself
    tendon: Tendon = "elastic"  # rigid: as OpenSim's static optimization has them
    objective: Objective = "volume"  # sum of squared activations, weighted by muscle volume
    without: tuple[str, ...] = ()  # leg coordinates whose moments muscles need not give

    def __post_init__(self) -> None:
        for word, choices in (
            (self.method, Method),
            (self.tendon, Tendon),
            (self.objective, Objective),
        ):
            if word not in get_args(choices):
                raise MechanicsError(
                    f"{word!r} is no way to share moments",
                    mend=f"Choose one of: {', '.join(get_args(choices))}.",
                )
        if self.method == "static" and self.power != 2.0:
            raise MechanicsError(
                "static sharing knows squared activations only",
                mend="Choose the objective volume or activation, or the dynamic method.",
            )
        unknown = [name for name in self.without if name not in JOINTS]
        if unknown or set(self.without) == set(JOINTS):
            raise MechanicsError(
                f"{unknown[0]!r} is no coordinate of a leg" if unknown else "no moment is left",
                mend=f"Leave out one or more, not all, of: {', '.join(JOINTS)}.",
            )

    @property
    def weighting(self) -> str:
        """Return what activations are weighted by: "volume", or "activation" for not at all."""
        return self.objective.removesuffix("_cubed")

    @property
    def power(self) -> float:
        """Return to which power activations count."""
        return 3.0 if self.objective.endswith("_cubed") else 2.0
