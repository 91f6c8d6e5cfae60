"""What the numbers say of running: who supports, who brakes, who propels, and when."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from runatomy.mechanics.atlas.node import atlas_muscles
from runatomy.mechanics.induced.induced_acceleration import OTHERS, InducedAcceleration
from runatomy.mechanics.induced.stance_roles import StanceRoles
from runatomy.mechanics.induced.summary import (
    footing_error,
    group_roles,
    muscle_roles,
    summarize_induced,
)
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.stride_mechanics import StrideMechanics

Induced = Callable[..., InducedAcceleration]
Solved = Callable[..., StrideMechanics]
SPEEDS = (2.0, 3.0, 4.0, 5.0)
EARLY, LATE = 0, 1
# Peak upward acceleration of the center by soleus and gastrocnemius [m/s2], Hamner & Delp (2013).
CALVES = {2.0: 15.75, 3.0: 18.98, 4.0: 20.75, 5.0: 22.44}


def step_of(mechanics: StrideMechanics) -> float:
    """Time between frames [s]."""
    return mechanics.period / len(mechanics.force)


def groups(found: InducedAcceleration, mechanics: StrideMechanics) -> StanceRoles:
    """Roles of the groups in a stride."""
    return group_roles(found, step_of(mechanics), periodic=True)


def most(roles: StanceRoles, values: np.ndarray) -> str:
    """Name of the group of muscles that has the most of something."""
    muscles = [i for i, name in enumerate(roles.names) if name not in OTHERS]
    return roles.names[max(muscles, key=lambda i: values[i])]


def part(found: InducedAcceleration, side: str, *stems: str) -> np.ndarray:
    """Acceleration of the center (frames, 3) by all muscles of one side that begin like this."""
    mine = [i for i, (n, s) in enumerate(found.muscles) if s == side and n.startswith(stems)]
    return np.asarray(found.center[:, mine].sum(axis=1))


@pytest.mark.parametrize("speed", SPEEDS)
def test_quadriceps_brake_and_support_early_calves_support_and_propel_late(
    induced_stride: Induced, solved_stride: Solved, speed: float
) -> None:
    """Hamner, Seth & Delp (2010), in running at about 4 m/s."""
    roles = groups(induced_stride(speed), solved_stride(speed))
    quads, calves = roles.names.index("quadriceps"), roles.names.index("calves")
    assert most(roles, -roles.braking[:, EARLY]) == "quadriceps"
    assert roles.braking[quads, EARLY] < 1.5 * roles.braking[quads, LATE] < 0.0
    assert roles.support[quads, EARLY] > 1.5 * roles.support[quads, LATE] > 0.0
    assert sorted(np.delete(roles.support[:, EARLY], calves))[-1] == roles.support[quads, EARLY]
    assert most(roles, roles.propulsion[:, LATE]) == "calves"
    assert most(roles, roles.support[:, LATE]) == "calves"
    assert roles.propulsion[calves, LATE] > 10.0 * -roles.braking[calves].sum()


def test_the_calves_lift_the_center_as_published(induced_stride: Induced) -> None:
    """Within a quarter of Hamner & Delp (2013), and more at every higher speed."""
    peaks = []
    for speed, published in CALVES.items():
        lift = part(induced_stride(speed), "r", "soleus", "gas")[:, 1].max()
        assert lift == pytest.approx(published, rel=0.25), speed
        peaks.append(lift)
    assert peaks == sorted(peaks)


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_arms_give_less_than_a_hundredth(induced_stride: Induced, speed: float) -> None:
    """Of the center's peak acceleration, forward and upward: Hamner, Seth & Delp (2010)."""
    found = induced_stride(speed)
    whole = np.abs(found.recorded.sum(axis=1)).max(axis=0) / found.mass
    arms = np.abs(found.center[:, found.other("arms")]).max(axis=0)
    assert (arms[:2] < 0.01 * whole[:2]).all()


def test_impulses_add_up_to_those_of_the_ground(
    induced_stride: Induced, solved_stride: Solved
) -> None:
    for roles in (
        muscle_roles(induced_stride(3.5), step_of(solved_stride(3.5)), periodic=True),
        groups(induced_stride(3.5), solved_stride(3.5)),
    ):
        assert roles.steps == 2
        assert roles.support_share.sum() == pytest.approx(1.0, abs=1e-9)
        assert (roles.braking <= 0.0).all() and (roles.propulsion >= 0.0).all()
        forward = (roles.braking + roles.propulsion).sum()
        assert forward == pytest.approx(roles.ground[0], abs=1e-9)
        assert roles.outward.sum() == pytest.approx(roles.ground[2], abs=1e-9)


def test_the_model_foot_explains_the_grounds_force_but_for_a_little(
    induced_stride: Induced,
) -> None:
    """Only the foot's own acceleration is missing: less than a third of a body weight, rms."""
    for speed in SPEEDS:
        error = footing_error(induced_stride(speed))
        assert error.shape == (3,) and (error < 0.33).all() and (error > 0.0).all()


def test_the_atlas_quantities_are_the_roles(
    induced_stride: Induced, solved_stride: Solved, parts: tuple[Part, ...]
) -> None:
    found, names = induced_stride(3.5), atlas_muscles(parts)
    step = step_of(solved_stride(3.5))
    kept = summarize_induced(found, step, names)
    roles = muscle_roles(found, step, periodic=True)
    soleus = names.index("soleus")
    assert kept["support_share"].shape == (len(names),)
    assert kept["support_share"][soleus] == roles.support_share[roles.names.index("soleus")]
    whole = kept["support_share"].sum() + kept["unmuscled_support_share"].sum()
    assert whole == pytest.approx(1.0, abs=1e-9)
    assert kept["unmuscled_braking_impulse"].shape == (len(OTHERS),)
    absent = summarize_induced(found, step, ("soleus", "deltoid"))
    assert absent["propulsion_impulse"][1] == 0.0 < absent["propulsion_impulse"][0]
