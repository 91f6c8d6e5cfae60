"""The page's section on what the run means: every finding with its figure and what it rests on."""

from __future__ import annotations

import copy
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from browser import BROWSER, opened
from page_reader import read
from sample_analysis import sample_analysis

from runatomy.app.report.html import render_html
from runatomy.app.report.meaning.sources import facts_of
from runatomy.app.report.meaning.topics import by_topic
from runatomy.app.report.page.meaning.fuel_split import fuel_split
from runatomy.app.report.page.meaning.section import meaning
from runatomy.app.report.page.meaning.wear_ranges import wear_ranges
from runatomy.app.report.page.meaning.zones import zones

WHOLE = sample_analysis(seconds=4800)
LIMIT = 700_000  # bytes a page may have


@pytest.fixture
def whole() -> dict[str, Any]:
    """An analysis that a test may change."""
    return copy.deepcopy(WHOLE)


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("\u00a0", " ").split())


def test_every_finding_stands_with_its_grade_and_all_it_rests_on(whole: dict[str, Any]) -> None:
    told = words_of(meaning(whole))
    assert {row["topic"] for row in whole["findings"]} == {"heart", "fuel", "wear", "sides"}
    for row in whole["findings"]:
        known = row["evidence"]
        assert row["text"] in told
        assert known["source"] in told and known["origin"] in told
        assert " ".join(known.get("note", "").split()) in told
        assert len(facts_of(row)) == len(row["facts"]), row["key"]
        for fact in facts_of(row):
            assert fact.says in told and fact.source in told
    assert told.count("How we know") == 0  # the browser writes it
    assert "it does not diagnose" in told


def test_topics_stand_in_order_each_with_its_title(whole: dict[str, Any]) -> None:
    heads = re.findall(r"<h3>(.*?)</h3>", meaning(whole))
    assert heads == ["Heart and breath", "Fuel", "Tendons, joints and bones", "Left and right"]


def test_what_presses_says_so_in_words_and_comes_first(whole: dict[str, Any]) -> None:
    page = meaning(whole)
    for row in whole["findings"]:
        item = next(i for i in re.findall(r"<li class=.*?</details></li>", page, re.DOTALL)
                    if words_of(row["text"]) in words_of(i))  # fmt: skip
        said = {"info": '<b class="hidden">Good', "notice": "<b>Worth a thought"}[row["weight"]]
        assert said in item
        if row["professional"]:
            assert f'class="see">{row["professional"]}' in item
    sides = dict(by_topic(whole["findings"]))["Left and right"]
    assert sides[0]["weight"] == "notice" and sides[0]["professional"]


def test_all_that_stands_behind_a_sentence_can_be_opened(whole: dict[str, Any]) -> None:
    page = meaning(whole)
    assert page.count("<summary>") == len(whole["findings"]) + 1  # and what the grades mean
    for grade in ("Strong", "Moderate", "Weak", "Open"):
        assert f"<dt>{grade}</dt>" in page


def test_zones_are_drawn_with_their_times_and_ranges(whole: dict[str, Any]) -> None:
    heart = whole["heart"]
    told = words_of(zones(heart))
    assert zones(heart).count('class="gauge') == 5
    assert f"under {heart['zones'][0]['to_bpm']:.0f}" in told
    whole_time = sum(zone["seconds"]["usual"] for zone in heart["zones"])
    assert whole_time == pytest.approx(4800.0)
    assert heart["notes"][0] in told
    assert zones({**heart, "zones": []}) == "" == zones(None)


def test_fat_and_carbohydrate_share_one_bar(whole: dict[str, Any]) -> None:
    page = fuel_split(whole["fuel"])
    told, share = words_of(page), whole["fuel"]["fat_share"]
    assert f"--share:{share['usual']:.3f}" in page
    parts = [int(part) for part in re.findall(r"(\d+) % ", told)]
    assert sum(parts) in (99, 100, 101)
    assert f"{whole['fuel']['fat']['g']['usual']:.0f} g" in told
    assert fuel_split({**whole["fuel"], "fat_share": None}) == "" == fuel_split(None)


def test_wear_is_told_against_an_easy_run_as_long() -> None:
    row = {"plain": "Achilles tendon", "total": 5000.0, "per_km": 500.0, "wear_km": 20.0,
           "wear_low_km": 10.0, "wear_high_km": 40.0}  # fmt: skip
    page = wear_ranges([row])
    assert words_of(page).startswith("Achilles tendon 2.0 × 1.0–4.0")
    ends = [float(value) for value in re.findall(r"--(?:low|share|high):([\d.]+)", page)]
    assert ends == sorted(ends) and ends[-1] == 1.0
    assert f"--one:{ends[0]:.3f}" in page  # its low is just the easy run
    wide = words_of(wear_ranges([{**row, "wear_high_km": 60.0}]))
    assert wide.startswith("Achilles tendon – 1.0–6.0")  # where studies differ too much: no number
    assert wear_ranges([{**row, "wear_km": None}]) == "" == wear_ranges([])


def test_without_findings_no_section_stands(whole: dict[str, Any]) -> None:
    for nothing in ([], None):
        assert meaning({**whole, "findings": nothing}) == ""
    del whole["findings"], whole["heart"], whole["fuel"]
    assert 'id="meaning"' not in render_html(whole)


def test_an_attack_in_a_finding_stays_text(whole: dict[str, Any]) -> None:
    attack = '"><script>alert(1)</script>'
    for row in whole["findings"]:
        row.update(text=attack, professional=attack, weight=attack, unit=attack, topic=attack)
        row["evidence"] = dict.fromkeys(row["evidence"], attack)
    reader = read(meaning(whole))
    assert reader.wrong == [] and not reader.all("script")


def test_a_page_stays_small() -> None:
    assert len(render_html(WHOLE).encode()) < LIMIT


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_a_phone_needs_no_scrolling_to_the_side(whole: dict[str, Any], tmp_path: Path) -> None:
    act = (
        "const f=document.createElement('div');f.style.width='360px';"
        "const m=document.querySelector('#meaning');f.append(m);document.body.append(f);"
        "document.body.setAttribute('data-wide', m.scrollWidth-360);"
    )
    dom = opened(render_html(whole), tmp_path, act)
    found = re.search(r'data-wide="(-?\d+)"', dom)
    assert found and int(found[1]) <= 0
