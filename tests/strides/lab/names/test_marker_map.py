"""A person's own map: read from TOML, with errors that help."""

from __future__ import annotations

import pytest

from runatomy.strides.lab.names.marker_map import SNIPPET, read_marker_map
from runatomy.terms.errors import StrideError


def test_pairs_may_stand_in_a_table_or_at_the_top() -> None:
    pairs = {"RFWT": "asis_r", "Wand": "ignore", "T": "thigh_l"}
    text = "\n".join(f'"{name}" = "{place}"' for name, place in pairs.items())
    assert read_marker_map(text.encode()) == pairs
    assert read_marker_map(f"[markers]\n{text}".encode()) == pairs
    assert read_marker_map(f"\ufeff{text}".encode()) == pairs


def test_a_bare_dot_is_part_of_the_name() -> None:
    assert read_marker_map(b'R.ASIS = "asis_r"') == {"R.ASIS": "asis_r"}


def test_unknown_places_are_all_listed_with_the_nearest_and_the_allowed() -> None:
    with pytest.raises(StrideError) as caught:
        read_marker_map(b'A = "assis_r"\nB = "thigh_l"\nC = 7', "lab.toml")
    text = str(caught.value)
    assert text.startswith("lab.toml: unknown places")
    assert "A = 'assis_r' (near: asis_r" in text
    assert "C = 7" in text
    assert "B =" not in text
    assert "metatarsal_5" in text


@pytest.mark.parametrize("data", [b"RASI asis_r", b"\xff\xfe", b"a = 'x"])
def test_broken_toml_shows_how_to_write_it(data: bytes) -> None:
    with pytest.raises(StrideError, match=r"no readable TOML") as caught:
        read_marker_map(data, "lab.toml")
    assert SNIPPET in str(caught.value)


def test_an_empty_map_is_refused_and_the_snippet_is_sound() -> None:
    with pytest.raises(StrideError, match="names no marker"):
        read_marker_map(b"")
    assert read_marker_map(SNIPPET.encode())["RFWT"] == "asis_r"
