"""Laboratory recordings: the bytes of a file to markers, ground forces and muscle signals."""

from runatomy.records.readers.lab.emg import read_emg, with_emg
from runatomy.records.readers.lab.forces import read_forces, with_forces
from runatomy.records.readers.lab.storage import StorageTable, read_storage
from runatomy.records.readers.lab.table import CAPTURES, read_capture

__all__ = [
    "CAPTURES",
    "StorageTable",
    "read_capture",
    "read_emg",
    "read_forces",
    "read_storage",
    "with_emg",
    "with_forces",
]
