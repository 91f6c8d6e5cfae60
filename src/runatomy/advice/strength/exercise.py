"""Exercise: what is done, which muscles it asks for, and when to leave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runatomy.advice.strength.activation import Activation
from runatomy.muscle.anatomy import muscle_named

NOT_SEEN = "no published %MVIC seen"
Slot = Literal["push", "hinge", "calf", "hip_side", "front", "back", "shin", "outer_shin", "inner",
               "hip_flexor"]  # the part of a session it can fill  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise."""

    name: str  # "side_plank"
    plain: str  # "Side plank"
    slot: Slot
    single_leg: bool  # whether each leg works on its own
    equipment: tuple[str, ...]  # of EQUIPMENT; empty where none is needed
    gentle: bool  # whether a beginner may start with it
    heavy: bool  # whether it can be loaded to 80 % of the most one can lift
    held: bool = False  # whether it is held instead of repeated
    groups: tuple[str, ...]  # muscle groups it is for, the first above all
    activations: tuple[Activation, ...] = ()
    how: str  # in two sentences
    purpose: str  # what it is for in running
    leave: str  # when not to
    note: str = ""  # what was measured but is no %MVIC

    @property
    def asks(self) -> str:
        """Return in a line how hard the muscle it is for works, or that nobody was seen to say."""
        mine = [a for a in self.activations if a.group == self.groups[0]]
        best = max(mine or self.activations, key=lambda a: a.percent, default=None)
        if best is None:
            return NOT_SEEN
        word = {"mean": "", "peak": "at its peak ", "over": "over ", "under": "under "}[best.says]
        around = f" ± {best.spread:g}" if best.spread is not None else ""
        muscle = muscle_named(best.muscle).plain.lower()
        return f"{muscle} {word}{best.percent:g}{around} % of its maximum ({best.source})"

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "name": self.name,
            "plain": self.plain,
            "single_leg": self.single_leg,
            "equipment": list(self.equipment),
            "groups": list(self.groups),
            "activations": [a.to_dict() for a in self.activations],
            "asks": self.asks,
            "how": self.how,
            "purpose": self.purpose,
            "leave": self.leave,
            "note": self.note,
        }
