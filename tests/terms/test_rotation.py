"""Three angles and their rotation, against another library's."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from runatomy.terms.rotation import angles_of, turned

free, bounded = st.floats(-3.1, 3.1), st.floats(-1.5, 1.5)


@given(free, bounded, free)
def test_turns_about_z_then_x_then_y(z: float, x: float, y: float) -> None:
    ours = turned(*(np.array([angle]) for angle in (z, x, y)))
    theirs = Rotation.from_euler("ZXY", [[z, x, y]]).as_matrix()
    np.testing.assert_allclose(ours, theirs, atol=1e-12)


@given(free, bounded, free)
def test_angles_come_back(z: float, x: float, y: float) -> None:
    angles = np.array([[z, x, y]])
    np.testing.assert_allclose(angles_of(turned(*angles.T)), angles, atol=1e-6)
