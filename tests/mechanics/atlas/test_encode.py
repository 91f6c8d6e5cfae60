"""An atlas as bytes: the same again, and never a damaged one taken for sound."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runatomy.mechanics.atlas import open_atlas
from runatomy.mechanics.atlas.encode import FORMAT, AtlasArchive, checksum, encode_atlas
from runatomy.terms.errors import AtlasError

ARRAYS = {
    "single": np.linspace(0.0, 1.0, 200, dtype=np.float32).reshape(10, 20),
    "small": np.arange(50, dtype=np.uint8),
    "half": np.array([0.5, np.pi], dtype=np.float16),
    "names": np.array(["soleus", "gluteus_maximus"]),
    "yes": np.array([[True], [False]]),
    "scalar": np.array(2.5),
}
NOTES = {"version": "1", "samples": 16, "joints": ["hip", "knee"]}
DATA = encode_atlas(ARRAYS, NOTES)


def test_there_and_back() -> None:
    archive = AtlasArchive(DATA)
    for name, array in ARRAYS.items():
        found = archive[name]
        np.testing.assert_array_equal(found, array)
        assert found.dtype == array.dtype
    assert archive.notes == {"format": FORMAT, **NOTES}


def test_what_is_read_cannot_be_written_to() -> None:
    found = AtlasArchive(DATA)["single"]
    with pytest.raises(ValueError, match="read-only"):
        found[0, 0] = 1.0


def test_the_same_content_is_the_same_bytes() -> None:
    backward = dict(reversed(ARRAYS.items()))
    strided = backward | {"single": np.asfortranarray(ARRAYS["single"])}
    assert encode_atlas(strided, dict(reversed(NOTES.items()))) == DATA
    other = ARRAYS | {"scalar": np.array(2.5000001)}
    assert checksum(encode_atlas(other, NOTES)) != checksum(DATA)


def test_an_array_that_is_not_there() -> None:
    with pytest.raises(AtlasError, match="lacks 'soul'"):
        AtlasArchive(DATA)["soul"]


def test_an_older_atlas_answers_with_what_stood_for_a_quantity_then() -> None:
    whole, stance = np.full(3, 2.0), np.full(3, 1.5)
    older = AtlasArchive(encode_atlas({"tissue_impulse": whole}, NOTES))
    np.testing.assert_array_equal(older["tissue_stance_impulse"], whole)
    both = {"tissue_impulse": whole, "tissue_stance_impulse": stance}
    newer = AtlasArchive(encode_atlas(both, NOTES))
    np.testing.assert_array_equal(newer["tissue_stance_impulse"], stance)


def test_objects_are_never_unpickled() -> None:
    with pytest.raises(ValueError, match=r"[Oo]bject"):
        encode_atlas({"evil": np.array([object()])}, NOTES)


def test_another_format_is_refused_and_named() -> None:
    with pytest.raises(AtlasError, match=r"runatomy.atlas/9.*not.*runatomy.atlas/2"):
        AtlasArchive(encode_atlas(ARRAYS, NOTES | {"format": "runatomy.atlas/9"}))


def test_another_checksum_is_refused() -> None:
    assert open_atlas(DATA, checksum(DATA)).sha256 == checksum(DATA)
    with pytest.raises(AtlasError, match="checksum"):
        open_atlas(DATA, checksum(DATA + b" "))


@settings(max_examples=60)
@given(st.integers(0, len(DATA) - 1))
def test_a_cut_atlas_is_refused(length: int) -> None:
    with pytest.raises(AtlasError, match="damaged"):
        AtlasArchive(DATA[:length])


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(AtlasError, match="damaged"):
        AtlasArchive(data)


@settings(max_examples=100)
@given(st.integers(0, len(DATA) - 1), st.integers(0, 7))
def test_one_wrong_bit_is_found_by_the_checksum(place: int, bit: int) -> None:
    data = bytearray(DATA)
    data[place] ^= 1 << bit
    with pytest.raises(AtlasError, match="checksum"):
        open_atlas(bytes(data), checksum(DATA))


def test_one_wrong_bit_without_a_checksum_is_an_atlas_error_or_harmless() -> None:
    """Every bit of the file, one at a time: refused, or the content is what it was."""
    for place in range(len(DATA)):
        data = bytearray(DATA)
        data[place] ^= 1 << (place % 8)
        with contextlib.suppress(AtlasError):
            archive = AtlasArchive(bytes(data))
            for name, array in ARRAYS.items():
                np.testing.assert_array_equal(archive[name], array)
