"""Statements about the muscles of the trunk and of breathing."""

from __future__ import annotations

from runatomy.advice.answers.measures.energy import part_in_role, share
from runatomy.advice.answers.measures.force import reserve
from runatomy.advice.answers.measures.timing import peak
from runatomy.advice.answers.statement import Check, Criterion, Stance, Statement
from runatomy.advice.answers.statements.thigh_and_hip import size, works
from runatomy.advice.facts import muscles as facts

TRUNK = Check(
    what="The model’s trunk is a little too weak: of the moment asked no muscle gives",
    measure=reserve("lumbar_extension"),
    low=0.0,
    high=0.05,
    published="it should be under 5 %",
    fact=facts.TRUNK_LAW,
)

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="abdominals.work",
        topic="muscles",
        claim="The abdominals work in running: they steady the trunk at each foot strike.",
        criteria=(works("abdominals"), size("peak", peak("abdominals"))),
        checks=(TRUNK,),
        stances=(
            Stance(fact=facts.TRUNK_STRIKE, side=1),
            Stance(fact=facts.TRANSVERSUS, side=1),
        ),
        plain="They take {share} of the energy of an easy run, breathing out included, and reach "
        "{peak} of their full activity at their busiest.",
    ),
    Statement(
        key="intercostals.work",
        topic="muscles",
        claim="The muscles between the ribs work in running: they breathe.",
        criteria=(works("intercostals"),),
        stances=(
            Stance(fact=facts.RIB_MUSCLES, side=1),
            Stance(fact=facts.BREATH_COST, side=1),
        ),
        plain="They take about {share} of the energy of an easy run. The outer ones help the air "
        "in, the inner ones help it out.",
        cannot="How diaphragm, ribs and belly share the work of breathing was never measured in "
        "running: thirds stand in.",
    ),
    Statement(
        key="abdominals.supporters",
        topic="muscles",
        claim="The abdominals are supporters in running, not movers.",
        criteria=(
            Criterion(name="drive", measure=part_in_role("abdominals", "propulsion"), holds=0.10,
                      fails=0.25, why="Up to a tenth of the drive is a supporter’s part; a quarter "
                      "would be a mover’s."),
            size("share", share("abdominals")),
        ),
        checks=(TRUNK,),
        stances=(
            Stance(fact=facts.TRUNK_STRIKE, side=1),
            Stance(fact=facts.TRANSVERSUS, side=1),
            Stance(fact=facts.BELLY_UNDER_CURL, side=1),
        ),
        plain="They do {drive} of what muscles do to drive the body on, for {share} of the energy. "
        "Muscle signals show the outer slanting one less busy than in a curl-up: so train them "
        "beside the running.",
    ),
)  # fmt: skip
