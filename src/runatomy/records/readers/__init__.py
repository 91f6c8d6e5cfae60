"""Readers: the bytes of a file to the runs in it."""

from runatomy.records.readers.table import READERS, read_run, read_runs

__all__ = ["READERS", "read_run", "read_runs"]
