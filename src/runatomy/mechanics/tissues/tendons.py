"""Tendons: force, strain and stored energy of the tendons that several muscles share."""

from __future__ import annotations

import numpy as np

from runatomy.muscle import hill
from runatomy.muscle.fibers import Units
from runatomy.terms.arrays import FloatArray

TRICEPS_SURAE = ("soleus", "gasmed", "gaslat")
QUADRICEPS = ("recfem", "vaslat", "vasmed", "vasint")
HAMSTRINGS = ("bflh", "semimem", "semiten")  # those that begin at the seat bone
OWNERS: dict[str, tuple[str, ...]] = {  # the tendon's muscles, in the order of TENDONS
    "achilles_tendon": TRICEPS_SURAE,
    "patellar_tendon": QUADRICEPS,
    "hamstring_tendons": HAMSTRINGS,
}
POINTS, WEIGHTS = np.polynomial.legendre.leggauss(12)  # of a smooth curve: to eleven digits


def stored_energy(units: Units, force: FloatArray) -> FloatArray:
    """Return the energy [J] in each unit's tendon under this force (frames, units) [N].

    The integral of force over elongation along the tendon curve of `muscle/hill.py`; a tendon
    gives back all that it took (real ones lose about a tenth).
    """
    share = np.maximum(force, 0.0) / units.max_force
    stiffness = hill.tendon_stiffness(units.tendon_strain)
    below = np.zeros_like(share)  # strain over force: what lies under the curve is the rest
    for point, weight in zip(0.5 * (POINTS + 1.0), 0.5 * WEIGHTS, strict=True):
        below += weight * hill.tendon_strain(share * point, stiffness)
    area = share * (hill.tendon_strain(share, stiffness) - below)
    return np.asarray(units.max_force * units.tendon_slack_length * area)


def unit_strain(units: Units, force: FloatArray) -> FloatArray:
    """Return each tendon's strain [-] under this force (frames, units) [N], by the same curve."""
    return hill.tendon_strain(force / units.max_force, hill.tendon_stiffness(units.tendon_strain))


def pooled_strain(units: Units, strain: FloatArray) -> FloatArray:
    """Return the strength-weighted strain (frames, TENDONS) of strains (frames, units) [-]."""
    return np.asarray(strain @ _share_table(units, units.max_force))


def pooled_sum(units: Units, values: FloatArray) -> FloatArray:
    """Return the sums (frames, TENDONS) of values (frames, units)."""
    return np.asarray(values @ _owner_table(units))


def _owner_table(units: Units) -> FloatArray:
    """Return (units, TENDONS): 1 where the unit pulls on the tendon."""
    names = [name[:-2] for name in units.names]
    return np.array([[float(name in owners) for owners in OWNERS.values()] for name in names])


def _share_table(units: Units, weight: FloatArray) -> FloatArray:
    """Return the same, each column summing to one."""
    table = _owner_table(units) * weight[:, None]
    return np.asarray(table / table.sum(axis=0))
