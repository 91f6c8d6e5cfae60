"""Statements about what running does to belly, knees, hips, face and heart."""

from __future__ import annotations

from runatomy.advice.answers.measures.energy import share
from runatomy.advice.answers.measures.force import landing, tissue_peak
from runatomy.advice.answers.measures.runs import whole_energy
from runatomy.advice.answers.measures.timing import peak
from runatomy.advice.answers.statement import Check, Criterion, Stance, Statement
from runatomy.advice.answers.statements.thigh_and_hip import size
from runatomy.advice.answers.verdict import Verdict
from runatomy.advice.facts import myths

KNEECAP = Check(
    what="The push on the kneecap at 3 m/s",
    measure=tissue_peak("patellofemoral", 3.0),
    low=3.0,
    high=6.0,
    published="measured: 4.5 ± 1.5 BW",
    fact=myths.KNEECAP_FORCE,
)

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="belly.more_than_lifting",
        topic="belly",
        claim="Running burns more abdominal fat than lifting weights.",
        criteria=(size("share", share("abdominals")),),
        stances=(
            Stance(fact=myths.JOGGING_BELLY, side=1),
            Stance(fact=myths.JOGGING_FAT, side=1),
        ),
        plain="Months of jogging took off belly fat that lifting left, above all around the "
        "organs. It is not the belly muscles that do it: they burn {share} of an easy run’s "
        "energy. Fat is drawn from the whole body. Lifting keeps muscle, so the two go well "
        "together.",
        cannot="Fat is not in the model; the verdict is the trials’.",
    ),
    Statement(
        key="belly.flattens",
        topic="belly",
        claim="Running flattens the stomach.",
        criteria=(size("share", share("abdominals")), size("peak", peak("abdominals"))),
        stances=(
            Stance(fact=myths.JOGGING_BELLY, side=1),
            Stance(fact=myths.SPOT_FAT, side=-1),
        ),
        plain="It can, by the fat that the whole run burns over months, not at a spot of your "
        "choice: the abdominals take {share} of the energy and reach {peak} of their full "
        "activity. How a belly looks also hangs on what you eat.",
        cannot="Neither fat nor looks are in the model.",
    ),
    Statement(
        key="knees.hurt",
        topic="body",
        claim="Running hurts the knees.",
        criteria=(
            size("level", tissue_peak("patellofemoral")),
            size("down", tissue_peak("patellofemoral", 2.6, -0.10)),
        ),
        checks=(KNEECAP,),
        stances=(
            Stance(fact=myths.KNEE_ARTHRITIS, side=-1),
            Stance(fact=myths.KNEE_PAIN, side=1),
        ),
        plain="Worn joints are rarer in people who run for pleasure than in people who do not run "
        "(3.5 against 10.2 %), not in those who race (13.3 %). "
        "Pain around the kneecap is common all the same. In our model each easy step pushes on "
        "the kneecap with {level}, and down 10 % with {down}. Raise distance and descents slowly; "
        "shorter steps ease it.",
        cannot="Neither pain nor wear can be computed, and our push on the kneecap is too large.",
        professional="See a professional when a knee swells, locks, gives way or still hurts after "
        "two weeks of rest.",
    ),
    Statement(
        key="hips.dead_butt",
        topic="body",
        claim="“Dead butt”: runners’ gluteals fall asleep.",
        criteria=(
            Criterion(name="share", measure=share("gluteals"), holds=0.02, fails=0.05,
                      why="A muscle that sleeps burns next to nothing: 2 % at most of the energy; "
                      "from 5 % on it works."),
        ),
        stances=(
            Stance(fact=myths.GLUTEAL_TENDON, side=0),
            Stance(fact=myths.GLUTEAL_AMNESIA, side=-1),
            Stance(fact=myths.GLUTEAL_INHIBITION, side=1),
        ),
        plain="In our model of a healthy runner they take {share} of the energy of an easy run. "
        "The pain that goes by this name is real; it mostly comes from the tendons at "
        "the side of the hip. Strong hip abductors help, each leg on its own.",
        closing="Asleep they are not: nobody runs without them.",
        closing_after=(Verdict.NOT,),
        cannot="The model’s runner is healthy: a muscle that pain holds back is not in it.",
        professional="See a professional when the side of the hip hurts at night or for weeks.",
    ),
    Statement(
        key="face.runners_face",
        topic="body",
        claim="“Runner’s face”: running makes the face sag.",
        criteria=(size("push", landing()),),
        stances=(Stance(fact=myths.RUNNERS_FACE, side=-1),),
        plain="Nobody seems to have measured it. An easy step pushes from below with {push}, the "
        "legs soften it before it reaches the head, and no study ties it to the skin. Sun and "
        "lost weight age a face, running or not. Wear a hat.",
        cannot="The face is not in the model.",
    ),
    Statement(
        key="heart.right_ventricle",
        topic="body",
        claim="Extreme endurance overloads the right ventricle.",
        criteria=(size("energy", whole_energy("marathon")),),
        stances=(
            Stance(fact=myths.RIGHT_HEART_MARATHON, side=1),
            Stance(fact=myths.RIGHT_HEART_ULTRA, side=1),
            Stance(fact=myths.RIGHT_HEART_FIFTY, side=1),
        ),
        plain="For some days. A marathon takes you {energy}, hours of raised heart work, and after "
        "such efforts the right ventricle was wider and weaker in every group looked at, the more "
        "the longer the race. This is known of groups; it tells nothing of you alone.",
        cannot="The heart’s chambers are not in the model; the verdict is the studies’.",
        professional="See a doctor before hard training when you have had chest pain, fainting or "
        "a racing heart.",
    ),
    Statement(
        key="heart.heals",
        topic="body",
        claim="The right ventricle heals within a week.",
        criteria=(size("energy", whole_energy("marathon")),),
        stances=(
            Stance(fact=myths.RIGHT_HEART_FIFTY, side=1),
            Stance(fact=myths.RIGHT_HEART_ULTRA, side=0),
            Stance(fact=myths.SCAR, side=0),
        ),
        plain="At one week it was back in most of the runners looked at. Whether years of "
        "such races leave small scars is not settled. After a marathon, {energy} for you, "
        "an easy week costs little.",
        cannot="The heart’s recovery is not in the model; the verdict is the studies’.",
        professional="See a doctor when you are still short of breath or your heart stumbles a "
        "week after a race.",
    ),
)  # fmt: skip
