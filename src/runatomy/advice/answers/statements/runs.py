"""Statements about hills and about kinds of run."""

from __future__ import annotations

from runatomy.advice.answers.claim import FAILS, HOLDS, claim
from runatomy.advice.answers.measures.energy import against_easy, muscle_uphill, share, uphill
from runatomy.advice.answers.statement import Check, Criterion, Stance, Statement
from runatomy.advice.answers.statements.thigh_and_hip import size
from runatomy.advice.facts import muscles as facts

TOPIC = "hills and speed"
MORE, SAME = 1.25, 1.0
MORE_WHY = "A quarter more energy than on the level is felt; at 1 there is no difference."
CLAIM_WHY = (
    "Half a point for each named group among the three that burn most, half for one among the "
    "three that rise most above easy running; three quarters hold, a quarter does not."
)
VASTUS = Check(
    what="The inner vastus at 7 % uphill",
    measure=muscle_uphill("vastus_medialis", 4.17, 0.07),
    low=0.48,
    high=0.78,
    published="measured: 0.63 times the level, ±0.15",
    fact=facts.UPHILL_EMG,
)
GASTROCNEMIUS = Check(
    what="The inner calf at 7 % uphill",
    measure=muscle_uphill("gastrocnemius_medialis", 4.17, 0.07),
    low=0.81,
    high=1.11,
    published="measured: 0.96 times the level, ±0.15",
    fact=facts.UPHILL_EMG,
)


def _claimed(kind: str) -> Criterion:
    return Criterion(name="points", measure=claim(kind), holds=HOLDS, fails=FAILS, why=CLAIM_WHY)


STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="uphill.gluteals_and_calves",
        topic=TOPIC,
        claim="Gluteals and calves work hardest uphill.",
        criteria=(
            Criterion(name="gluteals", measure=uphill("gluteals"), holds=MORE, fails=SAME,
                      why=MORE_WHY),
            Criterion(name="calves", measure=uphill("calves"), holds=MORE, fails=SAME,
                      why=MORE_WHY),
            size("quadriceps", uphill("quadriceps")),
        ),
        checks=(GASTROCNEMIUS,),
        stances=(
            Stance(fact=facts.UPHILL_MRI, side=1),
            Stance(fact=facts.UPHILL_HIP, side=1),
            Stance(fact=facts.UPHILL_EMG, side=0),
        ),
        plain="At the same speed up 10 % the gluteals burn {gluteals} what they burn on the level, "
        "the calves {calves}; the quadriceps, in our model, {quadriceps}. Muscle signals agree on "
        "the buttocks and do not on the calf.",
    ),
    Statement(
        key="runs.5k",
        topic=TOPIC,
        claim="A 5K works hip flexors and quadriceps.",
        criteria=(
            _claimed("5k"),
            size("flexors", against_easy("hip_flexors", "5k")),
            size("quadriceps", against_easy("quadriceps", "5k")),
            size("calves", share("calves", "5k")),
        ),
        stances=(Stance(fact=facts.SUPPORT_BY_SPEED, side=-1),),
        plain="Against easy running the hip flexors burn {flexors} as much a minute and the "
        "quadriceps {quadriceps}. Yet the calves alone take {calves} of its energy. By our count "
        "the claim is {points} right.",
    ),
    Statement(
        key="runs.half",
        topic=TOPIC,
        claim="A half marathon works quadriceps and hamstrings.",
        criteria=(
            _claimed("half"),
            size("quadriceps", share("quadriceps", "half")),
            size("hamstrings", share("hamstrings", "half")),
            size("calves", share("calves", "half")),
        ),
        stances=(
            Stance(fact=facts.MARATHON_LEGS, side=1),
            Stance(fact=facts.SUPPORT_BY_SPEED, side=-1),
        ),
        plain="The quadriceps take {quadriceps} of its energy, the hamstrings {hamstrings}, the "
        "calves {calves}: by our count the claim is {points} right. "
        "Quadriceps and hamstrings are, though, what "
        "stays weak after a marathon: they brake, and braking hurts.",
    ),
    Statement(
        key="runs.hills",
        topic=TOPIC,
        claim="Hills work calves, hamstrings and gluteals.",
        criteria=(
            _claimed("hills"),
            size("calves", share("calves", "hills")),
            size("gluteals", share("gluteals", "hills")),
            size("hamstrings", share("hamstrings", "hills")),
        ),
        checks=(VASTUS,),
        stances=(
            Stance(fact=facts.UPHILL_MRI, side=0),
            Stance(fact=facts.DOWNHILL_KNEE, side=0),
            Stance(fact=facts.UPHILL_EMG, side=0),
        ),
        plain="Of hill repeats the calves take {calves} of the energy, the gluteals {gluteals}, "
        "the hamstrings {hamstrings}: by our count the claim is {points} right. "
        "The quadriceps pay on the way "
        "down, so count the descents too.",
    ),
    Statement(
        key="runs.sprint",
        topic=TOPIC,
        claim="Sprints work calves, quadriceps and hamstrings.",
        criteria=(
            _claimed("sprint"),
            size("hamstrings", against_easy("hamstrings", "sprint")),
            size("quadriceps", against_easy("quadriceps", "sprint")),
            size("calves", against_easy("calves", "sprint")),
        ),
        stances=(Stance(fact=facts.SUPPORT_BY_SPEED, side=0),),
        plain="A second of sprinting against one of easy running: hamstrings {hamstrings} the "
        "energy, quadriceps {quadriceps}, calves {calves}. By our count the claim is {points} "
        "right. Whatever rises that much needs weeks to get used to it.",
    ),
)  # fmt: skip
