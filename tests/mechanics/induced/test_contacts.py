"""Contacts of one foot, in a stride that returns and in a recording that ends."""

from __future__ import annotations

import numpy as np

from runatomy.mechanics.induced.contacts import contacts


def marked(count: int, *frames: int) -> np.ndarray:
    """True at these frames."""
    return np.isin(np.arange(count), frames)


ALL = np.ones(10, dtype=bool)


def test_every_stay_on_the_ground_is_one_contact() -> None:
    found = contacts(marked(10, 2, 3, 6, 7, 8), ALL, periodic=False)
    assert [list(frames) for frames in found] == [[2, 3], [6, 7, 8]]


def test_a_stride_may_begin_in_a_contact() -> None:
    found = contacts(marked(10, 8, 9, 0, 1), ALL, periodic=True)
    assert [list(frames) for frames in found] == [[8, 9, 0, 1]]


def test_a_stride_may_begin_or_end_with_a_contact() -> None:
    for frames in ([0, 1, 2], [7, 8, 9]):
        found = contacts(marked(10, *frames), ALL, periodic=True)
        assert [list(each) for each in found] == [frames]


def test_a_recording_that_cuts_a_contact_does_not_count_it() -> None:
    found = contacts(marked(10, 0, 1, 4, 5, 9), ALL, periodic=False)
    assert [list(frames) for frames in found] == [[4, 5]]


def test_a_contact_beside_unknown_frames_does_not_count() -> None:
    known = ~marked(10, 4)
    assert contacts(marked(10, 5, 6), known, periodic=False) == []
    assert contacts(marked(10, 3, 4, 5), known, periodic=False) == []
    assert len(contacts(marked(10, 6, 7), known, periodic=False)) == 1


def test_no_contact_at_all() -> None:
    assert contacts(~ALL, ALL, periodic=True) == contacts(~ALL, ALL, periodic=False) == []
    assert contacts(ALL, ALL, periodic=True) == []
