"""The recordings, each analyzed once for all tests; comparisons are those of docs/validation.md."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tools.validation.laboratory.recorded import Recorded

ROOT = str(Path(__file__).resolve().parents[3])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture(scope="session")
def recorded(shared: Path) -> Recorded:
    """The recordings beside this checkout."""
    from tools.validation.laboratory.recorded import Recorded

    return Recorded(shared)
