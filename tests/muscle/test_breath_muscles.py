"""The muscles of breathing: found by name, apart from those of the body model."""

from __future__ import annotations

import re

import pytest

from runatomy.muscle.anatomy import (
    BREATH,
    BREATH_GROUPS,
    GROUPS,
    MUSCLES,
    elements_of,
    group_named,
    muscle_named,
    muscles_in,
)


def test_they_stand_apart_from_the_body_models_muscles() -> None:
    assert {muscle.name for muscle in BREATH}.isdisjoint(muscle.name for muscle in MUSCLES)
    assert {group.name for group in BREATH_GROUPS} == {"diaphragm", "intercostals"}
    assert {group.name for group in BREATH_GROUPS}.isdisjoint(group.name for group in GROUPS)


def test_they_have_no_element_in_the_body_model() -> None:
    assert [elements_of(muscle, side) for muscle in BREATH for side in ("right", "left")] == [
        ()
    ] * 6


@pytest.mark.parametrize("muscle", BREATH, ids=lambda muscle: muscle.name)
def test_they_are_found_by_name_and_by_group(muscle) -> None:  # type: ignore[no-untyped-def]
    assert muscle_named(muscle.name) is muscle
    assert muscle in muscles_in(muscle.group)
    assert group_named(muscle.group) in BREATH_GROUPS
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", muscle.name)
    for text in (muscle.does, muscle.in_running):
        assert len(text) > 12 and text[0].isupper() and text.endswith(".") and "  " not in text


def test_groups_hold_them_all() -> None:
    held = [muscle for group in BREATH_GROUPS for muscle in muscles_in(group.name)]
    assert held == list(BREATH)
    every = [group.plain for group in (*GROUPS, *BREATH_GROUPS)]
    assert len(every) == len(set(every))
