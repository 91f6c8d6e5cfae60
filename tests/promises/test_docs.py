"""The documentation keeps its word: pages listed, links alive, terms explained, nothing fetched."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from runatomy.body.coordinates import COORDINATES
from runatomy.muscle.anatomy import GROUPS, MUSCLES
from runatomy.strides.conditions import StrideConditions
from runatomy.terms.evidence import Origin

from . import pages
from .conftest import ROOT, call

DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [*DOCS, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
         ROOT / "benchmarks" / "README.md"]  # fmt: skip
NAV = re.compile(r"^\s+- [^#\n]*?([\w./-]+\.md)\s*$", re.MULTILINE)
GLOSSARY = ROOT / "docs" / "glossary.md"


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def test_the_menu_lists_every_page_and_no_other() -> None:
    menu = NAV.findall((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(menu) == sorted(page.relative_to(ROOT / "docs").as_posix() for page in DOCS)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in pages.links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)} links to {link}, which is not there"
        if anchor:
            assert anchor in pages.anchors(target), f"{name_of(page)}: no heading for {link}"


@pytest.mark.parametrize("page", DOCS, ids=name_of)
def test_pages_link_only_inside_the_documentation(page: Path) -> None:
    for link in pages.links(page):
        target = (page.parent / link.partition("#")[0]).resolve()
        assert target.is_relative_to(ROOT / "docs"), f"{link} would be dead in the built pages"


def test_built_pages_fetch_nothing(tmp_path: Path) -> None:
    done = call(sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet",
                "--site-dir", str(tmp_path / "site"), cwd=ROOT)  # fmt: skip
    assert done.returncode == 0, done.stderr
    fetched = re.compile(
        r"<(?:script|img|iframe|source)[^>]+src=[\"']?(?:https?:)?//[^>]*>"
        r"|<link[^>]+rel=[\"']?(?:stylesheet|preconnect|preload|icon)[^>]+href=[\"']?(?:https?:)?//[^>]*>"
    )
    built = sorted((tmp_path / "site").rglob("*.html"))
    assert len(built) >= len(DOCS)
    for page in built:
        assert not fetched.findall(page.read_text(encoding="utf-8")), page.name
    for sheet in (tmp_path / "site").rglob("*.css"):
        assert not re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8"))


def glossary() -> list[list[str]]:
    return pages.rows(GLOSSARY.read_text(encoding="utf-8"))


def explained() -> set[str]:
    return {word for row in glossary() for cell in row for word in re.findall(r"`([^`]+)`", cell)}


def test_glossary_rows_are_complete() -> None:
    for row in glossary():
        assert row[0] and row[-1], f"a term without its meaning: {row}"


@pytest.mark.parametrize("section", ["The stride", "The course", "Joint angles", "Forces", "Muscle",
                                     "Work and energy"])  # fmt: skip
def test_terms_named_in_the_code_have_a_unit(section: str) -> None:
    for row in pages.rows(pages.sections(GLOSSARY)[section]):
        code, unit = row[-3], row[-2]
        assert unit or not code or row[0] == "energy kind", f"{row[0]} has no unit"


@pytest.mark.parametrize("word", ["stance", "swing", "duty factor", "step rate", "stride", "slope",
                                  "activation", "fiber length", "pennation", "moment arm",
                                  "positive work", "negative work", "energy kind", "reserve",
                                  "foot strike", "toe-off", "step", "cross-section"])  # fmt: skip
def test_glossary_has_the_words_of_the_field(word: str) -> None:
    assert word in {row[0] for row in glossary()}


def test_glossary_has_every_field_of_the_stride_conditions() -> None:
    fields = {field.name for field in dataclasses.fields(StrideConditions)} - {"warnings"}
    assert fields <= explained()


def test_glossary_has_every_joint_angle() -> None:
    angles = {re.sub(r"_[rl]$", "", name) for name in COORDINATES}
    assert angles - {"pelvis_tx", "pelvis_ty", "pelvis_tz"} <= explained()


def test_glossary_has_every_origin() -> None:
    assert {str(origin) for origin in Origin} <= {row[0] for row in glossary()}


def test_glossary_has_every_group_and_muscle() -> None:
    table = {
        row[0].strip("`"): row for row in pages.rows(pages.sections(GLOSSARY)["Muscle groups"])
    }
    assert list(table) == [group.name for group in GROUPS]
    for group in GROUPS:
        assert table[group.name][1] == group.plain
    for muscle in MUSCLES:
        if muscle.region != "arm":
            name = muscle.latin.removeprefix("M. ").replace(": M. ", ": ")
            assert name in table[muscle.group][2].split("; "), f"{name} in {muscle.group}"
