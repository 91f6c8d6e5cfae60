"""The trial's page in a real browser: choosing, sorting, pointing, and nothing out of its place."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from browser import BROWSER, opened

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

POLICY = 'http-equiv="Content-Security-Policy"'
SHOWN = (
    "[...document.querySelectorAll('.one')].filter((one) => one.offsetHeight).map((one) => one.id)"
)
NOTE = "document.body.setAttribute('data-note', JSON.stringify({}));"


def note(dom: str) -> str:
    """Return what a script left on the page."""
    found = re.search(r'<body[^>]*data-note="([^"]*)"', dom)
    assert found
    return found[1].replace("&quot;", '"')


def test_the_hardest_muscle_is_shown_and_another_can_be_chosen(page: str, tmp_path: Path) -> None:
    first = note(opened(page, tmp_path, NOTE.replace("{}", SHOWN)))
    assert re.fullmatch(r'\["muscle-\w+"\]', first)
    act = "const pick = document.querySelector('#closely select');"
    act += "pick.value = '#muscle-psoas_major';"
    act += "pick.dispatchEvent(new Event('change'));" + NOTE.replace("{}", SHOWN)
    assert note(opened(page, tmp_path, act)) == '["muscle-psoas_major"]'


def test_without_script_the_links_choose(page: str, tmp_path: Path) -> None:
    bare = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    act = "location.hash = '#group-calves';" + NOTE.replace("{}", SHOWN)
    assert note(opened(bare, tmp_path, act)) == '["group-calves"]'


def test_sorting_moves_the_rows_and_tells_so(page: str, tmp_path: Path) -> None:
    act = "document.querySelectorAll('#table thead button')[5].click();"
    dom = opened(page, tmp_path, act)
    rows = re.findall(r'<tr class="group"[^>]*>(.*?)</tr>', dom, re.DOTALL)
    values = [float(re.findall(r'<td data-value="([^"]*)"', row)[4]) for row in rows]
    assert values == sorted(values, reverse=True)
    assert dom.count('aria-sort="descending"') == 1


def test_single_muscles_can_be_shown(page: str, tmp_path: Path) -> None:
    dom = opened(page, tmp_path, "document.querySelector('button[data-level=muscle]').click();")
    assert len(re.findall(r'<tr class="group"[^>]* hidden=""', dom)) == 11
    assert not re.search(r'<tr class="muscle"[^>]* hidden=""', dom)


def test_one_moment_is_told_in_every_chart(page: str, tmp_path: Path) -> None:
    act = "document.querySelector('#joints').scrollIntoView({behavior: 'instant'});"
    act += "const slider = document.querySelector('.scrub input'); slider.value = 50;"
    act += "slider.dispatchEvent(new Event('input'));"
    dom = opened(page, tmp_path, act)
    told = re.findall(r'<text class="now"[^>]*>([^<]*)</text>', dom)
    assert told
    assert all(re.fullmatch(r"50 %: right −?[\d.]+, left −?[\d.]+", words) for words in told)


def test_leaving_takes_the_moment_away(page: str, tmp_path: Path) -> None:
    act = "document.querySelector('#joints').scrollIntoView({behavior: 'instant'});"
    act += "const slider = document.querySelector('.scrub input'); slider.value = 50;"
    act += "slider.dispatchEvent(new Event('input')); slider.dispatchEvent(new Event('blur'));"
    dom = opened(page, tmp_path, act)
    assert 'class="now"' not in dom
    assert "panel pointed" not in dom


# No words of a chart lie over others, whatever the charts' width.
OVERLAPS = """
document.querySelectorAll('details').forEach((one) => { one.open = true; });
const shown = [...document.querySelectorAll('.panel[data-low]')].filter((svg) => svg.clientWidth);
const bad = shown.filter((svg) => {
  const boxes = [...svg.querySelectorAll(':scope > text, .tick text')].map((one) => one.getBBox());
  const apart = (a, b) => a.x >= b.x + b.width || b.x >= a.x + a.width
    || a.y >= b.y + b.height || b.y >= a.y + a.height;
  return boxes.some((a, i) => boxes.some((b, j) => i < j && !apart(a, b)));
}).map((svg) => svg.getAttribute('aria-label').slice(0, 40));
document.body.setAttribute('data-note', JSON.stringify([shown.length, bad]));
"""


@pytest.mark.parametrize("which", ["page", "angles_page"])
def test_no_words_of_a_chart_lie_over_others(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    count, bad = re.fullmatch(
        r"\[(\d+),(.*)\]", note(opened(request.getfixturevalue(which), tmp_path, OVERLAPS))
    ).groups()  # type: ignore[union-attr]
    assert int(count) >= 10
    assert bad == "[]"


# What reaches beyond the screen; tables scroll by themselves, drawings have their own box.
BEYOND = """
const frame = document.querySelector('iframe'), inside = frame.contentWindow;
frame.addEventListener('load', () => {
  const beyond = [...inside.document.querySelectorAll('main *, header *, footer *')]
    .filter((one) => one.getBoundingClientRect().right > inside.innerWidth + 1
      && !one.closest('.scroll') && !one.closest('svg'));
  const found = beyond.map((one) => one.className || one.tagName).slice(0, 5);
  document.body.setAttribute('data-note', JSON.stringify([frame.contentWindow.innerWidth, found]));
});
"""


@pytest.mark.parametrize("which", ["page", "angles_page"])
@pytest.mark.parametrize("width", [340, 390, 820])
def test_nothing_reaches_beyond_a_narrow_screen(
    which: str, width: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    inside = escape(request.getfixturevalue(which).replace(POLICY, ""), quote=True)
    outside = f'<body><iframe style="border:0;width:{width}px" srcdoc="{inside}"></iframe></body>'
    assert note(opened(outside, tmp_path, BEYOND)) == f"[{width},[]]"
