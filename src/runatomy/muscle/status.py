"""SolveStatus: solved, or why not, frame by frame."""

from __future__ import annotations

from enum import IntEnum


class SolveStatus(IntEnum):
    """How the sharing of one frame's moments ended; a value, never an exception."""

    SOLVED = 0
    NOT_SOLVED = 1  # the optimizer gave up; its last answer is kept and reported
