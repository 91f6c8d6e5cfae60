"""Pressure in the belly: the lever of its section, and what it adds to the trunk's muscles."""

from __future__ import annotations

import numpy as np
import pytest

from runatomy.body.model import BodyModel, build_body
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.trunk.abdominal_pressure import (
    VALSALVA,
    AbdominalPressure,
    belly_pressure,
    pressure_lever,
    pressure_moment,
    unit_pressure_moment,
)
from runatomy.terms.errors import MechanicsError


@pytest.fixture(scope="module")
def lever(body: BodyModel) -> float:
    """Moment per pressure of the reference runner [m3]."""
    return pressure_lever(body)


@pytest.fixture
def trunk(parts: tuple[Part, ...]) -> Part:
    """The trunk's muscles."""
    return parts[2]


def test_the_lever_grows_with_the_cube_of_height(lever: float, body: BodyModel) -> None:
    tall = build_body(body.mass, 1.1 * body.height)
    assert pressure_lever(tall) == pytest.approx(1.1**3 * lever, rel=1e-9)


def test_the_whole_wall_makes_the_largest_pressure(trunk: Part, lever: float) -> None:
    everything = np.ones((1, len(trunk.drives)))
    assert belly_pressure(trunk, everything)[0] == pytest.approx(VALSALVA)
    added = pressure_moment(trunk, lever)
    assert added.sum() == pytest.approx(VALSALVA * lever)
    assert (added >= 0.0).all()


def test_it_extends_and_neither_bends_nor_turns(trunk: Part, lever: float) -> None:
    added = pressure_moment(trunk, lever)
    moved = {trunk.moments[i] for i in np.flatnonzero(added.any(axis=0))}
    movers = {trunk.drives[i][0] for i in np.flatnonzero(added.any(axis=1))}
    assert moved == {"lumbar_extension"}
    assert movers == {"obliquus_externus_abdominis", "obliquus_internus_abdominis"}


def test_it_takes_back_a_part_of_what_the_wall_bends(
    trunk: Part, lever: float, body: BodyModel
) -> None:
    """The wall's own pull must win: nobody straightens up by tensing the belly alone."""
    from runatomy.body.coordinates import COORDINATES, INDEX
    from runatomy.body.paths import muscle_paths
    from runatomy.body.pose import pose_body

    still = np.zeros((1, len(COORDINATES)))
    arms = muscle_paths(body, pose_body(body, still, still, still)).moment_arm[0, trunk.elements]
    pull = (arms[:, INDEX["lumbar_extension"]] * trunk.units.max_force) @ trunk.gather
    added = pressure_moment(trunk, lever, size="high")[:, 0]
    wall = added > 0.0
    assert 0.0 < added[wall].sum() < -pull[wall].sum()


def test_units_sum_back_to_their_drives(trunk: Part, lever: float) -> None:
    by_drive = pressure_moment(trunk, lever)
    by_unit = unit_pressure_moment(trunk, by_drive)
    assert by_unit.shape == (len(trunk.units.names), len(trunk.moments))
    np.testing.assert_allclose(trunk.gather.T @ by_unit, by_drive, atol=1e-12)


def test_range_switch_and_legs(parts: tuple[Part, ...], lever: float) -> None:
    leg, trunk = parts[0], parts[2]
    low, usual, high = (
        pressure_moment(trunk, lever, size=s).sum() for s in ("low", "largest", "high")
    )
    assert 0.0 < low < usual < high
    off = AbdominalPressure(on=False)
    assert not pressure_moment(trunk, lever, off).any()
    assert not belly_pressure(trunk, np.ones((3, len(trunk.drives))), off).any()
    assert not pressure_moment(leg, lever).any()


def test_mirrored_activity_makes_the_same_pressure(trunk: Part) -> None:
    rng = np.random.default_rng(4)
    activation = rng.uniform(size=(5, len(trunk.drives)))
    other = [trunk.drives.index((name, "l" if s == "r" else "r")) for name, s in trunk.drives]
    np.testing.assert_allclose(
        belly_pressure(trunk, activation), belly_pressure(trunk, activation[:, other])
    )


def test_nonsense_is_refused(trunk: Part, lever: float) -> None:
    with pytest.raises(MechanicsError, match="largest pressure"):
        AbdominalPressure(largest=50e3)
    with pytest.raises(MechanicsError, match="no muscle"):
        AbdominalPressure(wall=())
    with pytest.raises(MechanicsError, match="no size"):
        pressure_moment(trunk, lever, size="huge")
