"""Once: what several runs would all say is said by one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def said_once(runs: Sequence[Sequence[Mapping[str, Any]]]) -> list[list[Mapping[str, Any]]]:
    """Return the findings of some runs, as plain values, each general sentence once.

    What has no figure of its own run ("cannot tell", word for word the same) is kept where it comes
    first; what has one is kept everywhere.
    """
    said: set[str] = set()
    kept = []
    for findings in runs:
        fresh = [one for one in findings if not (_general(one) and one["text"] in said)]
        said.update(one["text"] for one in fresh if _general(one))
        kept.append(fresh)
    return kept


def _general(finding: Mapping[str, Any]) -> bool:
    """Tell whether a finding has no figure of its own run."""
    return finding["value"] is None and finding["low"] is None
