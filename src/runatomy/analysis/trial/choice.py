"""Choice: which strides of a trial were asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runatomy.strides.captured_run import CapturedStride
from runatomy.terms.errors import StrideError

ALL = "all"
SIDES = {"r": "r", "right": "r", "l": "l", "left": "l"}
NAMED = 5  # lost strides that an error lists
PIECE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")


def chosen_strides(
    strides: Sequence[CapturedStride], asked: str, where: str | None = None
) -> tuple[int, ...]:
    """Return the places of the strides asked for: "all", "r", "l" or numbers like "1,3-5".

    Strides are numbered in order of time from 1, both feet counted; `where` names the recording.
    Raises StrideError where the trial has no such stride.
    """
    word = asked.strip().lower()
    if word == ALL:
        return tuple(range(len(strides)))
    if word in SIDES:
        found = tuple(i for i, stride in enumerate(strides) if stride.side == SIDES[word])
        if not found:
            foot = "right" if SIDES[word] == "r" else "left"
            raise StrideError(
                f"the trial has no whole stride of the {foot} foot",
                where=where,
                mend="Leave the choice of strides out to see what there is.",
            )
        return found
    numbers = stride_numbers(asked)
    lost = [number for number in numbers if number > len(strides)]
    if lost:
        last = len(strides)
        raise StrideError(
            f"the trial has no stride {', '.join(map(str, lost[:NAMED]))}: it has {last or 'none'}",
            where=where,
            mend=f"Choose among 1 to {last}, numbered in order of time, both feet counted."
            if last
            else "Record more than a stride, or leave the choice of strides out.",
        )
    return tuple(number - 1 for number in numbers)


def stride_numbers(asked: str) -> tuple[int, ...]:
    """Return the numbers in "1,3-5", each once and in order; StrideError for other words."""
    found: set[int] = set()
    for piece in asked.split(","):
        match = PIECE.fullmatch(piece.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= 100_000:
            raise StrideError(
                f"{asked!r} names no strides", mend="Give all, r, l, or numbers such as 1,3-5."
            )
        found.update(range(first, last + 1))
    return tuple(sorted(found))
