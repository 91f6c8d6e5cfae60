"""Statements about the muscles of the lower leg."""

from __future__ import annotations

from runatomy.advice.answers.measures.energy import lengthening, part_in_role, share
from runatomy.advice.answers.measures.timing import concentration, phase
from runatomy.advice.answers.statement import Check, Criterion, Stance, Statement
from runatomy.advice.answers.statements.thigh_and_hip import size, when, works
from runatomy.advice.facts import muscles as facts
from runatomy.advice.facts import myths

TOPIC = "muscles"
SHIN_LEAST = Check(
    what="Tibialis anterior is least active",
    measure=phase("tibialis_anterior", least=True),
    low=0.27,
    high=0.43,
    published="measured: 35 % of the stride, ±8",
    fact=facts.EMG_SHIN,
)

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="calves.work",
        topic=TOPIC,
        claim="The calves work through stance: they carry the body and drive it forward.",
        criteria=(
            works("calves"),
            when("stance", "calves", "stance"),
            Criterion(name="drive", measure=part_in_role("calves", "propulsion"), holds=0.25,
                      fails=0.10, why="A quarter of all drive is more than any even share."),
        ),
        checks=(
            Check(what="The calves’ peak of activity", measure=phase("calves"), low=0.11,
                  high=0.21, published="measured: 16 % of the stride, ±5", fact=facts.EMG_CALVES),
        ),
        stances=(
            Stance(fact=facts.EMG_CALVES, side=1),
            Stance(fact=facts.SUPPORT_BY_SPEED, side=1),
            Stance(fact=facts.BRAKE_AND_DRIVE, side=1),
        ),
        plain="They take {share} of the energy of an easy run, are {stance} as active as on "
        "average while the foot is down, and do {drive} of what muscles do to drive the body on.",
    ),
    Statement(
        key="calves.push_off",
        topic=TOPIC,
        claim="The calves push just before the foot leaves the ground.",
        criteria=(
            when("last", "calves", "push-off"),
            size("peak", phase("calves")),
            size("drive", part_in_role("calves", "propulsion")),
        ),
        stances=(
            Stance(fact=facts.BRAKE_AND_DRIVE, side=1),
            Stance(fact=facts.EMG_CALVES, side=-1),
            Stance(fact=facts.CALF_WINDOW, side=-1),
        ),
        plain="The drive is theirs, {drive} of it; the moment is earlier than people think. They "
        "peak at {peak}, and in the last third of the contact they are {last} as active as on "
        "average. By then the Achilles tendon springs back and does the pushing. So let the foot "
        "leave by itself.",
    ),
    Statement(
        key="tibialis_anterior.lifts",
        topic=TOPIC,
        claim="Tibialis anterior lifts the foot before landing.",
        criteria=(
            works("tibialis_anterior"),
            Criterion(name="swing", measure=concentration("tibialis_anterior", "swing"),
                      holds=1.05, fails=0.95,
                      why="Swing is most of the stride, so it can stand out but little: from 1.05 "
                      "times on it does, under 0.95 it rests there."),
            Criterion(name="late", measure=concentration("tibialis_anterior", "late swing"),
                      holds=1.05, fails=0.95, why="The same for the end of swing."),
        ),
        checks=(SHIN_LEAST,),
        stances=(Stance(fact=facts.EMG_SHIN, side=1),),
        plain="It takes {share} of the energy of an easy run. In swing it is {swing} as active as "
        "on average, and in the last quarter of the stride, just before landing, {late}.",
    ),
    Statement(
        key="tibialis_anterior.hurts",
        topic=TOPIC,
        claim="Tibialis anterior is what hurts in new runners.",
        criteria=(
            size("share", share("tibialis_anterior")),
            size("stretched", lengthening("tibialis_anterior", 0.0)),
        ),
        stances=(Stance(fact=myths.SHIN_SPLINTS, side=0),),
        plain="New runners do get sore shins more often, and this muscle is a small one for its "
        "job: {share} of an easy run’s energy, {stretched} of its work while being stretched. But "
        "what is called shin splints mostly lies along the inner edge of the bone, not in this "
        "muscle. Softer steps, a slower start and walking breaks ease both.",
        cannot="Pain cannot be computed: the figures show work alone.",
        professional="See a professional when the shin hurts at rest, at night or at one spot of "
        "the bone.",
    ),
    Statement(
        key="peroneals.work",
        topic=TOPIC,
        claim="The peroneals work in running: they steady the ankle sideways.",
        criteria=(works("peroneals"), size("when", phase("peroneals"))),
        stances=(Stance(fact=facts.PERONEALS_WALKING, side=1),),
        plain="They take {share} of the energy of an easy run on even ground and are most active "
        "at {when}. On roots and stones they have more to do than our even road shows.",
        cannot="Uneven ground is not in the model.",
    ),
    Statement(
        key="peroneals.heel_rise",
        topic=TOPIC,
        claim="The peroneals work as the heel rises.",
        criteria=(when("late", "peroneals", "late stance"), size("when", phase("peroneals"))),
        stances=(Stance(fact=facts.PERONEALS_WALKING, side=1),),
        plain="In the second half of the contact, when the heel comes up, they are {late} as "
        "active as on average; they peak at {when}. In walking the long one was seen to "
        "steady the forefoot then.",
        cannot="No measurement in running was found, and the model knows no uneven ground.",
    ),
)  # fmt: skip
