"""Archive: files, folders and archives from outside, opened file by file and never written out."""

from __future__ import annotations

from runatomy.app.jobs.archive.item import Item, Source
from runatomy.app.jobs.archive.limits import Limits
from runatomy.app.jobs.archive.sources import open_sources

__all__ = ["Item", "Limits", "Source", "open_sources"]
