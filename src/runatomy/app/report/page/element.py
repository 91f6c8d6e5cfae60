"""Element: HTML put together so that no text can break out of its place."""

from __future__ import annotations

import re
from html import escape

from runatomy.app.report import words

UNIT = re.compile(
    r"(?<=\d) (?=(?:km|kJ|kcal|m|mm|kg|s|ms|min)\b|%)"
)  # a number stays with its unit


def text(value: object) -> str:
    """Return text that is safe inside an element and inside a quoted attribute."""
    return escape(UNIT.sub("\u00a0", words.clean(value)), quote=True)


def element(tag: str, *children: str, **attributes: object) -> str:
    """Return an element; children are HTML already, attributes are escaped here.

    `class_` stands for class, and `data_choose` for data-choose; None leaves an attribute out.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>"
