"""Muscles of the hip: gluteals, hip flexors, piriformis.

Sartorius and tensor fasciae latae count as hip flexors here: both cross other joints or axes as
well, but in running their common work is to bring the thigh forward. Rectus femoris bends the hip
too and stays with the quadriceps.
"""

from __future__ import annotations

from runatomy.muscle.catalogue.muscle import Muscle

# The body model cuts the psoas in two: "psoas" runs from the pelvis to the thigh bone, and the
# lumbar fascicles from the vertebrae to the pelvis, vertebral body (VB), transverse process (TP)
# and disk (IVD) of each. Both are one muscle.
LUMBAR_PSOAS = (
    *("Ps_L1_VB", "Ps_L5_VB"),
    *(f"Ps_L{level}_TP" for level in range(1, 6)),
    *(f"Ps_L{level}_L{level + 1}_IVD" for level in range(1, 5)),
)

HIP: tuple[Muscle, ...] = (
    Muscle(
        name="gluteus_maximus",
        plain="Large buttock muscle",
        latin="M. gluteus maximus",
        group="gluteals",
        region="leg",
        does="Straightens the hip and turns the thigh outward; the largest muscle of the leg.",
        in_running="Comes on just before foot strike: stops the swinging thigh, keeps the trunk "
        "from pitching forward in early stance and drives the hip back. Works more uphill.",
        fascicles=("glmax1", "glmax2", "glmax3"),
    ),
    Muscle(
        name="gluteus_medius",
        plain="Side hip muscle",
        latin="M. gluteus medius",
        group="gluteals",
        region="leg",
        does="Moves the thigh out to the side; on one leg, keeps the pelvis level.",
        in_running="Holds the pelvis level over the standing leg at every step, with one of the "
        "highest forces at the hip.",
        fascicles=("glmed1", "glmed2", "glmed3"),
    ),
    Muscle(
        name="gluteus_minimus",
        plain="Deep side hip muscle",
        latin="M. gluteus minimus",
        group="gluteals",
        region="leg",
        does="Moves the thigh out to the side and helps to seat its head in the hip socket.",
        in_running="Helps the gluteus medius to hold the pelvis level through stance.",
        fascicles=("glmin1", "glmin2", "glmin3"),
    ),
    Muscle(
        name="iliacus",
        plain="Inner hip muscle, from the pelvis",
        latin="M. iliacus",
        group="hip_flexors",
        region="leg",
        does="Bends the hip: lifts the thigh toward the trunk.",
        in_running="Pulls the leg forward after toe-off, through the first half of swing; the "
        "faster the run, the harder.",
        fascicles=("iliacus",),
    ),
    Muscle(
        name="psoas_major",
        plain="Inner hip muscle, from the spine",
        latin="M. psoas major",
        group="hip_flexors",
        region="leg",
        does="Bends the hip, and steadies the lower spine from the front and the side.",
        in_running="Slows the thigh as it trails behind late in stance, then pulls it forward "
        "together with the iliacus.",
        fascicles=("psoas", *LUMBAR_PSOAS),
    ),
    Muscle(
        name="sartorius",
        plain="Tailor's muscle",
        latin="M. sartorius",
        group="hip_flexors",
        region="leg",
        does="Bends the hip and the knee and turns the thigh outward; the longest muscle we have.",
        in_running="Helps to carry the folded leg forward in the first half of swing.",
        fascicles=("sart",),
    ),
    Muscle(
        name="tensor_fasciae_latae",
        plain="Front side hip muscle",
        latin="M. tensor fasciae latae",
        group="hip_flexors",
        region="leg",
        does="Bends the hip, moves the thigh outward and turns it inward; tightens the iliotibial "
        "band down the outer thigh.",
        in_running="Helps the thigh forward in swing and, through the iliotibial band, steadies "
        "pelvis and knee in stance.",
        fascicles=("tfl",),
    ),
    Muscle(
        name="piriformis",
        plain="Pear-shaped deep hip muscle",
        latin="M. piriformis",
        group="other",
        region="leg",
        does="Turns the thigh outward at the hip and, when the hip is bent, moves it to the side.",
        in_running="Helps to seat the thigh bone in its socket and to check inward turning of "
        "the leg in stance.",
        fascicles=("piri",),
    ),
)
