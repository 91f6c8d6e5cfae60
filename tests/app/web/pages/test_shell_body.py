"""The drawing pages color: every group has its shapes, every shape says which it is."""

from __future__ import annotations

import re

from runatomy.app.web.pages import shell_body
from runatomy.muscle.anatomy import GROUPS, muscle_named


def test_small_body_has_a_color_of_its_own_for_every_group_drawn() -> None:
    colored = set(re.findall(r"var\(--group-(\w+),", shell_body._small()))
    assert colored == {group.name for group in GROUPS}


def test_large_body_tells_group_and_side_of_every_muscle() -> None:
    shapes = re.findall(
        r'data-muscle="(\w+)" data-group="(\w+)" data-side="(\w+)"', shell_body._large()
    )
    assert len(shapes) == shell_body._large().count("data-muscle=")
    assert {side for *_, side in shapes} == {"left", "right"}
    assert all(muscle_named(name).group == group for name, group, _ in shapes)


def test_drawings_bring_no_style_and_no_script() -> None:
    for text in (shell_body._small(), shell_body._large()):
        assert "<style" not in text
        assert "<script" not in text
        assert " on" not in re.sub(r'="[^"]*"', "", text).replace("on>", "")
