"""The page in a real browser: what it draws, and what choosing and sorting change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from browser import BROWSER, opened

from runatomy.app.report.html import render_html

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def test_choosing_a_group_changes_the_whole_page(analysis: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelector('.groups [data-choose=calves]').click();"
    dom = opened(render_html(analysis), tmp_path, act)
    assert re.search(r'data-choose="calves" aria-pressed="true"', dom)
    assert re.search(r'<h3>Calves<em lang="la">M. triceps surae', dom)
    assert "Calves: power, W" in dom
    assert re.search(r'<g class="row on" data-choose="calves">', dom)
    assert re.search(r"Power: calves", dom)


def test_sorting_moves_the_rows_and_tells_so(analysis: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelectorAll('#table thead button')[4].click();"
    dom = opened(render_html(analysis), tmp_path, act)
    rows = re.findall(r'<tr class="group"[^>]*data-name="(\w+)"', dom)
    braking = {row["name"]: row["braking_share"] for row in analysis["groups"]}
    known = sorted((share for share in braking.values() if share is not None), reverse=True)
    assert [braking[name] for name in rows] == [*known, None, None]
    assert dom.count('aria-sort="descending"') == 1


def test_single_muscles_can_be_shown(analysis: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelector('[data-level=muscle][type=button]').click();"
    dom = opened(render_html(analysis), tmp_path, act)
    assert len(re.findall(r'<tr class="group"[^>]* hidden=""', dom)) == 13
    assert not re.search(r'<tr class="muscle"[^>]* hidden=""', dom)


def test_the_strides_can_be_switched(analysis: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelectorAll('#stride-switch button')[2].click();"
    dom = opened(render_html(analysis), tmp_path, act)
    assert "−8.1 %" in dom
    assert "177 steps a minute" in dom


def test_the_body_is_colored_by_what_is_asked_for_and_back(
    analysis: dict[str, Any], tmp_path: Path
) -> None:
    press = "document.querySelectorAll('#measures button')[{}].click();"
    page = render_html(analysis)
    plain, braking, back = (
        opened(page, tmp_path, "".join(map(press.format, order))) for order in ((), (2,), (2, 0))
    )
    color = r'data-muscle="soleus"[^>]*><title>([^<]*)</title>|style="([^"]*)" data-muscle="soleus"'
    assert re.findall(color, plain) == re.findall(color, back)
    assert re.findall(color, plain) != re.findall(color, braking)
    assert "braking work, done while lengthening" in braking
    assert re.search(r"Deep calf muscle \(M\. soleus\): [\d.]+ kJ", braking)


def test_choosing_a_muscle_on_the_body_lights_it(analysis: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelector('[data-muscle=soleus] path').dispatchEvent("
    act += "new MouseEvent('click', {bubbles: true}));"
    dom = opened(render_html(analysis), tmp_path, act)
    assert re.search(r'<h3>Deep calf muscle<em lang="la">M\. soleus', dom)
    lit = re.findall(r'<g class="[^"]*\bon\b[^"]*"[^>]*data-muscle="(\w+)"', dom)
    assert set(lit) == {"soleus"}


def test_arrow_keys_move_along_the_run(analysis: dict[str, Any], tmp_path: Path) -> None:
    act = (
        "document.querySelector('#course-chart').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'End', bubbles: true}));"
    )
    dom = opened(render_html(analysis), tmp_path, act)
    assert re.search(r'id="course-chart"[^>]*aria-valuenow="100"[^>]*aria-valuetext="11.9', dom)


@pytest.mark.parametrize(
    "change",
    [
        {"series": None},
        {"strides": []},
        {"muscles": []},
        {"warnings": []},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_part_that_is_missing_breaks_nothing(
    analysis: dict[str, Any], tmp_path: Path, change: dict[str, Any]
) -> None:
    dom = opened(render_html({**analysis, **change}), tmp_path)
    assert "Front thigh (quads)" in dom


def test_a_sparse_recording_draws_what_it_has(analysis: dict[str, Any], tmp_path: Path) -> None:
    for name in ("altitude_m", "slope", "distance_m", "heart_rate_bpm"):
        analysis["series"][name] = [None] * 4200
    for row in analysis["groups"] + analysis["muscles"]:
        row.update(hardest_at_s=None, hardest_power_W=None, low=None, high=None,
                   change_vs_level=None, braking_share=None)  # fmt: skip
    analysis["strides"][0].update(contact_share=None, ground_force_BW=None)
    act = "document.querySelector('.groups button').click();"
    dom = opened(render_html(analysis), tmp_path, act)
    assert "Speed, m/s" in dom
    assert "Elevation, m" not in dom


def test_an_attack_in_a_name_does_nothing(analysis: dict[str, Any], tmp_path: Path) -> None:
    evil = "document.title='owned'"
    attack = f'"><img src=x onerror="{evil}"></script><script>{evil}</script>'
    analysis["run"]["name"] = attack
    for row in analysis["groups"]:
        row.update(plain=attack, latin=attack)
    analysis["strides"][0]["label"] = attack
    act = "document.querySelector('.groups button').click();"
    dom = opened(render_html(analysis), tmp_path, act)
    assert "<title>owned" not in dom
    assert "<img" not in dom
