"""The report's page: whole, safe, usable."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import pairwise
from typing import Any

import pytest
from page_colors import contrast, themes
from page_reader import read

from runatomy.app.report.html import render_html

ATTACK = """"><img src=x onerror=alert(1)></script><script>alert('x')</script>${evil}$body\u202e"""


@pytest.fixture
def page(analysis: dict[str, Any]) -> str:
    return render_html(analysis)


def embedded(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_it_is_well_formed(page: str) -> None:
    reader = read(page)
    assert reader.wrong == []
    assert reader.open == []
    ids = [attributes["id"] for _, attributes in reader.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_it_is_one_small_file_that_asks_for_nothing_from_outside(page: str) -> None:
    assert len(page.encode()) < 1_000_000
    reader = read(page)
    assert not reader.all("link")
    assert not reader.all("iframe")
    for _, attributes in reader.elements:
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            value = attributes.get(name)
            assert value is None or value.startswith(("#", "data:")), (name, value)
    without = page.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|//cdn|@import|url\((?!#)", without)


def test_a_long_run_stays_small() -> None:
    from sample_analysis import sample_analysis

    assert len(render_html(sample_analysis(seconds=30_000)).encode()) < 1_000_000


def test_only_our_own_script_may_run(page: str) -> None:
    policy = next(a["content"] for a in read(page).all("meta") if "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    script = page[page.rindex("<script>") + len("<script>") : page.rindex("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


def test_names_from_a_file_stay_text(analysis: dict[str, Any]) -> None:
    calm = read(render_html(analysis))
    analysis["run"]["name"] = ATTACK
    analysis["warnings"] = [ATTACK]
    analysis["provenance"]["device"] = ATTACK
    analysis["provenance"]["file"]["name"] = ATTACK
    analysis["provenance"]["parameters"] = {ATTACK: ATTACK}
    analysis["evidence"][0].update(what=ATTACK, source=ATTACK, note=ATTACK, origin=ATTACK)
    for row in analysis["groups"][:1] + analysis["muscles"][:1]:
        row.update(plain=ATTACK, latin=ATTACK, side=ATTACK)
    analysis["strides"][0]["label"] = ATTACK
    page = render_html(analysis)
    reader = read(page)
    assert [tag for tag, _ in reader.elements].count("script") == 2
    assert len(reader.all("img")) == len(calm.all("img"))
    handlers = [name for _, a in reader.elements for name in a if name.startswith("on")]
    assert handlers == []
    assert embedded(page)["groups"][0]["plain"] == ATTACK
    assert "\u202e" not in page[: page.index('id="data"')]


def test_headings_go_down_one_at_a_time_and_every_section_is_named(page: str) -> None:
    reader = read(page)
    levels = [int(tag[1]) for tag, _ in reader.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = {attributes.get("id") for _, attributes in reader.elements}
    for section in reader.all("section"):
        assert section["aria-labelledby"] in ids


def test_tables_tell_their_heads_and_their_order(page: str, analysis: dict[str, Any]) -> None:
    heads = read(page).all("th")
    assert all(head.get("scope") in ("col", "row") for head in heads)
    sorts = [head["aria-sort"] for head in heads if "aria-sort" in head]
    assert len(sorts) == 10
    assert sorts.count("descending") == 1
    rows = [row for row in read(page).all("tr") if row.get("data-level")]
    assert len(rows) == 13 + len(analysis["muscles"])


def test_everything_to_press_is_a_button_with_words(page: str) -> None:
    body = page[: page.index('id="data"')]
    for inside in re.findall(r"<button[^>]*>(.*?)</button>", body, re.DOTALL):
        assert re.sub(r"<[^>]*>", "", inside).strip()
    assert not re.search(r"<(div|span|li)[^>]*\bonclick", body)
    select = re.search(r"<label>(.*?)</label>", body, re.DOTALL)
    assert select
    assert "<select" in select[1]


def test_values_stand_beside_the_colors(page: str, analysis: dict[str, Any]) -> None:
    for row in analysis["groups"]:
        assert f'data-choose="{row["name"]}"' in page
    for word in ("22\u00a0%", "18–28", "600", "−4\u00a0%", "5:45", "1.0\u00a0km", "644\u00a0kcal"):
        assert word in page, word


def test_it_tells_what_was_measured_and_what_made_it(page: str, analysis: dict[str, Any]) -> None:
    for row in analysis["evidence"]:
        assert f"</i>{row['origin']}</span>" in page
    for word in ("Minetti et al. 2002", "9f2c" * 16, "Garmin fenix 5", "full body, 416 muscles"):
        assert word in page
    assert "does not diagnose" in page
    for warning in analysis["warnings"]:
        assert warning.split(" ", 2)[2][:12] in page


def test_no_position_reaches_the_page(analysis: dict[str, Any]) -> None:
    analysis["series"]["latitude_deg"] = [46.123456] * 4200
    analysis["series"]["longitude_deg"] = [7.654321] * 4200
    page = render_html(analysis)
    assert "46.123" not in page
    assert "7.6543" not in page


def test_without_series_strides_or_muscles_it_still_stands(analysis: dict[str, Any]) -> None:
    analysis.update(series=None, strides=[], warnings=[], muscles=[], evidence=[])
    page = render_html(analysis)
    assert read(page).wrong == []
    assert embedded(page)["course"] is None


def test_a_run_without_altitude_heart_rate_or_running(analysis: dict[str, Any]) -> None:
    for name in ("altitude_m", "heart_rate_bpm", "slope"):
        analysis["series"][name] = [None] * 4200
    for row in analysis["groups"] + analysis["muscles"]:
        row.update(energy_J=0.0, energy_share=0.0, low=None, high=None, hardest_at_s=None,
                   hardest_power_W=None, braking_share=None, change_vs_level=None)  # fmt: skip
    analysis["run"].update(start=None, ascent_m=None, descent_m=None)
    page = render_html(analysis)
    assert "No running was found" in page
    body = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(nan|None|undefined)\b", body)


def test_dark_light_paper_and_calm(page: str) -> None:
    for media in ("prefers-color-scheme: dark", "@media print", "prefers-reduced-motion"):
        assert media in page


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "paper"])
def test_text_can_be_read(page: str, theme: int) -> None:
    colors = themes(page)[theme]
    for text in ("ink", "muted", "accent"):
        for ground in ("paper", "card", "soft"):
            assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
    assert contrast(colors["cool"], colors["paper"]) >= 3.0


def test_the_body_is_drawn_colored_and_told(page: str, analysis: dict[str, Any]) -> None:
    shapes = [a for a in read(page).all("g") if a.get("data-muscle")]
    assert {"soleus", "gluteus_maximus", "vastus_lateralis"} <= {a["data-muscle"] for a in shapes}
    most = max(row["energy_share"] for row in analysis["muscles"])
    for row in analysis["muscles"]:
        mine = [a for a in shapes if a["data-muscle"] == row["name"]]
        load = f"--load:{(row['energy_share'] / most) ** 0.5:.3f}"
        assert all(load in str(a["style"]) for a in mine), row["name"]
    assert "Deep calf muscle (M. soleus): " in page
    assert "share of all muscles’ energy" in page


def test_sides_have_their_own_color(analysis: dict[str, Any]) -> None:
    soleus = next(row for row in analysis["muscles"] if row["name"] == "soleus")
    others = [row for row in analysis["muscles"] if row["name"] != "soleus"]
    sides = [{**soleus, "side": side, "energy_share": soleus["energy_share"] * part}
             for side, part in (("left", 0.3), ("right", 0.7))]  # fmt: skip
    page = render_html({**analysis, "muscles": others + sides})
    shapes = [a for a in read(page).all("g") if a.get("data-muscle") == "soleus"]
    styles = {a["data-side"]: a["style"] for a in shapes}
    assert styles["left"] != styles["right"]
    assert "Deep calf muscle, left" in page
