"""Scaled muscles work where the reference body's do; relaxed legs resist as measured."""

from __future__ import annotations

import time

import numpy as np
import pytest

from runatomy.body.coordinates import COORDINATES, INDEX
from runatomy.body.model import BodyModel, build_body, build_body_by_segment
from runatomy.body.paths import muscle_paths, path_growth
from runatomy.body.pose import pose_body
from runatomy.mechanics.sharing import operating_range
from runatomy.mechanics.sharing.operating_range import fit_operating_range
from runatomy.muscle import hill
from runatomy.muscle.parameters import LEG, QUADRICEPS, TENDON_STRAIN
from runatomy.muscle.passive import flexed_lengths, passive_force, passive_slack, passive_strain
from runatomy.terms.arrays import FloatArray

LONG_LEGS = {"pelvis": (1.04,) * 3, "femur": (1.0, 1.11, 1.0), "tibia": (1.0, 1.05, 1.0)}


@pytest.fixture(scope="module")
def uneven() -> BodyModel:
    """A runner whose thighs and shanks are longer but no thicker."""
    return build_body_by_segment(73.0, 1.80, LONG_LEGS)


def test_the_reference_body_gets_its_own_lengths_back() -> None:
    fiber, slack = flexed_lengths()
    for fitted in fit_operating_range(build_body()).values():
        np.testing.assert_allclose(fitted.optimal_fiber_length, fiber, rtol=1e-9)
        np.testing.assert_allclose(fitted.tendon_slack_length, slack, rtol=1e-9)
        assert fitted.error.max() < 1e-9


def test_a_body_scaled_as_a_whole_gets_both_lengths_scaled() -> None:
    fiber, slack = flexed_lengths()
    for fitted in fit_operating_range(build_body(90.0, 1.87)).values():
        np.testing.assert_allclose(fitted.optimal_fiber_length, 1.1 * fiber, rtol=1e-9)
        np.testing.assert_allclose(fitted.tendon_slack_length, 1.1 * slack, rtol=1e-9)


def test_other_reference_lengths_are_kept_as_well() -> None:
    own = LEG.optimal_fiber_length, LEG.tendon_slack_length
    fitted = fit_operating_range(build_body(60.0, 1.53), *own)["l"]
    np.testing.assert_allclose(fitted.optimal_fiber_length, 0.9 * own[0], rtol=1e-9)
    np.testing.assert_allclose(fitted.tendon_slack_length, 0.9 * own[1], rtol=1e-9)


def test_on_an_uneven_body_fibers_stay_within_a_percent_or_so(uneven: BodyModel) -> None:
    """In postures that the fit has not seen; growing with the path's standing length is worse."""
    fiber, slack = flexed_lengths()
    fitted, growth = fit_operating_range(uneven)["r"], path_growth(uneven)[legs(uneven)]
    wanted = (paths(build_body()) - slack) / fiber
    kept = (paths(uneven) - fitted.tendon_slack_length) / fitted.optimal_fiber_length - wanted
    grown = (paths(uneven) - growth * slack) / (growth * fiber) - wanted
    inside = (wanted > 0.5) & (wanted < 1.5)
    off, before = (np.sqrt((d**2 * inside).sum(0) / inside.sum(0)) for d in (kept, grown))
    kneecap = LEG.names.index("recfem")  # it slides along a thigh that grew in length alone
    assert off[kneecap] < min(0.03, before[kneecap])
    off, before = np.delete(off, kneecap), np.delete(before, kneecap)
    assert off.max() < 0.01
    assert np.median(off) < 0.3 * np.median(before)
    assert off.max() < 0.5 * before.max()


def test_legs_of_one_size_are_alike(uneven: BodyModel) -> None:
    right, left = (fit_operating_range(uneven)[side] for side in "rl")
    np.testing.assert_allclose(right.optimal_fiber_length, left.optimal_fiber_length, rtol=2e-3)
    np.testing.assert_allclose(right.tendon_slack_length, left.tendon_slack_length, rtol=2e-3)


def test_longer_thighs_make_every_unit_that_crosses_them_longer() -> None:
    totals = []
    for size in (0.9, 1.0, 1.1):
        sized = build_body_by_segment(75.0, 1.70, {"femur": (size,) * 3})
        fitted = fit_operating_range(sized)["r"]
        totals.append(fitted.optimal_fiber_length + fitted.tendon_slack_length)
    crossing = [LEG.names.index(name) for name in ("recfem", "vaslat", "semimem", "bflh", "tfl")]
    assert (np.diff(np.array(totals)[:, crossing], axis=0) > 0.01).all()
    still = [LEG.names.index(name) for name in ("soleus", "tibant", "perlong")]
    np.testing.assert_allclose(np.ptp(np.array(totals)[:, still], axis=0), 0.0, atol=1e-9)


def test_a_path_on_the_wrong_side_of_a_bone_is_told_and_not_believed() -> None:
    """No two lengths fit paths unrelated to the reference body's."""
    reference = operating_range._reference_paths()[0]
    fiber, slack = flexed_lengths()
    fitted = operating_range._fit(reference[::-1] + 0.2, fiber, (reference - slack) / fiber)
    torn = fitted.error > operating_range.TOLERATED
    assert torn.any()
    np.testing.assert_array_equal(fitted.optimal_fiber_length[torn], fiber[torn])
    assert (fitted.tendon_slack_length >= 0.0).all()


def test_it_is_quick(uneven: BodyModel) -> None:
    fit_operating_range(uneven)
    start = time.process_time()
    fit_operating_range(uneven)
    assert time.process_time() - start < 0.3


# Passive moments


def test_a_relaxed_leg_resists_as_measured() -> None:
    """Riener & Edrich (1999, J Biomech 32:539-544), 10 people, over their double exponentials.

    Hip -15 to 40 degrees, knee 0 to 75, ankle -30 to 20: where Silder et al. (2007) measured too.
    Their formulas are 10, 7 and 12 N m there (root mean square); people differ by a third.
    """
    axes = np.arange(-15, 41, 11.0), np.arange(0, 76, 15.0), np.arange(-30, 21, 10.0)
    hip, knee, ankle = (axis.ravel() for axis in np.meshgrid(*axes, indexing="ij"))
    measured = riener_edrich(hip, knee, ankle)
    calibrated = passive_moments(
        hip, knee, ankle, *flexed_lengths(), passive_slack(LEG.names), passive_strain(LEG.names)
    )
    usual = LEG.tendon_strain.copy()  # of Rajagopal et al. (2016)
    usual[LEG.rows(QUADRICEPS)] = TENDON_STRAIN
    plain = passive_moments(
        hip, knee, ankle, LEG.optimal_fiber_length, LEG.tendon_slack_length,
        np.zeros(40), np.full(40, 0.6), usual,
    )  # fmt: skip
    off, before = (np.sqrt(((m - measured) ** 2).mean(axis=0)) for m in (calibrated, plain))
    assert (off < [5.0, 5.5, 3.5]).all()
    assert (off < [0.35 * before[0], 0.3 * before[1], 0.6 * before[2]]).all()


def test_a_knee_bent_in_swing_is_not_torn_straight_by_rectus_femoris() -> None:
    """Knee 110 degrees, hip 0: measured 9 N m in all (Riener & Edrich 1999)."""
    row = LEG.names.index("recfem")
    hip, knee, ankle = (np.array([x]) for x in (0.0, 110.0, 0.0))
    mine = passive_slack(LEG.names), passive_strain(LEG.names)
    moment = passive_moments(hip, knee, ankle, *flexed_lengths(), *mine)[0, 1]
    assert -18.0 < moment < -5.0
    force, _ = relaxed(hip, knee, ankle, *flexed_lengths(), *mine)
    assert force[0, row] < 0.3 * LEG.max_force[row]


def riener_edrich(hip: FloatArray, knee: FloatArray, ankle: FloatArray) -> FloatArray:
    """Hip flexion, knee flexion and dorsiflexion moments [N m] by angles [deg]; their ankle
    counts plantarflexion positive."""
    plantar = -ankle
    flexion = np.exp(1.4655 - 0.0034 * knee - 0.0750 * hip)
    extension = np.exp(1.3403 - 0.0226 * knee + 0.0305 * hip)
    at_knee = (
        np.exp(1.800 - 0.0460 * plantar - 0.0352 * knee + 0.0217 * hip)
        - np.exp(-3.971 - 0.0004 * plantar + 0.0495 * knee - 0.0128 * hip)
        - 4.820
        + np.exp(2.220 - 0.150 * knee)
    )
    at_ankle = np.exp(2.1016 - 0.0843 * plantar - 0.0176 * knee)
    at_ankle = at_ankle - np.exp(-7.9763 + 0.1949 * plantar + 0.0008 * knee) - 1.792
    return np.stack([flexion - extension + 8.072, at_knee, -at_ankle], axis=1)


def passive_moments(
    hip: FloatArray, knee: FloatArray, ankle: FloatArray,
    fiber: FloatArray, tendon: FloatArray, slack: FloatArray, strain: FloatArray,
    give: FloatArray = LEG.tendon_strain,
) -> FloatArray:  # fmt: skip
    """Hip flexion, knee flexion and dorsiflexion moments [N m] of the reference body at rest."""
    force, arm = relaxed(hip, knee, ankle, fiber, tendon, slack, strain, give)
    return np.einsum("fu,fuc->fc", force, arm)


def relaxed(
    hip: FloatArray, knee: FloatArray, ankle: FloatArray,
    fiber: FloatArray, tendon: FloatArray, slack: FloatArray, strain: FloatArray,
    give: FloatArray = LEG.tendon_strain,
) -> tuple[FloatArray, FloatArray]:  # fmt: skip
    """Tendon forces [N] at which relaxed fibers and tendons agree, by halving, and their arms."""
    body = build_body()
    length, arms = postures(body, hip, knee, ankle)
    stiffness = hill.tendon_stiffness(give)
    low, high = np.zeros_like(length), np.full_like(length, 3.0)
    for _ in range(40):
        force = 0.5 * (low + high)
        along = np.maximum(length - tendon * (1 + hill.tendon_strain(force, stiffness)), 1e-4)
        whole = np.hypot(along, fiber * np.sin(LEG.pennation))
        fibers = passive_force(whole / fiber, slack, strain) * along / whole
        low, high = np.where(fibers > force, force, low), np.where(fibers > force, high, force)
    return force * LEG.max_force, arms


def postures(
    body: BodyModel, hip: FloatArray, knee: FloatArray, ankle: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Path lengths [m] and moment arms [m] about hip, knee and ankle of the right leg."""
    columns = [INDEX[name] for name in ("hip_flexion_r", "knee_angle_r", "ankle_angle_r")]
    values = np.zeros((len(hip), len(COORDINATES)))
    values[:, columns] = np.deg2rad(np.stack([hip, knee, ankle], axis=1))
    still = np.zeros_like(values)
    found = muscle_paths(body, pose_body(body, values, still, still))
    mine = legs(body)
    return found.length[:, mine], found.moment_arm[:, mine][:, :, columns]


def paths(body: BodyModel) -> FloatArray:
    """Path lengths [m] of the right leg in a grid of postures."""
    axes = np.arange(-20, 81, 20.0), np.arange(5, 116, 22.0), np.arange(-30, 21, 25.0)
    return postures(body, *(axis.ravel() for axis in np.meshgrid(*axes)))[0]


def legs(body: BodyModel) -> list[int]:
    """Where the right leg's units are among the body's muscles."""
    return [body.muscles.index(f"{name}_r") for name in LEG.names]
