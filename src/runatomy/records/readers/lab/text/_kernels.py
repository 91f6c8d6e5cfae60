"""Text to numbers: every blank-separated decimal of a file at once, eight digits a step."""

from __future__ import annotations

import numpy as np

from runatomy.terms.arrays import FloatArray, IntArray

_PAD = 24  # [bytes] of blanks before the text: the windows of the first number reach back so far
_CHUNK = 64 * 1024  # [bytes] of lines at a time, so that what is worked on stays near the core
_DOT, _MINUS, _PLUS, _ZERO, _NINE, _BLANK, _LINE = 46, 45, 43, 48, 57, 32, 10
_EXACT = 2**53  # whole numbers up to it, and powers of ten up to 22, are exact in 64 bits
_TEN = 10.0 ** np.arange(23)
# keeps the last k of eight characters, the later ones in the higher bytes
_KEEP = np.array([0] + [(2**64 - 1) << 8 * (8 - k) & (2**64 - 1) for k in range(1, 9)], np.uint64)
_LOW4, _LOW8, _LOW16, _LOW32 = (
    np.uint64(mask)
    for mask in (0x0F0F0F0F0F0F0F0F, 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF, 0x00000000FFFFFFFF)
)


def numbers(text: bytes) -> tuple[FloatArray, IntArray]:
    """Return the blank-separated numbers of a text, and how many stand on each line.

    Plain decimals are put together from their digits, without rounding before the one division;
    whatever else stands there (exponents, "nan", more digits than fit) is given to `float`, and is
    NaN where that refuses it. Eight digits a step as in Lemire (2018).
    """
    values: list[FloatArray] = [np.zeros(0)]
    counts: list[IntArray] = [np.zeros(0, np.int64)]
    at = 0
    while at < len(text):
        cut = text.find(b"\n", at + _CHUNK) + 1 or len(text)
        value, before = _lines(text[at:cut])
        values.append(value)
        counts.append(np.diff(before, prepend=0))
        at = cut
    return np.concatenate(values), np.concatenate(counts)


def _lines(text: bytes) -> tuple[FloatArray, IntArray]:
    """Return the numbers of some lines, and how many stand before the end of each line."""
    raw = np.frombuffer(b" " * _PAD + text + (b"" if text.endswith(b"\n") else b"\n"), np.uint8)
    dot = raw == _DOT
    dots = np.flatnonzero(dot)
    close = raw[~dot] if len(dots) else raw  # the digits of a number now stand side by side
    blank = close <= _BLANK
    edges = np.flatnonzero(blank[1:] != blank[:-1]) + 1
    start, end = edges[0::2], edges[1::2]
    shown = dots - np.arange(len(dots))  # where each dot stood, counted without dots
    fraction, odd = _fractions(shown, start, end)
    signed = (close[start] == _MINUS) | (close[start] == _PLUS)
    digits = end - start - signed
    strange = ~blank & ((close < _ZERO) | (close > _NINE))
    strange[start[signed]] = False
    odd |= _touched(np.flatnonzero(strange), start, end)
    value, large = _whole(close, end, digits)
    odd |= large | (digits < 1) | (fraction > np.minimum(digits, 22))
    value /= _TEN[np.where(odd, 0, fraction)]
    np.negative(value, out=value, where=close[start] == _MINUS)
    rest = np.flatnonzero(odd)
    begin = start[rest] + np.searchsorted(shown, start[rest]) - _PAD
    for one, place in zip(rest.tolist(), begin.tolist(), strict=True):
        value[one] = _slowly(text, place)
    return value, np.searchsorted(start, np.flatnonzero(close == _LINE))


def _whole(close: np.ndarray, end: IntArray, digits: IntArray) -> tuple[FloatArray, np.ndarray]:
    """Return the digits before each end as one whole number, and where it is not exact."""
    windows = np.lib.stride_tricks.as_strided(
        close[:8].view("<u8"), (len(close) - 7,), (1,), writeable=False
    )
    value = _eight(windows[end - 8], np.minimum(digits, 8))
    most = int(digits.max(initial=0))
    if most > 8:
        high = _eight(windows[end - 16], np.clip(digits - 8, 0, 8))
        value += high * np.uint64(10**8)
    return value.astype(np.float64), (value > _EXACT) | (digits > 16)


def _eight(letters: np.ndarray, digits: IntArray) -> np.ndarray:
    """Return the number written by the last digits (eight at most) of eight characters."""
    two = letters & _KEEP[np.maximum(digits, 0)] & _LOW4
    two = (two * np.uint64(10) + (two >> np.uint64(8))) & _LOW8
    four = (two * np.uint64(100) + (two >> np.uint64(16))) & _LOW16
    return (four * np.uint64(10_000) + (four >> np.uint64(32))) & _LOW32


def _fractions(shown: IntArray, start: IntArray, end: IntArray) -> tuple[IntArray, np.ndarray]:
    """Return the digits behind each number's dot, and which numbers hold more than one."""
    if len(shown) == len(end) and bool(np.all((start <= shown) & (shown <= end))):
        return end - shown, np.zeros(len(end), bool)
    fraction, odd = np.zeros(len(end), np.int64), np.zeros(len(end), bool)
    owner = np.searchsorted(end, shown)
    shown, owner = shown[owner < len(end)], owner[owner < len(end)]
    fraction[owner] = end[owner] - shown
    odd[owner[1:][owner[1:] == owner[:-1]]] = True
    return fraction, odd


def _touched(places: IntArray, start: IntArray, end: IntArray) -> np.ndarray:
    """Return which numbers hold one of the places."""
    out = np.zeros(len(start), bool)
    if len(places):
        out[np.searchsorted(end, places, side="right")] = True
    return out


def _slowly(text: bytes, begin: int) -> float:
    """Return the number that begins there, as `float` reads it; NaN where it is none."""
    word = text[begin : begin + 400].split(None, 1)
    try:
        return float(word[0])
    except (ValueError, IndexError):
        return float("nan")
