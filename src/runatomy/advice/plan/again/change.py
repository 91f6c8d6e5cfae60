"""Change: what became of one session, and how several of a kind are told in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from runatomy.advice.facts.training import MIXTURE
from runatomy.advice.finding import Finding
from runatomy.advice.plan.making.words import evidence_of

NOT_MADE_UP = "Nothing is made up."
OTHER_DAYS = "The runs of other days count instead."
GENTLE = (
    "The weeks ahead grow gently all the same: what three of four weeks hold is a habit, what one "
    "holds is none yet."
)
A_HABIT = (
    "Three of your last four weeks held more than was planned, so the weeks ahead start from what "
    "you run."
)
AS_MUCH = "All runs of the last seven days together took about as long as planned."
FROM_THERE = "The weeks ahead start from what you ran."


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one session."""

    key: str  # "plan.differed", "plan.missed", "plan.left_out", "plan.less", "plan.moved"
    session: str  # "Monday’s easy run", "strength"
    much: str = ""  # "4.0 km instead of 2.8"; "16" easy minutes; "Friday" to which it moves
    end: str = ""  # what it means for the plan


def told(changes: Sequence[Change], differed: str = "") -> Iterator[Finding]:
    """Return the changes in words, those of a kind together, in the order in which they come.

    `differed` is what runs that were not as planned mean for the weeks ahead.
    """
    kinds: dict[tuple[str, str], list[Change]] = {}
    for one in changes:
        kinds.setdefault((one.key, one.end), []).append(one)
    for (key, end), alike in kinds.items():
        said = differed if key == "plan.differed" else end
        text = f"{_sentence(key, end, alike)} {said}".strip()
        yield Finding(key=key, text=text[0].upper() + text[1:], evidence=evidence_of(MIXTURE),
                      facts=(MIXTURE.key,))  # fmt: skip


def _sentence(key: str, end: str, alike: Sequence[Change]) -> str:
    """Return the sentence of changes of one kind."""
    names = listed([one.session for one in alike])
    several = len(alike) > 1
    if key == "plan.missed":
        days = "their days" if several else "its day"
        return (
            f"You did not run {names} on {days}." if end == OTHER_DAYS else f"You left out {names}."
        )
    if key == "plan.left_out":
        are = "are" if several else "is"
        return f"{names} {are} left out: this week has already asked enough of your legs."
    if key == "plan.less":
        first, *rest = alike
        some = [f"{first.session} becomes {first.much} easy minutes"]
        some += [f"{one.session} {one.much}" for one in rest]
        return f"{listed(some)}: this week has already asked a good deal."
    if key == "plan.moved":
        return (
            f"No {names} is ticked off this week, so it moves to {alike[0].much}: each leg works "
            "on its own once a week. If it was done, tick it off."
        )
    first, *rest = alike
    some = [f"{first.session} came to {first.much}"]
    return f"{listed(some + [f'{one.session} to {one.much}' for one in rest])}."


def listed(names: Sequence[str]) -> str:
    """Return names in a row: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
