"""The page's sections on tissues, roles, springs and breath: their figures are the run's."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from browser import BROWSER, opened
from sample_analysis import sample_analysis

from runatomy.app.report.html import effects, render_html
from runatomy.app.report.page.effects import gauge
from runatomy.app.report.page.effects.roles import sentence
from runatomy.app.report.rows import halves_of, speed_change

WHOLE = sample_analysis(seconds=600)


@pytest.fixture
def whole() -> dict[str, Any]:
    """An analysis that a test may change."""
    return copy.deepcopy(WHOLE)


def section(page: str, key: str) -> str:
    """Return the words of one section of the page."""
    found = re.search(rf'<section id="{key}".*?</section>', page, re.DOTALL)
    assert found, key
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).replace("\u00a0", " ").split())


def test_every_tissue_stands_with_its_figures_range_and_evidence(whole: dict[str, Any]) -> None:
    told = section(render_html(whole), "tissues")
    assert "Achilles tendon carried up to 6.2 body weights (4.3–8.7)" in told
    assert "for 4:45 min" in told  # 285 body-weight seconds a kilometer
    for row in whole["tissues"]:
        assert row["plain"] in told
        assert row["evidence"]["source"].rstrip(".") in told
    assert "6.2 4.3–8.7 0.62 0.50–0.81 285 3,348 6.1 12.4" in told
    assert "△ assumed" in told


def test_a_tissue_measured_in_another_unit_has_no_bar(whole: dict[str, Any]) -> None:
    page = render_html(whole)
    part = page[page.index('id="tissues"') : page.index('id="roles"')]
    assert part.count('class="gauge"') == len(whole["tissues"]) - 1


def test_roles_tell_who_carried_braked_and_drove(whole: dict[str, Any]) -> None:
    told = section(render_html(whole), "roles")
    assert sentence(whole["roles"]["groups"]) in told
    assert "carried most by the calves, 14 % of the support early and 30 % late" in told
    assert "the front thigh did 67 %" in told and "the calves did 57 %" in told
    assert f"{speed_change(0.034):.1f} 67 % of braking" in told
    assert "Deep calf muscle" in told and "Weight alone" in told
    assert "0.11 body weights of the upward" in told


def test_halves_of_a_role_add_up_to_it(whole: dict[str, Any]) -> None:
    for role in (*whole["roles"]["muscles"], *whole["roles"]["others"]):
        assert sum(halves_of(role)) == pytest.approx(role["support_share"])


def test_springs_tell_tendon_against_fiber_work(whole: dict[str, Any]) -> None:
    told = section(render_html(whole), "spring")
    calves = next(row for row in whole["groups"] if row["name"] == "calves")
    assert f"tendons {calves['tendon_share']:.0%}".replace("%", " %") in told
    assert "Midriff" not in told
    names = re.findall(r"M\. soleus", told)
    assert len(names) == 1


def test_sides_are_one_row_whose_works_add_up(whole: dict[str, Any]) -> None:
    soleus = next(row for row in whole["muscles"] if row["name"] == "soleus")
    works = ("positive_work_J", "tendon_returned_J", "negative_work_J", "tendon_stored_J")
    sides = [
        soleus | {"side": side} | {key: part * soleus[key] for key in works}
        for side, part in (("left", 0.25), ("right", 0.75))
    ]
    apart = whole | {"muscles": [r for r in whole["muscles"] if r is not soleus] + sides}
    assert section(effects(apart), "spring") == section(effects(whole), "spring")


def test_breath_tells_air_share_range_and_source(whole: dict[str, Any]) -> None:
    told = section(render_html(whole), "breath")
    for word in ("71 L 55–90 L", "4,810 L", "62 %", "3 % 2–5 %", "2.8 % with resting included"):
        assert word in told, word
    assert "How the air is known. From heart rate." in told
    assert "Midriff (diaphragm)" in told


def test_the_factor_to_measured_cost_is_shown_with_the_model_s_own_total(
    whole: dict[str, Any],
) -> None:
    told = section(render_html(whole), "evidence")
    own = whole["total"]["energy_J"] / 1.25 / 1000
    assert f"the model’s own total was {own:,.0f} kJ. Scaled by the factor 1.25" in told


def test_where_nobody_ran_no_section_stands(whole: dict[str, Any]) -> None:
    for row in (*whole["groups"], *whole["muscles"]):
        row.update(positive_work_J=0.0, tendon_returned_J=0.0, tendon_share=None)
    for row in whole["roles"]["groups"]:
        row["support_share"] = 0.0
    nobody = {"tissues": [], "breath": {"energy_J": 0.0}}
    assert effects(whole | nobody) == ""


@pytest.mark.parametrize(("value", "drawn"), [(-1.0, "0.0000"), (1.0, "0.5000"), (4.0, "1.0000")])
def test_a_gauge_stays_within_its_place(value: float, drawn: str) -> None:
    assert f"--share:{drawn}" in gauge.gauge(value, 2.0)
    assert "bare" in gauge.gauge(value, 2.0)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_a_chosen_muscle_tells_its_roles_and_spring(whole: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelector('#table [data-choose=calves]').click();"
    dom = opened(render_html(whole), tmp_path, act)
    assert "44 % of the support" in dom and "6 %, 57 % of all muscles" in dom
    assert "43 % of its driving work" in dom


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_a_chosen_muscle_of_breathing_breaks_nothing(whole: dict[str, Any], tmp_path: Path) -> None:
    act = "document.querySelector('.groups [data-choose=diaphragm]').click();"
    dom = opened(render_html(whole), tmp_path, act)
    assert "breaths keep their own time" in dom
    assert 'class="body choosing"' not in dom  # nothing is lit, so nothing is dimmed
