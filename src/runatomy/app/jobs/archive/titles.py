"""Titles: what their owner called the activities, where an export says so."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

TABLE = "activities.csv"  # of a Strava export
NAME = 2  # its column: number, date, name, kind, whatever the language of the headings
LARGEST = 64 * 2**20  # [bytes]
_FILE = re.compile(r"activities/[^/]+\.(fit|gpx|tcx)(\.gz)?", re.IGNORECASE)


def titles_of(table: bytes) -> Mapping[str, str]:
    """Return names of activities by the file of each in the archive; none from another table."""
    found = {}
    text = table.decode("utf-8-sig", "replace")
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            file = next((cell for cell in row if _FILE.fullmatch(cell.strip())), None)
            if file is not None and len(row) > NAME and row[NAME].strip():
                found[file.strip()] = " ".join(row[NAME].split())[:200]
    except csv.Error:  # a cell beyond the library's limit: the names so far are good
        return found
    return found
