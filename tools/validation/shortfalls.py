"""Shortfalls: why a claim does not hold, as far as is known; shown only where it does not."""

from __future__ import annotations

_TRUNK = (
    "The trunk is asked to balance the whole body's angular momentum: all muscles of one side of "
    "it are fully active, and still too weak"
)
_HIP = (
    "In mid-stance gluteus medius and minimus are fully active and still too weak for the moment "
    "asked; what they lack spreads to the hip's other axes"
)

SHORTFALLS: dict[str, str] = {
    "law_reserve_hip_flexion": _HIP,
    "law_reserve_hip_adduction": _HIP,
    "law_reserve_hip_rotation": _HIP,
    "law_reserve_lumbar_extension": _TRUNK,
    "law_reserve_lumbar_bending": _TRUNK,
    "law_reserve_lumbar_rotation": _TRUNK,
    "peak_hamstrings": (
        "Activation comes with force here; electrical activity leads it by several percent of the "
        "stride (see measured muscle activity)"
    ),
    "force_gluteus_minimus": (
        "The published force is more than the muscle's whole strength here (1216 N in a man of "
        "75 kg, Rajagopal et al. 2016)"
    ),
    "force_rank": "As for the force of gluteus minimus alone",
    "hip_work_stance": (
        "On the level already the hip's extending moment in the middle of stance is too small (see "
        "joint moments and powers); uphill, knee and ankle climb instead, and the hip's part comes "
        "in swing"
    ),
}
