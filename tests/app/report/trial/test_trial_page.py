"""The trial's page: whole, safe, usable, and honest about what it lacks."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from page_colors import contrast, themes
from page_reader import read

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.analysis.trial.trust.row import Verdict
from runatomy.app.report.trial.html import trial_page
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.provenance import Provenance

ATTACK = """"><img src=x onerror=alert(1)></script><script>alert('x')</script>${evil}$body\u202e"""
SECTIONS = ("trust", "picture", "joints", "ground", "groups", "closely", "tissues", "roles",
            "spring", "muscles", "strides", "sides", "emg", "evidence")  # fmt: skip


def body_of(page: str) -> str:
    """Return the page without its style and script."""
    return re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)


@pytest.fixture(params=["page", "angles_page"])
def each(request: pytest.FixtureRequest) -> str:
    """The page with and without forces."""
    found: str = request.getfixturevalue(request.param)
    return found


def test_it_is_well_formed(each: str) -> None:
    reader = read(each)
    assert reader.wrong == []
    assert reader.open == []
    ids = [attributes["id"] for _, attributes in reader.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_every_link_leads_somewhere_on_the_page(each: str) -> None:
    reader = read(each)
    ids = {attributes.get("id") for _, attributes in reader.elements}
    links = [a["href"] for _, a in reader.elements if a.get("href")]
    assert len(links) > 50
    assert {link for link in links if link and link[1:] not in ids} == set()


def test_it_is_one_small_file_that_asks_for_nothing_from_outside(each: str) -> None:
    assert len(each.encode()) < 1_600_000
    reader = read(each)
    for tag in ("link", "iframe", "img", "object"):
        assert not reader.all(tag)
    for _, attributes in reader.elements:
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            value = attributes.get(name)
            assert value is None or value.startswith("#"), (name, value)
    assert not re.search(r"https?://|//cdn|@import|url\(", each.replace(SVG, ""))


SVG = "http://www.w3.org/2000/svg"  # a name, not an address


def test_more_strides_hardly_make_it_larger(trial: TrialAnalysis, page: str) -> None:
    many = replace(trial, strides=trial.strides * 4)
    assert len(trial_page(many).encode()) < 1.02 * len(page.encode())


def test_only_our_own_script_may_run(page: str) -> None:
    policy = next(a["content"] for a in read(page).all("meta") if "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    script = page[page.rindex("<script>") + len("<script>") : page.rindex("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


def test_names_from_a_file_stay_text(trial: TrialAnalysis, page: str) -> None:
    assert trial.emg is not None
    row, marker, channel = trial.trust[0], trial.markers[0], trial.emg.channels[0]
    evil = replace(
        trial,
        trial={**trial.trial, "name": ATTACK, "scaling": ATTACK},
        trust=(replace(row, name=ATTACK, told=ATTACK, mend=ATTACK, source=ATTACK, unit=ATTACK),),
        markers=(replace(marker, marker=ATTACK, segment=ATTACK),),
        emg=replace(trial.emg, channels=(replace(channel, channel=ATTACK),), unmatched=(ATTACK,)),
        warnings=(ATTACK,),
        evidence=((ATTACK, Evidence(origin=Origin.MEASURED, source=ATTACK, note=ATTACK)),),
        provenance=Provenance(version=ATTACK, file_name=ATTACK, parameters={ATTACK: ATTACK}),
    )
    made = trial_page(evil)
    reader = read(made)
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert not reader.all("img")
    handlers = [name for _, a in reader.elements for name in a if name.startswith("on")]
    assert handlers == []
    assert "\u202e" not in made
    assert read(page).wrong == reader.wrong == []


def test_sections_stand_in_order_and_are_named(page: str) -> None:
    reader = read(page)
    ids = {attributes.get("id") for _, attributes in reader.elements}
    sections = reader.all("section")
    assert tuple(s["id"] for s in sections if s.get("id")) == SECTIONS
    assert all(section["aria-labelledby"] in ids for section in sections)


def test_headings_go_down_one_at_a_time(each: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(each).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_tell_what_they_hold_and_their_heads(each: str) -> None:
    tables = re.findall(r"<table.*?</table>", each, re.DOTALL)
    plain = [table for table in tables if 'class="evidence"' not in table]
    assert plain
    assert all("<caption" in table for table in plain)
    assert all(a.get("scope") for a in read(each).all("th"))
    for scroll in (a for a in read(each).all("div") if a.get("class") == "scroll"):
        assert scroll["tabindex"] == "0"
        assert scroll["aria-label"]


def test_every_drawing_has_words(page: str) -> None:
    drawings = [a for a in read(page).all("svg") if a.get("role") == "img"]
    assert len(drawings) > 200
    assert all(a.get("aria-label") for a in drawings)
    assert all(
        a.get("role") == "img" or a.get("aria-hidden") == "true" for a in read(page).all("svg")
    )


def test_everything_to_press_has_words(page: str) -> None:
    for inside in re.findall(r"<(?:button|summary)[^>]*>(.*?)</(?:button|summary)>", page, re.S):
        assert re.sub(r"<[^>]*>", "", inside).strip()
    assert not re.search(r"<(div|span|li)[^>]*\bonclick", page)


def test_nothing_unknown_is_printed_as_a_number(each: str) -> None:
    assert not re.search(r"\b(nan|None|undefined|inf)\b|-0 ", body_of(each))


def test_it_tells_what_was_measured_and_what_made_it(trial: TrialAnalysis, page: str) -> None:
    for _, evidence in trial.evidence:
        assert f"</i>{evidence.origin}</span>" in page
    assert "does not diagnose" in page
    assert "0" * 64 in page
    assert "runatomy.trial/1" in page


def test_without_forces_it_says_so_and_draws_no_muscles(angles_page: str) -> None:
    ids = [s["id"] for s in read(angles_page).all("section") if s.get("id")]
    assert ids == ["trust", "picture", "joints", "strides", "sides", "evidence"]
    body = body_of(angles_page)
    assert "no moments and no muscles" in body
    assert "4.00\u00a0m/s, joint by joint" in body
    assert "Moment," not in body
    assert "sk-muscle sk-none" in body
    assert "body weight" not in body


def test_a_trial_with_hardly_anything_still_stands(trial: TrialAnalysis) -> None:
    bare = replace(
        trial, strides=(), curves=(), measures=(), asymmetry=(), ranking=(), emg=None, trust=(),
        markers=(), poses=(), evidence=(), warnings=(),
        trial={"name": None, "muscles": False, "forces": False, "speed_m_s": float("nan")},
    )  # fmt: skip
    made = trial_page(bare)
    assert read(made).wrong == []
    assert "A run, joint by joint" in made
    assert not re.search(r"\b(nan|None)\b", body_of(made))


def test_one_stride_has_curves_without_a_spread(trial: TrialAnalysis) -> None:
    lone = tuple(
        replace(table, value=table.value[:1], stride=table.stride[:1]) for table in trial.curves
    )
    made = trial_page(replace(trial, curves=lone))
    assert 'class="mean right"' in made
    assert 'class="band' not in made


def test_the_verdict_stands_at_the_top_with_what_decides_it(
    trial: TrialAnalysis, page: str
) -> None:
    top = page[page.index('class="banner"') : page.index('class="facts"')]
    worst = [row for row in trial.trust if row.verdict is Verdict.BAD]
    assert worst
    assert "do not trust" in top
    assert worst[0].name in top
    assert 'href="#trust"' in top


def test_verdicts_are_words_and_shapes_as_well_as_colors(trial: TrialAnalysis, page: str) -> None:
    table = page[page.index('class="trust"') : page.index('class="sources"')]
    for verdict in {row.verdict for row in trial.trust}:
        assert f"</svg>{verdict}</span>" in table
    shapes = set(re.findall(r'<svg viewBox="0 0 16 16"[^>]*>(<\w+ [^>]*>)', table))
    assert len(shapes) == len({row.verdict for row in trial.trust})


def test_dark_light_paper_and_calm(page: str) -> None:
    for media in ("prefers-color-scheme: dark", "@media print", "prefers-reduced-motion"):
        assert media in page


def palettes(page: str) -> list[dict[str, str]]:
    """Return the page's colors in light, dark and on paper, the trial's own over the shared."""
    own = re.findall(r"\.trial \{ (--right.*?)\}", page, re.DOTALL)
    assert len(own) == 3
    found = []
    for shared, block in zip(themes(page), own, strict=True):
        found.append(shared | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)))
    return found


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "paper"])
def test_text_and_lines_can_be_seen(page: str, theme: int) -> None:
    colors = palettes(page)[theme]
    for word in ("ink", "muted", "good", "usable", "bad"):
        for ground in ("paper", "card"):
            assert contrast(colors[word], colors[ground]) >= 4.5, (word, ground)
    for line in ("right", "left"):
        assert contrast(colors[line], colors["paper"]) >= 3.0, line
