"""One stride for the browser: the body of the model, lit by the numbers of the page."""

from __future__ import annotations

import gzip
import importlib.util
from functools import cache
from typing import Any

import numpy as np
import pytest

from runatomy.app.web import figure
from runatomy.app.web.figure import engine
from runatomy.app.web.figure.packing import unpack
from runatomy.app.web.figure.stride import FRAMES, shown
from runatomy.mechanics.atlas.curves import stride_curves
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.errors import AppError
from runatomy.terms.units import GRAVITY

LARGEST = 300_000  # bytes on the wire


@cache
def stride(speed: float = 3.5, slope: float = 0.0) -> tuple[bytes, dict[str, Any], dict[str, Any]]:
    """A stride's file, its header and its arrays."""
    data = figure.stride_frames(speed, slope)
    return data, *unpack(data)


def test_colors_are_the_atlas_activations() -> None:
    """Every muscle's curve is the one behind the page's numbers, the left half a stride later."""
    _, meta, arrays = stride()
    atlas = load_atlas()
    values = (np.array([meta[key]]) for key in ("speed_m_s", "slope"))
    nodes = atlas.nodes(*values, np.array([meta["step_rate_spm"] / 60.0]))
    curves = stride_curves(atlas, nodes)
    phase = np.arange(FRAMES) / FRAMES
    for place, column in enumerate(meta["columns"]):
        row = curves.activation[atlas.muscles.index(column["muscle"])]
        late = 0.5 if column["side"] == "l" else 0.0
        want = np.interp((phase + late) % 1.0, curves.phase, row)
        assert np.abs(arrays["activation"][:, place] - want).max() < 0.003, column


def test_every_element_is_lit_and_named() -> None:
    """Each drawn element has a column, of its own muscle and side."""
    _, meta, _ = stride()
    for element in meta["elements"]:
        column = meta["columns"][element["column"]]
        assert (column["muscle"], column["side"]) == (element["muscle"], element["side"])
        assert column["plain"] and column["group_plain"]


@pytest.mark.parametrize(("speed", "slope"), [(3.5, 0.0), (3.0, 0.12), (2.6, -0.1), (9.0, 0.0)])
def test_the_loaded_foot_stands_on_the_ground(speed: float, slope: float) -> None:
    """Where the force acts is the ground, and the force carries the body's weight."""
    _, meta, arrays = stride(speed, slope)
    force = arrays["force"].reshape(FRAMES, 2, 3)
    point = arrays["point"].reshape(FRAMES, 2, 3)
    loaded = force[..., 1] > 0.3 * meta["weight_N"]
    assert np.abs(point[loaded][:, 1] - meta["ground_m"]).max() < 0.03
    carried = np.hypot(*force[..., :2].sum(axis=1).mean(axis=0)) / meta["weight_N"]
    assert carried == pytest.approx(1.0, abs=0.02)
    assert meta["weight_N"] == pytest.approx(70.0 * GRAVITY, rel=1e-3)


def test_the_file_is_small() -> None:
    """A phone on the home network gets it at once."""
    assert len(gzip.compress(stride()[0])) < LARGEST


def test_bones_are_small_and_where_the_body_is() -> None:
    """Under a megabyte, 15 to 35 thousand triangles, each corner on a body of the frames."""
    data = figure.bones()
    meta, arrays = unpack(data)
    assert len(gzip.compress(data)) < 500_000
    assert 15_000 < len(arrays["triangle"]) < 35_000
    assert len(arrays["coarse"]) < 0.6 * len(arrays["triangle"])
    assert arrays["triangle"].max() < len(arrays["corner"])
    assert meta["bodies"] == stride()[1]["bodies"]
    named = {meta["bodies"][i] for i in arrays["body"].astype(int)}
    assert {"head", "torso", "pelvis", "femur_r", "patella_l", "forearm_r"} <= named
    assert np.abs(np.linalg.norm(arrays["normal"], axis=1) - 1.0).max() < 0.03


def test_near_conditions_share_one_file() -> None:
    """So that a cursor that moves along a run asks for few; what differs has another name."""
    assert figure.stride_tag(3.52, 0.004) == figure.stride_tag(3.48, -0.004)
    assert figure.stride_tag(3.5, 0.0) != figure.stride_tag(3.5, 0.03)
    assert figure.stride_tag(3.5, 0.0, 2.8) != figure.stride_tag(3.5, 0.0, 3.1)


@pytest.mark.parametrize(
    ("speed", "slope", "rate"),
    [(12.0, 0.0, None), (3.0, 0.4, None), (3.0, 0.0, 5.0), (0.5, 0, 1.0)],
)
def test_beyond_the_strides_the_nearest_stands_in_and_says_so(
    speed: float, slope: float, rate: float | None
) -> None:
    """Nobody is shown a stride that was never solved as if it were theirs."""
    assert shown(speed, slope, rate).beyond


def test_the_whole_grid_can_be_drawn() -> None:
    """No condition that a run may ask for is refused by the stride's own limits."""
    from runatomy.strides.normal.timing import timing

    for speed in np.arange(0.3, 12.0, 0.35):
        for slope in np.arange(-0.5, 0.51, 0.05):
            for rate in (None, 1.2, 2.4, 3.0, 4.5):
                here = shown(float(speed), float(slope), rate)
                timing(here.speed, here.slope, here.step_rate)


@pytest.mark.parametrize(
    ("speed", "slope", "rate"),
    [(0.0, 0.0, None), (99.0, 0.0, None), (3.0, 2.0, None), (3.0, 0.0, 60.0)],
)
def test_what_nobody_runs_is_refused_with_a_mend(
    speed: float, slope: float, rate: float | None
) -> None:
    """What, and how to mend it."""
    with pytest.raises(AppError) as told:
        figure.stride_frames(speed, slope, rate)
    assert told.value.mend


def test_nan_is_refused() -> None:
    """A gap in a run is no condition."""
    with pytest.raises(AppError):
        figure.stride_frames(float("nan"), 0.0)


def test_without_the_model_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, a command."""
    monkeypatch.setattr(engine, "find_spec", lambda name: importlib.util.find_spec("no_such_name"))
    with pytest.raises(AppError, match="mujoco") as told:
        figure.bones()
    assert "runatomy[web]" in str(told.value.mend)
