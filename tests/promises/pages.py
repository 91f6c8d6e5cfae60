"""Markdown pages taken apart: headings, links, tables and blocks of code."""

from __future__ import annotations

import re
from pathlib import Path

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def blocks(page: Path, language: str) -> list[str]:
    """Return the contents of the page's code blocks in one language."""
    return [
        code for kind, code in FENCE.findall(page.read_text(encoding="utf-8")) if kind == language
    ]


def commands(page: Path) -> list[str]:
    """Return the commands that a page shows behind a prompt, without their remarks."""
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    return [re.split(r"\s+#\s", line[2:])[0].strip() for line in lines if line.startswith("$ ")]


def prose(page: Path) -> str:
    """Return the page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[str]:
    """Return where the page's links point, those to other hosts left out."""
    return [to for to in LINK.findall(prose(page)) if not re.match(r"[a-z]+:", to)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of the page's headings."""
    return {slug(text) for text in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)}


def slug(heading: str) -> str:
    """Return a heading's anchor."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading).strip().lower()
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", plain))


def sections(page: Path) -> dict[str, str]:
    """Return the text below each heading of the second level, by heading."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """Return the rows of the tables in a text, without their headings."""
    cut = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    table = [[cell.strip() for cell in row] for row in cut]
    bars = [
        i for i, row in enumerate(table) if all(set(cell) <= set("-: ") and cell for cell in row)
    ]
    return [row for i, row in enumerate(table) if i not in bars and i + 1 not in bars]
