"""Legs: exercises that push, hinge and rise, most of them on one leg."""

from __future__ import annotations

from runatomy.advice.strength.catalogue import sources as s
from runatomy.advice.strength.exercise import Exercise

LEGS: tuple[Exercise, ...] = (
    Exercise(
        name="step_up", plain="Step-up", slot="push", single_leg=True, equipment=(), gentle=True,
        heavy=True, groups=("quadriceps", "gluteals"),
        activations=(s.EKSTROM(muscle="vastus_medialis", percent=45.0, says="over"),
                     s.MACASKILL(muscle="gluteus_medius", percent=62.7, spread=18.2),
                     s.MACASKILL(muscle="gluteus_maximus", percent=28.7, spread=18.7)),
        how="Step onto a knee-high step or stair and stand up tall on that leg alone. Lower "
        "slowly; do all repetitions of one leg, then the other.",
        purpose="Pushes you forward and up, on one leg as every step does.",
        leave="Leave it while the front of the knee hurts on stairs; use a lower step first.",
        note="The figure of vastus medialis was measured stepping up sideways.",
    ),
    Exercise(
        name="lunge", plain="Lunge", slot="push", single_leg=True, equipment=(), gentle=True,
        heavy=True, groups=("quadriceps", "gluteals"),
        activations=(s.EKSTROM(muscle="vastus_medialis", percent=45.0, says="over"),
                     s.DISTEFANO(muscle="gluteus_medius", percent=48.0, spread=21.0)),
        how="Step forward and sink until both knees are bent to a right angle. Push back up with "
        "the front leg; finish one leg, then the other.",
        purpose="Braking and pushing of one leg, as running downhill asks.",
        leave="Leave it while the front of the knee hurts; shorten the step first.",
    ),
    Exercise(
        name="single_leg_squat", plain="Single-leg squat", slot="push", single_leg=True,
        equipment=("bench",), gentle=False, heavy=True, groups=("quadriceps", "gluteals"),
        how="Stand on one leg before a bench and sit down on it slowly. Stand up without swing, "
        "the knee over the foot; one leg, then the other.",
        purpose="The strongest push of one leg without a barbell, the pelvis held level.",
        leave="Leave it while the knee hurts or falls inward; do step-ups first.",
        note="Worked every thigh and hip muscle measured but rectus femoris harder than lunge and "
        "lateral step-up did (20 adults, Muyor et al. 2020, PLoS One 15:e0230841).",
    ),
    Exercise(
        name="back_squat", plain="Back squat", slot="push", single_leg=False,
        equipment=("barbell",), gentle=False, heavy=True, groups=("quadriceps", "gluteals"),
        activations=(s.CONTRERAS(muscle="vastus_lateralis", percent=110.0),
                     s.CONTRERAS(muscle="gluteus_maximus", percent=45.4),
                     s.CONTRERAS(muscle="biceps_femoris_caput_longum", percent=14.9)),
        how="With the bar on your upper back, sit down between your heels as deep as the back "
        "stays straight. Stand up hard, breathing out.",
        purpose="The heaviest load for the front of the thigh.",
        leave="Leave it without somebody who has shown you how, or with a painful back.",
        note="Gluteus maximus: its lower part; the upper worked at 29.4 %.",
    ),
    Exercise(
        name="hip_thrust", plain="Hip thrust", slot="hinge", single_leg=False,
        equipment=("barbell", "bench"), gentle=False, heavy=True,
        groups=("gluteals", "hamstrings"),
        activations=(s.CONTRERAS(muscle="gluteus_maximus", percent=86.8),
                     s.CONTRERAS(muscle="biceps_femoris_caput_longum", percent=40.8),
                     s.CONTRERAS(muscle="vastus_lateralis", percent=99.5)),
        how="Shoulders on a bench and the bar over your hips, lift the hips until the trunk is "
        "level. Hold a moment, lower slowly.",
        purpose="Drives the hip straight, as uphill and sprinting do.",
        leave="Leave it while the low back hurts; the bridge is gentler.",
        note="Gluteus maximus: its lower part; the upper worked at 69.5 %.",
    ),
    Exercise(
        name="romanian_deadlift", plain="Romanian deadlift", slot="hinge", single_leg=False,
        equipment=("barbell",), gentle=False, heavy=True, groups=("hamstrings", "gluteals", "back"),
        activations=(s.DICUS(muscle="biceps_femoris_caput_longum", percent=52.6),
                     s.DICUS(muscle="semitendinosus", percent=45.6),
                     s.DICUS(muscle="gluteus_maximus", percent=44.3),
                     s.DICUS(muscle="longissimus_thoracis", percent=69.2)),
        how="Knees a little bent, push the hips back and let the weight slide down the thighs. "
        "Come up by straightening the hips, the back straight throughout.",
        purpose="Loads the back of the thigh while it is long, as late swing does.",
        leave="Leave it with a painful back or in the weeks after a hamstring strain.",
    ),
    Exercise(
        name="single_leg_deadlift", plain="Single-leg deadlift", slot="hinge", single_leg=True,
        equipment=(), gentle=True, heavy=True, groups=("hamstrings", "gluteals"),
        how="Stand on one leg and tip forward, the free leg straight behind you, until you feel "
        "the back of the thigh. Come up by driving the hip straight; one leg, then the other.",
        purpose="Back of the thigh and balance of one leg.",
        leave="Leave it in the weeks after a hamstring strain, or while sitting on the seat bone "
        "hurts.",
    ),
    Exercise(
        name="nordic_curl", plain="Nordic curl", slot="hinge", single_leg=False, equipment=(),
        gentle=False, heavy=True, groups=("hamstrings",),
        activations=(s.LLURDA(muscle="biceps_femoris_caput_longum", percent=60.0),),
        how="Kneel with the ankles held, body straight from knees to head, and lower yourself as "
        "slowly as you can. Catch yourself with the hands and push back up.",
        purpose="Braking strength of the back of the thigh, for fast running.",
        leave="Leave it in the two days before a fast run or a race, and after a strain.",
    ),
    Exercise(
        name="bridge", plain="Bridge", slot="hinge", single_leg=False, equipment=(), gentle=True,
        heavy=False, groups=("gluteals", "hamstrings"),
        activations=(s.EKSTROM(muscle="gluteus_maximus", percent=45.0, says="under"),),
        how="On your back with the knees bent, lift the hips until thighs and trunk are one line. "
        "Hold two breaths, lower slowly.",
        purpose="A first step to straightening the hip under load.",
        leave="Leave it where it gives cramps in the back of the thigh; bring the heels nearer.",
    ),
    Exercise(
        name="calf_raise", plain="Calf raise, knees straight", slot="calf", single_leg=False,
        equipment=("weights",), gentle=True, heavy=True, groups=("calves",),
        activations=(s.RIEMANN(muscle="gastrocnemius_medialis", percent=46.0),
                     s.RIEMANN(muscle="gastrocnemius_lateralis", percent=35.0),
                     s.RIEMANN(muscle="soleus", percent=35.0)),
        how="With weights, stand on the edge of a step and rise as high as you can. Lower slowly "
        "below the step.",
        purpose="Calf and Achilles tendon, which every step loads with several body weights.",
        leave="With a painful Achilles tendon start flat on the floor and ask a physiotherapist.",
    ),
    Exercise(
        name="single_leg_calf_raise", plain="Single-leg calf raise", slot="calf", single_leg=True,
        equipment=(), gentle=True, heavy=True, groups=("calves",),
        how="On one leg at the edge of a step, rise as high as you can, a finger on the wall. "
        "Lower slowly below the step; one leg, then the other.",
        purpose="Calf and Achilles tendon of each leg on its own.",
        leave="With a painful Achilles tendon start flat on the floor and ask a physiotherapist.",
        note="In the full range of one leg the inner calf was as active as in sprinting (19 "
        "adults, Ferri-Caruana et al. 2025, Appl Sci 15:8731).",
    ),
    Exercise(
        name="bent_knee_calf_raise", plain="Single-leg calf raise, knee bent", slot="calf",
        single_leg=True, equipment=(), gentle=True, heavy=True, groups=("calves",),
        how="On one leg with the knee bent by a hand’s breadth, rise high without straightening "
        "it. Lower slowly; one leg, then the other.",
        purpose="The deep calf (soleus), which carries most of easy running and of climbs.",
        leave="With a painful Achilles tendon start flat on the floor and ask a physiotherapist.",
    ),
)  # fmt: skip
