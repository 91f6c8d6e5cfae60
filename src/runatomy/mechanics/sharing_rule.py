"""SharingRule: what is assumed when moments are shared among muscles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from runatomy.terms.errors import MechanicsError

Tendon = Literal["elastic", "rigid"]
Objective = Literal["activation", "volume"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRule:
    """What is assumed of tendons and what the sharing minimizes; one rule for all muscles."""

    tendon: Tendon = "elastic"  # rigid: as OpenSim's static optimization has them
    objective: Objective = "activation"  # sum of squares; volume: weighted by muscle volume

    def __post_init__(self) -> None:
        for word, choices in ((self.tendon, Tendon), (self.objective, Objective)):
            if word not in get_args(choices):
                raise MechanicsError(
                    f"{word!r} is no way to share moments",
                    mend=f"Choose one of: {', '.join(get_args(choices))}.",
                )
