"""The independent coordinates of the body, and how every model joint follows them.

Names, zeros and signs are those of Rajagopal et al. (2016): x forward, y up, z right; hip flexion,
knee flexion, ankle dorsiflexion, adduction, internal rotation and lumbar extension positive.
"""

from __future__ import annotations

SIDES = ("r", "l")
PELVIS = (
    "pelvis_tilt",
    "pelvis_list",
    "pelvis_rotation",
    "pelvis_tx",
    "pelvis_ty",
    "pelvis_tz",
)
LUMBAR = ("lumbar_extension", "lumbar_bending", "lumbar_rotation")
LEG = (
    "hip_flexion",
    "hip_adduction",
    "hip_rotation",
    "knee_angle",
    "ankle_angle",
    "subtalar_angle",
    "mtp_angle",
)
ARM = ("arm_flex", "arm_add", "arm_rot", "elbow_flex")

COORDINATES: tuple[str, ...] = (
    *PELVIS,
    *LUMBAR,
    *(f"{name}_r" for name in LEG),
    *(f"{name}_l" for name in LEG),
    *(f"{name}_r" for name in ARM),
    *(f"{name}_l" for name in ARM),
)
INDEX: dict[str, int] = {name: i for i, name in enumerate(COORDINATES)}

# Signs that flip when left and right are exchanged (the body's mirror image).
FLIPS_IN_MIRROR = frozenset(
    ("pelvis_list", "pelvis_rotation", "pelvis_tz", "lumbar_bending", "lumbar_rotation")
)

# Share of each lumbar motion at each level (Christophy et al. 2012); the lumbosacral joint
# takes what is left, so that the thorax turns by exactly the coordinate.
LUMBAR_SHARES: dict[str, tuple[tuple[str, float], ...]] = {
    "lumbar_extension": (
        ("flex_extension", 0.125),
        ("L4_L5_FE", 0.185),
        ("L3_L4_FE", 0.204),
        ("L2_L3_FE", 0.231),
        ("L1_L2_FE", 0.255),
        ("Abs_r3", 0.6429),
    ),
    "lumbar_bending": (
        ("lat_bending", 0.1355),
        ("L4_L5_LB", 0.1811),
        ("L3_L4_LB", 0.2453),
        ("L2_L3_LB", 0.2501),
        ("L1_L2_LB", 0.188),
    ),
    "lumbar_rotation": (
        ("axial_rotation", 0.86444),
        ("L4_L5_AR", 0.03778),
        ("L3_L4_AR", 0.03778),
        ("L2_L3_AR", 0.03111),
        ("L1_L2_AR", 0.02889),
    ),
}


def mirror_name(name: str) -> str:
    """Return the coordinate of the other side, or the same name where there is only one."""
    if name.endswith("_r"):
        return name[:-2] + "_l"
    return name[:-2] + "_r" if name.endswith("_l") else name


def mirror_map() -> tuple[list[int], list[float]]:
    """Return for each coordinate the index of its mirror image and the sign it takes there."""
    order = [INDEX[mirror_name(name)] for name in COORDINATES]
    signs = [-1.0 if name in FLIPS_IN_MIRROR else 1.0 for name in COORDINATES]
    return order, signs
