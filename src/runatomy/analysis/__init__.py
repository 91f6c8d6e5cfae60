"""The whole story: a run in, every muscle out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runatomy.analysis.explanation import StrideExplanation, explain
    from runatomy.analysis.load import Load
    from runatomy.analysis.run import analyze_run
    from runatomy.analysis.run_analysis import RunAnalysis

__all__ = ["Load", "RunAnalysis", "StrideExplanation", "analyze_run", "explain"]

_HOMES = {  # opened when first asked for: a laboratory's trial needs no atlas, and so on
    "Load": "load",
    "RunAnalysis": "run_analysis",
    "StrideExplanation": "explanation",
    "analyze_run": "run",
    "explain": "explanation",
}


def __getattr__(name: str) -> Any:
    """Open a public name's module when it is first asked for."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'runatomy.analysis' has no attribute {name!r}")
    return getattr(import_module(f"runatomy.analysis.{_HOMES[name]}"), name)
