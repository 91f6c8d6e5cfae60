"""Statements about the muscles of thigh and hip."""

from __future__ import annotations

from runatomy.advice.answers.measures.energy import (
    lengthening,
    part_in_role,
    share,
    share_of_muscle,
)
from runatomy.advice.answers.measures.force import force, thin_slip
from runatomy.advice.answers.measures.timing import concentration, phase
from runatomy.advice.answers.statement import Check, Criterion, Measure, Stance, Statement
from runatomy.advice.answers.verdict import Verdict
from runatomy.advice.facts import muscles as facts

TOPIC = "muscles"
# Half as much again as a muscle that does not care when: a preference that spread and step rate
# do not make; at 1 there is none.
OFTEN, EVEN = 1.5, 1.0
OFTEN_WHY = "From 1.5 times on it has a time of its own; at 1 it has none."
IDLE, BUSY = 0.001, 0.004  # [-] of the energy: a working muscle costs more than the least tone
BUSY_WHY = "From 0.4 % of the energy on a group works; under 0.1 % it idles."


def when(name: str, what: str, window: str) -> Criterion:
    """Return the criterion that a group is active in a window of the stride."""
    return Criterion(name=name, measure=concentration(what, window), holds=OFTEN, fails=EVEN,
                     why=OFTEN_WHY)  # fmt: skip


def works(group: str) -> Criterion:
    """Return the criterion that a group burns energy in easy running."""
    return Criterion(name="share", measure=share(group), holds=BUSY, fails=IDLE, why=BUSY_WHY)


def size(name: str, measure: Measure) -> Criterion:
    """Return a figure that shows the size of things and judges nothing."""
    return Criterion(name=name, measure=measure)


HAMSTRING_PEAK = Check(
    what="The hamstrings’ peak of activity",
    measure=phase("hamstrings"),
    low=0.84,
    high=0.94,
    published="measured: 89 % of the stride, ±5",
    fact=facts.EMG_HAMSTRINGS,
)
ILIACUS_FORCE = Check(
    what="The peak force of iliacus",
    measure=force("iliacus"),
    low=9.5,
    high=28.5,
    published="another model: 19 N/kg, ±50 %",
    fact=facts.HIP_FORCES,
)

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="quadriceps.work",
        topic=TOPIC,
        claim="The quadriceps work in early stance: they catch the body and brake it.",
        criteria=(
            works("quadriceps"),
            when("landing", "quadriceps", "early stance"),
            Criterion(name="brake", measure=part_in_role("quadriceps", "braking"), holds=0.25,
                      fails=0.10, why="A quarter of all braking is more than any even share."),
        ),
        checks=(
            Check(what="The quadriceps’ peak of activity", measure=phase("quadriceps"), low=0.05,
                  high=0.15, published="measured: 10 % of the stride, ±5",
                  fact=facts.EMG_QUADRICEPS),
        ),
        stances=(
            Stance(fact=facts.EMG_QUADRICEPS, side=1),
            Stance(fact=facts.BRAKE_AND_DRIVE, side=1),
            Stance(fact=facts.DOWNHILL_STRENGTH, side=1),
        ),
        plain="They take {share} of the energy of an easy run. In the first half of each contact "
        "they are {landing} as active as on average, and they do {brake} of what muscles do to "
        "slow the body. That braking is what you feel on stairs after a long descent.",
    ),
    Statement(
        key="hamstrings.work",
        topic=TOPIC,
        claim="The hamstrings work in running, most around foot strike.",
        criteria=(works("hamstrings"), when("strike", "hamstrings", "strike")),
        checks=(HAMSTRING_PEAK,),
        stances=(Stance(fact=facts.EMG_HAMSTRINGS, side=1), Stance(fact=facts.HIP_FORCES, side=1)),
        plain="They take {share} of the energy of an easy run. Around foot strike they are "
        "{strike} as active as on average: first they stop the shin, then they help the hip back.",
    ),
    Statement(
        key="hamstrings.late_swing",
        topic=TOPIC,
        claim="The hamstrings act in late swing, before the next foot strike.",
        criteria=(
            when("late", "hamstrings", "late swing"),
            size("peak", phase("hamstrings")),
            size("stretched", lengthening("hamstrings", 0.0)),
        ),
        checks=(HAMSTRING_PEAK,),
        stances=(Stance(fact=facts.EMG_HAMSTRINGS, side=1), Stance(fact=facts.HIP_FORCES, side=1)),
        plain="In the last quarter of the stride they are {late} as active as on average and peak "
        "at {peak}; {stretched} of their work is done while they are stretched. Fast running "
        "asks much more of this, so add speed in small steps.",
    ),
    Statement(
        key="gluteals.work",
        topic=TOPIC,
        claim="The gluteals work in stance: they hold the pelvis level and the trunk up.",
        criteria=(
            works("gluteals"),
            when("stance", "gluteals", "stance"),
            size("medius", force("gluteus_medius")),
        ),
        checks=(
            Check(what="The peak force of gluteus medius", measure=force("gluteus_medius"),
                  low=16.0, high=48.0, published="another model: 32 N/kg, ±50 %",
                  fact=facts.HIP_FORCES),
        ),
        stances=(Stance(fact=facts.EMG_GLUTEUS, side=1), Stance(fact=facts.HIP_FORCES, side=1)),
        plain="They take {share} of the energy of an easy run and are {stance} as active as on "
        "average while the foot is down. The one at the side of the hip pulls with {medius} at "
        "every step.",
    ),
    Statement(
        key="hip_flexors.work",
        topic=TOPIC,
        claim="The hip flexors bring the thigh forward after toe-off.",
        criteria=(works("hip_flexors"), when("forward", "hip_flexors", "early swing")),
        checks=(ILIACUS_FORCE,),
        stances=(
            Stance(fact=facts.HIP_FORCES, side=1),
            Stance(fact=facts.SUPPORT_BY_SPEED, side=1),
        ),
        plain="They take {share} of the energy of an easy run. From toe-off to the middle of swing "
        "they are {forward} as active as on average: that is the thigh coming forward. The faster "
        "you run, the more they do.",
    ),
    Statement(
        key="iliacus.work",
        topic=TOPIC,
        claim="Iliacus works in running: it pulls the thigh forward.",
        criteria=(
            Criterion(name="share", measure=share_of_muscle("iliacus"), holds=BUSY, fails=IDLE,
                      why=BUSY_WHY),
            when("forward", "iliacus", "early swing"),
        ),
        checks=(ILIACUS_FORCE,),
        stances=(Stance(fact=facts.HIP_FORCES, side=1),),
        plain="It takes {share} of the energy of an easy run and is {forward} as active as on "
        "average from toe-off to the middle of swing.",
    ),
    Statement(
        key="psoas_major.work",
        topic=TOPIC,
        claim="Psoas major works in running: it pulls the thigh forward from the spine.",
        criteria=(
            Criterion(name="share", measure=share_of_muscle("psoas_major"), holds=BUSY,
                      fails=IDLE, why=BUSY_WHY),
            when("forward", "psoas_major", "early swing"),
        ),
        checks=(
            Check(what="The peak force of psoas major", measure=force("psoas_major"), low=6.5,
                  high=19.8, published="another model: 13.2 N/kg, ±50 %",
                  fact=facts.HIP_FORCES),
        ),
        stances=(Stance(fact=facts.HIP_FORCES, side=1),),
        plain="It takes {share} of the energy of an easy run and is {forward} as active as on "
        "average from toe-off to the middle of swing, side by side with iliacus.",
    ),
    Statement(
        key="psoas_minor.work",
        topic=TOPIC,
        claim="Psoas minor works in running, as psoas major does.",
        criteria=(
            Criterion(name="strength", measure=thin_slip("psoas_major", facts.PSOAS_MINOR_NEWTONS),
                      holds=0.20, fails=0.10,
                      why="Under a tenth of its neighbor’s pull it cannot matter."),
        ),
        stances=(Stance(fact=facts.PSOAS_MINOR, side=-1),),
        plain="All of its strength is {strength} of what psoas major pulls in easy running, it "
        "crosses no hip, and most people have none.",
        closing="You lose nothing by never thinking of it.",
        closing_after=(Verdict.NOT,),
        cannot="When it is active has not been measured in running.",
    ),
)  # fmt: skip
