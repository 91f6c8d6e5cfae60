"""Readers: the bytes of a file to the runs in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from runatomy.records.readers.table import READERS, read_run, read_runs

__all__ = ["READERS", "read_run", "read_runs"]


def __getattr__(name: str) -> Any:
    """Open the watches' readers when first asked for: the laboratory's need none of them."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'runatomy.records.readers' has no attribute {name!r}")
    return getattr(import_module("runatomy.records.readers.table"), name)
