"""Statements about how to train."""

from __future__ import annotations

from runatomy.advice.answers.measures.force import force
from runatomy.advice.answers.measures.runs import different_groups
from runatomy.advice.answers.statement import Criterion, Stance, Statement
from runatomy.advice.answers.statements.thigh_and_hip import size
from runatomy.advice.facts import muscles as facts
from runatomy.advice.facts import myths

TOPIC = "training"

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="training.mix",
        topic=TOPIC,
        claim="Mix all types of run.",
        criteria=(
            Criterion(name="groups", measure=different_groups(("5k", "half", "hills", "sprint")),
                      holds=5.0, fails=3.0,
                      why="One kind of run brings three groups to the top; five or more in four "
                      "kinds mean that each asks something else."),
        ),
        stances=(
            Stance(fact=myths.POLARIZED, side=1),
            Stance(fact=facts.SUPPORT_BY_SPEED, side=1),
            Stance(fact=facts.UPHILL_MRI, side=1),
        ),
        plain="Of ten muscle groups {groups} stand among the three that rise most in a 5K, a half "
        "marathon, hills or sprints; one kind alone brings three there. Keep most of it easy; a "
        "little hard running is enough.",
        cannot="What a mix does to race times is the trials’ word, and they hardly differ.",
    ),
    Statement(
        key="training.one_leg",
        topic=TOPIC,
        claim="Train each leg alone at least one day a week.",
        criteria=(size("medius", force("gluteus_medius")),),
        stances=(
            Stance(fact=myths.ONE_LEG, side=1),
            Stance(fact=myths.STRENGTH_ECONOMY, side=1),
            Stance(fact=myths.ASYMMETRY, side=-1),
        ),
        plain="Good practice rather than proof. Running is one-legged work: at each step one side "
        "hip muscle alone holds the pelvis with {medius}. Exercise on one leg trains just that, "
        "and heavy strength work makes running cheaper. But uneven legs did not mean more "
        "injuries, and no trial tells that once a week is the number.",
        cannot="What strength work does over weeks is not in the stride’s model.",
    ),
)  # fmt: skip
