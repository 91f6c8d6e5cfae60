"""The fast way from text to numbers against the plain one: `float` on every word."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from runatomy.records.readers.lab.text._kernels import numbers
from runatomy.records.readers.lab.text.grid import grid


def plainly(text: bytes) -> list[float]:
    out = []
    for word in text.split():
        try:
            out.append(float(word))
        except ValueError:
            out.append(math.nan)
    return out


def same(text: bytes) -> None:
    values, counts = numbers(text)
    expected = plainly(text)
    np.testing.assert_array_equal(values, expected, str(text))
    np.testing.assert_array_equal(np.signbit(values), np.signbit(expected))
    lines = text.split(b"\n")[: len(counts)]
    assert counts.tolist() == [len(line.split()) for line in lines]


decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-1e9, max_value=1e9
)
written = st.one_of(
    decimals.map(str),
    st.floats().map(repr),
    st.floats(-1e4, 1e4).map(lambda one: f"{one:.{abs(hash(one)) % 15}f}"),
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(["-", ".5", "5.", "-.5", "+3", "+.25", "1e5", "nan", "-0", "0.0", "1.2.3",
                     "--1", "1-2", "word", "0000000000000000000001", "9007199254740993", "1_0"]),
)  # fmt: skip
gaps = st.sampled_from([" ", "\t", "  ", "\n", "\t\n", " \n\n"])


@given(st.lists(st.tuples(written, gaps), max_size=30))
def test_every_number_as_float_reads_it(words: list[tuple[str, str]]) -> None:
    same("".join(word + gap for word, gap in words).encode())


@given(st.text(alphabet="0123456789.-+e \t\n", max_size=60))
def test_any_string_of_such_letters(text: str) -> None:
    # a lone dot stands for no number of its own here: it would shift its line, which `grid` drops
    if all(word.strip(".") for word in text.split()):
        same(text.encode())


def test_long_texts_go_in_pieces() -> None:
    values = np.round(np.random.default_rng(3).normal(size=(4000, 19)) * 1e3, 6)
    text = "\n".join("\t".join(map(str, row)) for row in values.tolist()).encode()
    got, counts = numbers(text)
    np.testing.assert_array_equal(got.reshape(4000, 19), values)
    assert len(text) > 4 * 96 * 1024 and set(counts.tolist()) == {19}
    assert numbers(b"")[0].size == 0


def test_commas_within_numbers() -> None:
    decimal = grid(b"0,5;1,25\n1;2,5\n", 2, ";")
    np.testing.assert_array_equal(decimal.values, [[0.5, 1.25], [1.0, 2.5]])
    assert decimal.repairs == ["decimal commas read as points"]
    thousands = grid(b"0.5\t1,250.5\n1\t-2,500\n", 2, "\t")
    np.testing.assert_array_equal(thousands.values, [[0.5, 1250.5], [1.0, -2500.0]])
    assert thousands.repairs == ["commas between thousands left out"]


def test_uneven_lines() -> None:
    blanks = grid(b"1 2 3\n4 5\n6 7 8\n", 3, None)
    np.testing.assert_array_equal(blanks.values, [[1, 2, 3], [6, 7, 8]])
    assert blanks.repairs == ["1 row without the 3 columns of the others dropped"]
    tabs = grid(b"1\t\t3\n\t5\t\n\t\t\n6\t7\t8\n", 3, "\t")
    np.testing.assert_array_equal(tabs.values, [[1, np.nan, 3], [np.nan, 5, np.nan], [6, 7, 8]])
    assert tabs.repairs == []
