"""The atlas that ships is small, whole, and what this engine solves."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest

from runatomy.mechanics.atlas import load_atlas
from runatomy.mechanics.atlas.build import solve_task
from runatomy.mechanics.atlas.encode import checksum
from runatomy.mechanics.atlas.lookup import FILE, SUM

LARGEST = 8_000_000  # bytes


def test_it_is_small_and_its_checksum_holds() -> None:
    folder = resources.files("runatomy.mechanics.atlas") / "data"
    data = (folder / FILE).read_bytes()
    assert len(data) <= LARGEST
    assert (folder / SUM).read_text().split()[0] == checksum(data)


@pytest.mark.parametrize("node", [(4, 5, 2), (3, 8, 1), (6, 2, 3)])
def test_this_engine_solves_the_same_strides(node: tuple[int, int, int]) -> None:
    """Level at 3.5 m/s, a climb and a descent; other processors round a little differently."""
    fresh = solve_task(("node", *node))
    archive = load_atlas().archive
    for name in ("energy_share", "peak_force", "mean_activation", "joint_work"):
        kept = np.asarray(archive[name][node])
        scale = float(np.abs(fresh[name]).max())
        assert np.abs(kept - fresh[name]).max() < 0.01 * scale, name


def test_every_stride_of_the_grid_was_solved() -> None:
    archive = load_atlas().archive
    valid = np.asarray(archive["valid"])
    assert valid.sum() == 570
    assert not archive["unsolved"][valid].any()
    assert np.allclose(archive["energy_share"][valid].sum(axis=1), 1.0, atol=1e-5)
