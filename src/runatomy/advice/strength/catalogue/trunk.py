"""Trunk: crunch-like exercises, planks and those for the back."""

from __future__ import annotations

from runatomy.advice.strength.catalogue import sources as s
from runatomy.advice.strength.exercise import Exercise

TRUNK: tuple[Exercise, ...] = (
    Exercise(
        name="curl_up", plain="Curl-up (small crunch)", slot="front", single_leg=False,
        equipment=(), gentle=True, heavy=False, groups=("abdominals",),
        activations=(s.CURL_UP(muscle="rectus_abdominis", percent=50.0),),
        how="On your back, one knee bent and the hands under the low back, lift head and "
        "shoulders as one piece. Hold a breath, lower slowly.",
        purpose="The front of the trunk, which running itself works little; for posture.",
        leave="Leave it with a painful neck or back, and in the months after a birth ask first.",
    ),
    Exercise(
        name="ball_crunch", plain="Crunch on a ball with a band", slot="front", single_leg=False,
        equipment=("ball", "band"), gentle=False, heavy=True, groups=("abdominals",),
        activations=(s.SUNDSTRUP(muscle="rectus_abdominis", percent=104.0, spread=3.8),
                     s.SUNDSTRUP(muscle="rectus_femoris", percent=27.0, spread=3.7)),
        how="Back on the ball and the band held at the chest, curl the ribs toward the pelvis. "
        "Lower slowly.",
        purpose="The front of the trunk against a real load.",
        leave="Leave it with a painful neck or back.",
        note="The spreads may be standard errors; the abstract does not say.",
    ),
    Exercise(
        name="ball_pike", plain="Pike on a ball", slot="front", single_leg=False,
        equipment=("ball",), gentle=False, heavy=False, groups=("abdominals", "hip_flexors"),
        activations=(s.ESCAMILLA(muscle="obliquus_externus_abdominis", percent=84.0),
                     s.ESCAMILLA(muscle="obliquus_internus_abdominis", percent=56.0)),
        how="Hands on the floor and shins on the ball, lift the hips high with straight legs. "
        "Roll back slowly to a plank.",
        purpose="Front and sides of the trunk together with the hip flexors.",
        leave="Leave it with painful wrists, shoulders or back.",
    ),
    Exercise(
        name="side_plank", plain="Side plank", slot="hip_side", single_leg=False, equipment=(),
        gentle=True, heavy=False, held=True, groups=("gluteals", "abdominals"),
        activations=(s.EKSTROM(muscle="gluteus_medius", percent=45.0, says="over"),
                     s.EKSTROM(muscle="obliquus_externus_abdominis", percent=45.0, says="over")),
        how="On one elbow and the edge of the foot, hold the body in one line. Knees on the floor "
        "make it easier; change sides.",
        purpose="Side of the hip and of the trunk together.",
        leave="Leave it with a painful shoulder.",
    ),
    Exercise(
        name="plank", plain="Plank", slot="front", single_leg=False, equipment=(), gentle=True,
        heavy=False, held=True, groups=("abdominals",),
        activations=(s.EKSTROM(muscle="rectus_abdominis", percent=45.0, says="under"),),
        how="On elbows and toes, hold the body in one line. Stop when the low back sags.",
        purpose="Holding the trunk still, for long runs.",
        leave="Leave it with a painful shoulder or back.",
    ),
    Exercise(
        name="bird_dog", plain="Bird dog", slot="back", single_leg=True, equipment=(), gentle=True,
        heavy=False, groups=("back", "gluteals"),
        activations=(s.EKSTROM(muscle="gluteus_maximus", percent=45.0, says="over"),
                     s.EKSTROM(muscle="longissimus_thoracis", percent=45.0, says="under")),
        how="On hands and knees, stretch one leg back and the other arm forward. Hold two breaths "
        "without tipping; change sides.",
        purpose="Back and buttock on one side, the trunk kept still.",
        leave="Leave it with painful wrists or knees; lie on your belly instead.",
    ),
    Exercise(
        name="back_extension", plain="Back extension", slot="back", single_leg=False,
        equipment=("bench",), gentle=False, heavy=True, groups=("back", "gluteals"),
        activations=(s.DE_RIDDER(muscle="longissimus_thoracis", percent=60.0),
                     s.DE_RIDDER(muscle="multifidus", percent=60.0)),
        how="Hips on the edge of a bench and the feet held, lower the trunk and lift it until the "
        "body is one line. Not higher.",
        purpose="The back, which carries the trunk upright late in a long run.",
        leave="Leave it with a painful back until somebody has looked at it.",
    ),
)  # fmt: skip
