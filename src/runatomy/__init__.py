"""Runatomy: which muscles did that run work?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runatomy.analysis import (
        Load,
        RunAnalysis,
        StrideExplanation,
        analyze_run,
        explain,
    )
    from runatomy.analysis.trial.analyze import analyze_capture
    from runatomy.analysis.trial.trial_analysis import TrialAnalysis
    from runatomy.app.files import read, read_all, read_capture
    from runatomy.records.capture import Capture
    from runatomy.records.run import Run
    from runatomy.terms.errors import RunatomyError
    from runatomy.terms.runner import Runner

__all__ = [
    "Capture",
    "Load",
    "Run",
    "RunAnalysis",
    "RunatomyError",
    "Runner",
    "StrideExplanation",
    "TrialAnalysis",
    "analyze_capture",
    "analyze_run",
    "explain",
    "read",
    "read_all",
    "read_capture",
]

_HOMES = {  # public name -> module; opened when first asked for, so importing does nothing else
    "Capture": "runatomy.records.capture",
    "Load": "runatomy.analysis",
    "Run": "runatomy.records.run",
    "RunAnalysis": "runatomy.analysis",
    "Runner": "runatomy.terms.runner",
    "RunatomyError": "runatomy.terms.errors",
    "StrideExplanation": "runatomy.analysis",
    "TrialAnalysis": "runatomy.analysis.trial.trial_analysis",
    "analyze_capture": "runatomy.analysis.trial.analyze",
    "analyze_run": "runatomy.analysis",
    "explain": "runatomy.analysis",
    "read": "runatomy.app.files",
    "read_all": "runatomy.app.files",
    "read_capture": "runatomy.app.files",
}


def __getattr__(name: str) -> Any:
    """Open a public name's module when it is first asked for."""
    from importlib import import_module

    if name == "__version__":
        return import_module("runatomy.terms.version").VERSION
    if name not in _HOMES:
        raise AttributeError(f"module 'runatomy' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted([*__all__, "__version__"])
