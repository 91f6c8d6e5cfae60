"""Shortfalls: why a claim does not hold, as far as is known; shown only where it does not."""

from __future__ import annotations

SHORTFALLS: dict[str, str] = {}
