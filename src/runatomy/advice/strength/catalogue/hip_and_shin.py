"""Hip and shin: exercises for what running leaves out or what holds the leg straight."""

from __future__ import annotations

from runatomy.advice.strength.catalogue import sources as s
from runatomy.advice.strength.exercise import Exercise

HIP_AND_SHIN: tuple[Exercise, ...] = (
    Exercise(
        name="side_lying_abduction", plain="Side-lying leg raise", slot="hip_side",
        single_leg=True, equipment=(), gentle=True, heavy=True, groups=("gluteals",),
        activations=(s.DISTEFANO(muscle="gluteus_medius", percent=81.0, spread=42.0),
                     s.MACASKILL_10RM(muscle="gluteus_medius", percent=99.9, spread=17.0),
                     s.MACASKILL_10RM(muscle="gluteus_maximus", percent=38.0, spread=23.3)),
        how="On your side, raise the straight upper leg a little behind you, toes forward. Lower "
        "slowly; change sides, and add a weight at the ankle when twelve are easy.",
        purpose="The side of the hip (gluteus medius), which keeps the pelvis level.",
        leave="Leave it while lying on that hip hurts; do it standing with a band.",
    ),
    Exercise(
        name="clam", plain="Clam", slot="hip_side", single_leg=True, equipment=(), gentle=True,
        heavy=False, groups=("gluteals",),
        activations=(s.DISTEFANO(muscle="gluteus_medius", percent=40.0, spread=38.0),),
        how="On your side with bent knees, open the upper knee while the feet stay together. Keep "
        "the pelvis still; change sides.",
        purpose="A first exercise for the side of the hip.",
        leave="Leave it while lying on that hip hurts.",
    ),
    Exercise(
        name="tibialis_raise", plain="Toe raise against a wall", slot="shin", single_leg=False,
        equipment=(), gentle=True, heavy=False, groups=("tibialis_anterior",),
        how="Back against a wall, feet two shoe lengths in front of it, pull the toes up as high "
        "as they go. Lower slowly.",
        purpose="The front of the shin, which lifts the foot before every landing and is often "
        "what aches in new runners.",
        leave="With a pain on the bone of the shin that a finger can find, stop and have it "
        "looked at.",
    ),
    Exercise(
        name="standing_eversion", plain="Single-leg rocking to the inner edge", slot="outer_shin",
        single_leg=True, equipment=(), gentle=True, heavy=False, groups=("peroneals",),
        activations=(s.CHEN(muscle="peroneus_longus", percent=73.0),),
        how="On one leg, a hand on the wall, let the ankle tip slightly outward and press the "
        "inner edge of the foot back down. Slow and small; one leg, then the other.",
        purpose="The outside of the shin, which steadies the ankle on uneven ground.",
        leave="Leave it in the weeks after a sprained ankle unless somebody guides you.",
    ),
    Exercise(
        name="copenhagen", plain="Copenhagen plank", slot="inner", single_leg=True,
        equipment=("bench",), gentle=False, heavy=True, groups=("adductors", "abdominals"),
        activations=(s.SERNER(muscle="adductor_longus", percent=108.0),),
        how="On your side, the upper leg on a bench and the elbow on the floor, lift the hips and "
        "bring the lower leg up to the bench. Lower slowly; change sides.",
        purpose="The inner thigh, which guides the leg in fast running and on turns.",
        leave="Leave it with a painful groin; support the knee instead of the foot at first.",
    ),
    Exercise(
        name="side_lying_adduction", plain="Side-lying inner leg raise", slot="inner",
        single_leg=True, equipment=(), gentle=True, heavy=False, groups=("adductors",),
        activations=(s.SERNER(muscle="adductor_longus", percent=64.0),),
        how="On your side with the upper foot in front, raise the straight lower leg. Lower "
        "slowly; change sides.",
        purpose="The inner thigh, gently.",
        leave="Leave it with a painful groin.",
    ),
    Exercise(
        name="straight_leg_raise", plain="Straight leg raise", slot="hip_flexor", single_leg=True,
        equipment=(), gentle=True, heavy=False, groups=("hip_flexors",),
        activations=(s.JUAN(muscle="psoas_major", percent=60.0),),
        how="On your back, one knee bent, raise the other leg straight to two thirds of the way "
        "up. Lower slowly with the back flat; one leg, then the other.",
        purpose="The hip flexors, which bring the thigh forward.",
        leave="Leave it where it pulls in the low back; bend the knee.",
        note="Measured of iliacus and psoas together, near 60° of hip flexion.",
    ),
)  # fmt: skip
