"""Charts of a stride: the paths lie where the numbers are."""

from __future__ import annotations

import re

import numpy as np
import pytest

from runatomy.app.report.trial.chart.line import Line, drawn
from runatomy.app.report.trial.chart.panel import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Face,
    panel,
    phase_axis,
)
from runatomy.app.report.trial.chart.scale import span, tick_words, ticks
from runatomy.app.report.trial.chart.strip import TALL, WIDE, strip

PHASE = np.linspace(0.0, 1.0, 101)
WAVE = 20.0 * np.sin(2.0 * np.pi * PHASE) + 5.0
FACE = Face(title="Angle", unit="°", up="bent", down="straight", zero=False)


def points(path: str) -> np.ndarray:
    """Return the corners of a path of one move and relative steps."""
    numbers = np.array([int(n) for n in re.findall(r"-?\d+", path)]).reshape(-1, 2)
    return np.cumsum(numbers, axis=0)


def paths(svg: str, kind: str) -> list[np.ndarray]:
    return [points(d) for d in re.findall(rf'<path class="{kind} \w+" d="([^"]*)"', svg)]


def heights(svg: str, y: np.ndarray) -> np.ndarray:
    """Return the values that heights of a panel stand for."""
    low, high = (float(v) for v in re.findall(r'data-(?:low|high)="([^"]*)"', svg))
    return np.asarray(low + (BOTTOM - y) / (BOTTOM - TOP) * (high - low))


@pytest.mark.parametrize(("fine", "count"), [(True, 101), (False, 51)])
def test_the_mean_lies_where_the_values_are(fine: bool, count: int) -> None:
    svg = panel(FACE, [Line(look="right", mean=WAVE)], "Knee", fine=fine)
    (line,) = paths(svg, "mean")
    assert len(line) == count
    assert (line[0, 0], line[-1, 0]) == (LEFT, RIGHT)
    scale = (WAVE.max() - WAVE.min()) / (BOTTOM - TOP)
    assert heights(svg, line[:, 1]) == pytest.approx(WAVE[:: 100 // (count - 1)], abs=scale)


def test_the_band_is_one_standard_deviation_to_each_side() -> None:
    spread = np.full(101, 3.0)
    svg = panel(FACE, [Line(look="left", mean=WAVE, sd=spread)], "Knee")
    (band,) = paths(svg, "band")
    assert len(band) == 202
    above, below = heights(svg, band[:101, 1]), heights(svg, band[101:, 1])[::-1]
    assert above - below == pytest.approx(6.0 * np.ones(101), abs=0.1)
    assert (above + below) / 2.0 == pytest.approx(WAVE, abs=0.1)


def test_a_band_is_cut_off_where_no_value_lies() -> None:
    line = Line(look="right", mean=np.full(101, 0.1), sd=np.full(101, 0.3))
    svg = panel(Face(title="Activation", unit="", least=0.0), [line], "Soleus")
    (band,) = paths(svg, "band")
    assert band[:, 1].max() <= BOTTOM


def test_without_a_spread_there_is_no_band() -> None:
    assert "band" not in drawn(Line(look="right", mean=WAVE), 0, 10, lambda v: v)
    gone = Line(look="right", mean=WAVE, sd=np.full(101, np.nan))
    assert "band" not in drawn(gone, 0, 10, lambda v: v)


def test_toe_off_is_marked_at_its_share_of_the_stride() -> None:
    svg = panel(FACE, [Line(look="right", mean=WAVE, toe_off=40.0)], "Knee")
    assert f'<path class="off right" d="M{LEFT + 0.4 * (RIGHT - LEFT):.0f} {TOP}V' in svg
    assert "off" not in panel(FACE, [Line(look="right", mean=WAVE)], "Knee")


def test_no_stride_is_said_and_not_drawn() -> None:
    svg = panel(FACE, [Line(look="right", mean=np.full(101, np.nan))], "Knee")
    assert "no whole stride" in svg
    assert not paths(svg, "mean")


def test_a_reader_of_the_screen_hears_the_figures() -> None:
    svg = panel(FACE, [Line(look="right", mean=WAVE, sd=np.full(101, 2.0))], "Knee")
    said = re.search(r'aria-label="([^"]*)"', svg)
    assert said
    assert (
        said[1].replace("\u00a0", " ")
        == "Knee: angle. Right: from -15 at 75 % to 25 ° at 25 %, ± 2."
    )


def test_the_axis_is_drawn_once_for_all_panels() -> None:
    assert phase_axis().count("<text") == 5
    assert 'href="#phase"' in panel(FACE, [Line(look="right", mean=WAVE)], "Knee")


def test_a_strip_reaches_from_nothing_to_all() -> None:
    svg = strip([Line(look="right", mean=PHASE, toe_off=30.0)], "Soleus")
    (line,) = paths(svg, "mean")
    assert line[0].tolist() == [0, TALL]
    assert line[-1].tolist() == [WIDE, 0]
    assert f'd="M{0.3 * WIDE:.0f} 0V{TALL}"' in svg


@pytest.mark.parametrize(
    ("low", "high", "count", "found"),
    [
        (-13.0, 52.0, 4, ["0", "20", "40"]),
        (0.0, 1.0, 4, ["0.0", "0.5", "1.0"]),
        (-0.06, 0.04, 4, ["−0.05", "0.00"]),
        (0.0, 5200.0, 4, ["0", "2000", "4000"]),
    ],
)
def test_ticks_are_round(low: float, high: float, count: int, found: list[str]) -> None:
    assert tick_words(ticks(low, high, count)) == found


@pytest.mark.parametrize("size", [1e-3, 0.3, 7.0, 1e4])
@pytest.mark.parametrize("shift", [-1.0, -0.4, 0.0, 2.0])
def test_every_span_has_some_ticks_and_they_lie_inside(size: float, shift: float) -> None:
    low, high = shift * size, (shift + 1.0) * size
    found = ticks(low, high, 4)
    assert 2 <= len(found) <= 6
    assert all(low - 1e-9 * size <= tick <= high + 1e-9 * size for tick in found)


def test_a_span_holds_zero_where_asked_and_a_flat_line_too() -> None:
    assert span([np.array([3.0, 4.0])], zero=True)[0] == 0.0
    low, high = span([np.array([2.0, 2.0])])
    assert low < 2.0 < high
    assert span([np.array([np.nan])]) == (0.0, 1.0)
    assert span([]) == (0.0, 1.0)
