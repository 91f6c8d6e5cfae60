"""What is packed comes out again, within half a step."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from runatomy.app.web.figure.packing import Packed, changes, pack, steps, unpack

SMALL = arrays(np.float64, (7, 5), elements=st.floats(-3.0, 3.0))


@given(SMALL)
def test_values_and_changes_come_out_again(values: np.ndarray) -> None:
    """Within half a step, however far they jump from row to row."""
    data = pack({"name": "ä"}, {"plain": steps(values, 1e-4), "change": changes(values, 1e-4)})
    meta, found = unpack(data)
    assert meta["name"] == "ä"
    for name in ("plain", "change"):
        assert np.abs(found[name] - values).max() <= 0.5001e-4


def test_arrays_lie_on_four_bytes() -> None:
    """A browser reads them in place, which needs whole places."""
    odd = Packed(values=np.arange(5, dtype=np.uint8))
    data = pack({"x": "y"}, {"one": odd, "two": Packed(values=np.ones(3, np.float32))})
    meta, found = unpack(data)
    size = int.from_bytes(data[4:8], "little")
    assert (8 + size) % 4 == 0
    assert all(row["at"] % 4 == 0 for row in meta["arrays"].values())
    assert found["one"].tolist() == [0, 1, 2, 3, 4]


def test_a_header_without_numbers_is_refused() -> None:
    """JSON knows no NaN, and a browser would stumble over it."""
    with pytest.raises(ValueError, match="JSON compliant"):
        pack({"speed": float("nan")}, {})
