"""The body map: what is drawn, where, in which color, and that the SVG stands by itself."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from lxml import etree

from runatomy.app.report.body_map import body_map_svg, drawing
from runatomy.app.report.body_map_style import DARK, LIGHT, color
from runatomy.muscle.anatomy import MUSCLES, muscle_of
from runatomy.terms.errors import AppError

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?(?:\d+(?:\.\d)?|\.\d)")
GRAMMAR = re.compile(rf"(?:M{NUMBER.pattern}(?: ?{NUMBER.pattern})l(?: ?{NUMBER.pattern})+z?)*")
NOT_IN_SIGHT = {"piriformis"}  # beneath the gluteus maximus from behind, behind the pelvis in front

Line = list[tuple[float, float]]


def lines(path: str) -> list[Line]:
    """Return the lines of a path as points."""
    found = []
    for piece in path.split("M")[1:]:
        numbers = [float(number) for number in NUMBER.findall(piece)]
        x, y = numbers[:2]
        line = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        found.append(line)
    return found


def area(path: str) -> float:
    """Return the area a path encloses, holes taken off."""
    closed = [pairwise([*line, line[0]]) for line in lines(path)]
    return abs(sum((a * d - b * c) / 2 for steps in closed for (a, b), (c, d) in steps))


def inside(point: tuple[float, float], path: str) -> bool:
    """Return whether a ray from the point crosses the path an odd number of times."""
    x, y = point
    crossings = 0
    for line in lines(path):
        for (a, b), (c, d) in pairwise([*line, line[0]]):
            crossings += (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a
    return crossings % 2 == 1


def every_path(view: dict) -> list[str]:
    """Return every path of a view."""
    kinds = [*view["wall"], *view["bones"], *view["tendons"], *view["skin"], *view["plain"]]
    shapes = [path for shape in view["muscles"] for path in (shape["path"], shape["fibers"])]
    return [view["silhouette"], view["bands"], *kinds, *shapes, *view["shading"].values()]


def in_sight(view: str) -> dict[str, float]:
    """Return the area of each catalogue muscle on the right half of a view."""
    found: dict[str, float] = {}
    for shape in drawing()["views"][view]["muscles"]:
        name = muscle_of(shape["element"])[0].name
        found[name] = found.get(name, 0.0) + area(shape["path"])
    return found


def tree(svg: str) -> etree._Element:
    """Return the parsed SVG."""
    return etree.fromstring(svg)


def drawn(svg: str, name: str) -> list[etree._Element]:
    """Return the groups of one muscle."""
    return tree(svg).findall(f".//{SVG}g[@data-muscle='{name}']")


def lightness(code: str) -> float:
    """Return the lightness of a color as people see it (OKLab; Ottosson 2020)."""
    channels = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    long = 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b
    medium = 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b
    short = 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b
    return (
        0.2104542553 * math.cbrt(long)
        + 0.7936177850 * math.cbrt(medium)
        - 0.0040720468 * math.cbrt(short)
    )


# The drawing


@pytest.mark.parametrize("view", ["front", "back"])
def test_every_path_is_well_formed_and_stays_on_the_canvas(view: str) -> None:
    figure = drawing()["views"][view]
    for path in every_path(figure):
        assert GRAMMAR.fullmatch(path), path[:80]
        for line in lines(path):
            assert all(-0.05 <= x <= figure["width"] + 0.05 for x, _ in line)
            assert all(-0.05 <= y <= figure["height"] + 0.05 for _, y in line)


def test_every_leg_and_trunk_muscle_is_in_sight_but_for_the_hidden_one() -> None:
    shown = set(in_sight("front")) | set(in_sight("back"))
    wanted = {muscle.name for muscle in MUSCLES if muscle.region in ("leg", "trunk")}
    assert shown == wanted - NOT_IN_SIGHT


def test_only_right_muscles_are_stored_and_arms_take_no_color() -> None:
    for figure in drawing()["views"].values():
        for shape in figure["muscles"]:
            muscle, side = muscle_of(shape["element"])
            assert side == "right"
            assert muscle.region in ("leg", "trunk")


def test_muscles_show_where_they_lie_under_the_skin() -> None:
    front, back = in_sight("front"), in_sight("back")
    for name in ("rectus_femoris", "vastus_medialis", "tibialis_anterior", "rectus_abdominis"):
        assert front[name] > 5 * back.get(name, 0.0)
    for name in ("gluteus_maximus", "biceps_femoris_caput_longum", "semitendinosus", "multifidus"):
        assert back[name] > 5 * front.get(name, 0.0)
    assert back["gastrocnemius_medialis"] > 2 * front["gastrocnemius_medialis"]
    assert back["longissimus_thoracis"] > front.get("longissimus_thoracis", 0.0)


def test_large_muscles_are_drawn_larger_than_small_ones() -> None:
    front, back = in_sight("front"), in_sight("back")
    assert front["vastus_lateralis"] > front["extensor_digitorum_longus"]
    assert front["rectus_femoris"] > front["gracilis"]
    assert back["gluteus_maximus"] == max(back.values())
    assert back["gastrocnemius_medialis"] > back["gastrocnemius_lateralis"]


@pytest.mark.parametrize(("view", "right"), [("front", -1), ("back", 1)])
def test_the_right_half_lies_left_in_front_and_right_from_behind(view: str, right: int) -> None:
    figure = drawing()["views"][view]
    for shape in figure["muscles"]:
        points = [point for line in lines(shape["path"]) for point in line]
        assert all((x - figure["width"] / 2) * right >= -0.5 for x, _ in points)


@pytest.mark.parametrize("view", ["front", "back"])
def test_the_silhouette_is_its_own_mirror_image_and_holds_every_muscle(view: str) -> None:
    figure = drawing()["views"][view]
    outline = figure["silhouette"]
    for shape in figure["muscles"]:
        for line in lines(shape["path"]):
            for x, y in line[:: max(1, len(line) // 12)]:
                assert inside((x, y), outline)
                assert inside((figure["width"] - x, y), outline)


def test_the_drawing_is_small_enough_to_travel_in_every_report() -> None:
    assert len(body_map_svg({})) < 300_000


# The colors


@pytest.mark.parametrize(("scale", "sense"), [(LIGHT, -1), (DARK, 1)])
def test_lightness_goes_one_way_along_the_scale(scale: tuple[str, ...], sense: int) -> None:
    steps = [lightness(color(step / 100, scale)) for step in range(101)]
    assert all((after - before) * sense > 0 for before, after in pairwise(steps))
    assert abs(steps[-1] - steps[0]) > 0.5


def test_the_scale_ends_where_it_says() -> None:
    assert (color(0.0, LIGHT), color(1.0, LIGHT)) == (LIGHT[0], LIGHT[-1])
    assert color(0.5, LIGHT) == LIGHT[len(LIGHT) // 2]


def test_a_load_colors_both_sides_in_both_views() -> None:
    svg = body_map_svg({"soleus": 1.0})
    groups = drawn(svg, "soleus")
    assert sorted(group.get("data-side") for group in groups) == ["left", "left", "right", "right"]
    assert {group.get("style") for group in groups} == {
        f"--load:1.000;--l:{LIGHT[-1]};--d:{DARK[-1]}"
    }


def test_the_sides_can_differ() -> None:
    groups = drawn(body_map_svg({"soleus:left": 0.0, "soleus": 1.0}), "soleus")
    ends = {group.get("data-side"): group.get("style") for group in groups}
    assert f"--l:{LIGHT[0]}" in ends["left"]
    assert f"--l:{LIGHT[-1]}" in ends["right"]


@pytest.mark.parametrize("load", [{}, {"soleus": math.nan}])
def test_a_muscle_without_a_load_is_plain_and_says_so(load: dict[str, float]) -> None:
    for group in drawn(body_map_svg(load), "soleus"):
        assert "bm-none" in group.get("class")
        assert group.get("style") is None
        assert group.findtext(f"{SVG}title") == "Soleus: no value"


@pytest.mark.parametrize("load", [1.01, -0.2, math.inf])
def test_a_load_off_the_scale_is_refused(load: float) -> None:
    with pytest.raises(AppError, match=r"'soleus'.*0 to 1"):
        body_map_svg({"soleus": load})


def test_an_element_nobody_scores_takes_no_color() -> None:
    svg = body_map_svg({"soleus": 1.0}, muscle_of=lambda element: None)
    assert not tree(svg).findall(".//*[@data-muscle]")


# The element


def test_the_svg_stands_by_itself() -> None:
    svg = body_map_svg({"soleus": 0.4})
    root = tree(svg)
    assert (root.get("role"), root.get("viewBox")) == ("img", "0 0 1000 1138")
    assert root.get("aria-label")
    targets = {node.get("id") for node in root.iter() if node.get("id")}
    links = [node.get("href") for node in root.iter(f"{SVG}use")]
    assert links
    assert {link.removeprefix("#") for link in links} <= targets
    assert svg.count("http") == 1  # the name of the SVG language itself
    assert "url(" not in svg
    assert "<script" not in svg


def test_tooltips_say_what_they_are_told_and_nothing_breaks_out() -> None:
    label = '<b>Deep calf & "more"</b>: 12 %'
    groups = drawn(body_map_svg({"soleus": 0.4}, {"soleus": label}), "soleus")
    assert [group.findtext(f"{SVG}title") for group in groups] == [label] * 4
    said = body_map_svg({}, title='a "b" <c>', legend="<d>", ends=("<e>", "&"))
    assert tree(said).get("aria-label") == 'a "b" <c>'
    assert {"<d>", "<e>", "&"} <= {node.text for node in tree(said).iter(f"{SVG}text")}


def test_two_maps_with_two_keys_share_no_id() -> None:
    ids = [
        {node.get("id") for node in tree(body_map_svg({}, key=key)).iter() if node.get("id")}
        for key in ("one", "two")
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_the_page_chooses_the_theme_and_whether_there_is_a_legend() -> None:
    assert tree(body_map_svg({}, theme="dark")).get("class") == "bm bm-dark-page"
    bare = tree(body_map_svg({}, legend=None))
    assert bare.get("viewBox") == "0 0 1000 1046"
    assert not bare.findall(f".//{SVG}g[@class='bm-legend']")
