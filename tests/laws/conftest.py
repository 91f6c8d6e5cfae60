"""Strides solved once for all tests of laws and published figures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tools.validation.solved import Strides

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)  # the measures are those of the validation page


@pytest.fixture(scope="session")
def solved() -> Strides:
    """Strides of the reference runner; each condition is solved when first asked for."""
    from tools.validation.solved import Strides

    return Strides()
