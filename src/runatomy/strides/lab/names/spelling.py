"""How names are compared: without case, dots, spaces, and the subject before a colon."""

from __future__ import annotations

from collections.abc import Sequence

SIDES = {"r": "r", "l": "l"}
MARKS = ":_. -"


def spelled(name: str) -> str:
    """Return a name as it is compared: `JA1:R.Heel Top` becomes `rheeltop`."""
    last = name.rsplit(":", 1)[-1]
    return "".join(letter for letter in last.casefold() if letter.isalnum())


def all_spelled(names: Sequence[str]) -> tuple[str, ...]:
    """Return every name as it is compared, without the subject's name where all begin with it."""
    shared = _beginning(min(names), max(names)) if len(names) > 1 else ""
    end = max(shared.rfind(mark) for mark in MARKS) + 1
    subject = shared[:end]
    drop = end if spelled(subject) not in ("", *SIDES) else 0
    return tuple(spelled(name[drop:]) for name in names)


def renamed(names: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return names as the others spell them: `RASI` where they have `Subject:rasi`.

    A name that they have already, or that more than one would be meant by, stays as it is.
    """
    theirs, mine = all_spelled(others) if others else (), all_spelled(names) if names else ()
    known = dict(zip(theirs, others, strict=True))
    once = {k for k in known if theirs.count(k) == mine.count(k) == 1}
    return tuple(
        known[letters] if letters in once and name not in others else name
        for letters, name in zip(mine, names, strict=True)
    )


def _beginning(one: str, other: str) -> str:
    """What two names begin with alike; of the first and last in order, all names between do."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return one[:place]
    return min(one, other, key=len)
