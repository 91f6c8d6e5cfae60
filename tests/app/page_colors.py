"""A page's colors: its themes, and how well text stands out."""

from __future__ import annotations

import re


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def themes(page: str) -> list[dict[str, str]]:
    """Return the colors of the light, dark and paper themes."""
    blocks = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    assert len(blocks) == 3
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block)) for block in blocks]


def full(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(2 * c for c in color[1:])


def contrast(one: str, other: str) -> float:
    a, b = sorted((luminance(full(one)), luminance(full(other))), reverse=True)
    return (a + 0.05) / (b + 0.05)
