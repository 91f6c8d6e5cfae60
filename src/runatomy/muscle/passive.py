"""Passive fibers: the force of relaxed fibers that are stretched, calibrated muscle by muscle.

The curve is the exponential of De Groote et al. (2016, Ann Biomed Eng 44:2922-2936). Where each
muscle's begins and ends is Uhlrich et al.'s (2022, Sci Rep 12:9842): they fitted both strains so
that a relaxed leg resists as measured by Silder et al. (2007, J Biomech 40:2628-2635). The fiber
and tendon lengths that belong to it are Lai et al.'s (2017, Ann Biomed Eng 45:2762-2774), who
changed those muscles of Rajagopal et al. (2016) that a deeply bent hip or knee overstretched.
Both are read from the published model of 2023 that unites them (RajagopalLaiUhlrich2023).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runatomy.muscle.parameters import LEG
from runatomy.terms.arrays import FloatArray

SHAPE = 4.0  # [-] how fast the exponential rises (De Groote et al. 2016)
SLACK = 0.0  # [-] strain up to which fibers give no force (De Groote et al. 2016)
STRAIN = 0.6  # [-] strain at which they give the maximum isometric force (the same)

# Strain without force and at maximum isometric force [-], over the optimal fiber length.
STRAINS: dict[str, tuple[float, float]] = {
    "addbrev": (-0.1844, 0.5060),
    "addlong": (-0.1942, 0.5013),
    "addmagDist": (0.0, 0.7),
    "addmagIsch": (0.0057, 0.7000),
    "addmagMid": (0.0, 0.7),
    "addmagProx": (0.0, 0.7),
    "bflh": (0.1368, 0.7054),
    "bfsh": (0.0438, 0.6995),
    "edl": (0.1015, 0.7075),
    "ehl": (0.0817, 0.7148),
    "fdl": (-0.0065, 0.6999),
    "fhl": (0.0076, 0.7002),
    "gaslat": (-0.1932, 0.6637),
    "gasmed": (0.1506, 0.5506),
    "glmax1": (0.0, 0.7),
    "glmax2": (0.0, 0.7),
    "glmax3": (0.0398, 0.7005),
    "glmed1": (0.0, 0.7),
    "glmed2": (-0.1330, 0.6904),
    "glmed3": (-0.1914, 0.6558),
    "glmin1": (0.0, 0.7),
    "glmin2": (0.0011, 0.7000),
    "glmin3": (-0.0352, 0.6991),
    "grac": (-0.1886, 0.7245),
    "iliacus": (-0.1607, 0.5021),
    "perbrev": (-0.0287, 0.6992),
    "perlong": (-0.0877, 0.6966),
    "piri": (-0.1829, 0.7031),
    "psoas": (-0.0763, 0.5033),
    "recfem": (0.1998, 0.8997),
    "sart": (-0.0729, 0.7021),
    "semimem": (0.1537, 0.7045),
    "semiten": (0.1142, 0.7136),
    "soleus": (0.0402, 0.7660),
    "tfl": (0.1572, 0.6394),
    "tibant": (0.1588, 0.7084),
    "tibpost": (-0.0731, 0.6980),
    "vasint": (0.1757, 0.7075),
    "vaslat": (0.1935, 0.7111),
    "vasmed": (0.1781, 0.7060),
}

# Optimal fiber length and tendon slack length [m] at the reference size, where they differ from
# Rajagopal et al. (2016). Tensor fasciae latae, gluteus medius and minimus are left as they were:
# theirs changed together with paths that the body does not have.
FLEXED_LENGTHS: dict[str, tuple[float, float]] = {
    "bflh": (0.0976, 0.3325),
    "gaslat": (0.069, 0.374),
    "gasmed": (0.059, 0.387),
    "glmax1": (0.147, 0.0873),
    "glmax2": (0.157, 0.109),
    "glmax3": (0.167, 0.103),
    "recfem": (0.0759, 0.4504),
    "semimem": (0.086, 0.335),
    "soleus": (0.044, 0.28135),
    "vasint": (0.117, 0.205),
    "vaslat": (0.117, 0.221),
    "vasmed": (0.110, 0.208),
}


def passive_force(
    length: FloatArray, slack: FloatArray | float = SLACK, strain: FloatArray | float = STRAIN
) -> FloatArray:
    """Return the force of relaxed fibers [-], over the maximum isometric force.

    `length` [-] is over the optimal fiber length; `slack` and `strain` [-] are the strains without
    force and at maximum isometric force. Zero below; a straight line above (Millard et al. 2013).
    """
    reach = _reach(length, slack, strain)
    curved = np.expm1(SHAPE * np.clip(reach, 0.0, 1.0)) / np.expm1(SHAPE)
    return np.asarray(curved + _steepest() * np.maximum(reach - 1.0, 0.0))


def passive_stiffness(
    length: FloatArray, slack: FloatArray | float = SLACK, strain: FloatArray | float = STRAIN
) -> FloatArray:
    """Return by how much that force grows [-] with the fibers' length, both normalized."""
    reach = _reach(length, slack, strain)
    slope = _steepest() * np.exp(SHAPE * (np.minimum(reach, 1.0) - 1.0))
    return np.asarray(np.where(reach > 0.0, slope, 0.0) / (np.asarray(strain) - slack))


def passive_slack(names: Sequence[str]) -> FloatArray:
    """Return up to which strain [-] the fibers of each element give no force: "soleus_r"."""
    return _strains(names)[:, 0]


def passive_strain(names: Sequence[str]) -> FloatArray:
    """Return at which strain [-] the fibers of each element give their maximum isometric force.

    Elements outside the legs have De Groote et al.'s own strains: nobody calibrated them.
    """
    return _strains(names)[:, 1]


def flexed_lengths() -> tuple[FloatArray, FloatArray]:
    """Return optimal fiber and tendon slack length [m] in the order of `LEG.names`.

    Those of Rajagopal et al. (2016), with Lai et al.'s (2017) for hip and knee bent deeply, at the
    reference size.
    """
    own = zip(LEG.optimal_fiber_length.tolist(), LEG.tendon_slack_length.tolist(), strict=True)
    rows = [FLEXED_LENGTHS.get(name, row) for name, row in zip(LEG.names, own, strict=True)]
    fiber, slack = np.array(rows).T
    return fiber, slack


def _strains(names: Sequence[str]) -> FloatArray:
    stems = (name[:-2] if name.endswith(("_r", "_l")) else name for name in names)
    return np.array([STRAINS.get(stem, (SLACK, STRAIN)) for stem in stems]).reshape(-1, 2)


def _reach(length: FloatArray, slack: FloatArray | float, strain: FloatArray | float) -> FloatArray:
    """Return how far fibers are stretched [-]: 0 without force, 1 at maximum isometric force."""
    return np.asarray((np.asarray(length) - 1.0 - slack) / (np.asarray(strain) - slack))


def _steepest() -> float:
    """Return the slope of the exponential [-] where it reaches one."""
    return float(SHAPE * np.exp(SHAPE) / np.expm1(SHAPE))
