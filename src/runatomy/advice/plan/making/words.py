"""Words: why a session is there, and what a week is for, each with its evidence."""

from __future__ import annotations

from runatomy.advice.facts.fact import Fact
from runatomy.advice.facts.strength import ONE_LEG
from runatomy.advice.facts.training import LIGHT_WEEK, LONG_RUN, MARATHON_REST, MIXTURE, TAPER
from runatomy.advice.plan.week import Phase
from runatomy.advice.strength.dose import Stage
from runatomy.terms.evidence import Evidence, Origin

TITLES = {"easy": "Easy run", "long": "Long run", "recovery": "Recovery run", "tempo": "Tempo run",
          "steady": "Marathon pace", "intervals": "Intervals", "hills": "Hills",
          "sprint": "Sprints", "opener": "Short opener", "race": "Race"}  # fmt: skip
# Why each kind is there, and the fact the sentence rests on.
WHY: dict[str, tuple[str, Fact]] = {
    "easy": ("Most of endurance is made of easy running that leaves you fresh for tomorrow.",
             MIXTURE),
    "long": ("The run that endurance grows on; the day after it is free or very easy.", LONG_RUN),
    "recovery": ("Legs moving the day after the long run, slower than you could.", MIXTURE),
    "tempo": ("Holding a firm pace without strain: the pace you could race for an hour.", MIXTURE),
    "steady": ("Getting used to the pace of the marathon on legs that are a little tired.",
               MIXTURE),
    "intervals": ("Short hard stretches at 5K pace, which raise how much oxygen you can use.",
                  MIXTURE),
    "hills": ("Strength and drive with less speed: calves and front thigh work harder uphill.",
              MIXTURE),
    "sprint": ("A few seconds nearly all out: hamstrings and hip flexors at speeds easy running "
               "never reaches. Warm up well, and stop when one pulls.", MIXTURE),
    "opener": ("A few brisk minutes so that race pace feels familiar; nothing is gained by more.",
               MIXTURE),
    "race": ("What it was all for. Start slower than you feel.", MIXTURE),
}  # fmt: skip
STRENGTH: dict[Stage, str] = {
    Stage.LEARN: "Learn the movements first, with light loads, and each leg on its own.",
    Stage.BUILD: "Firm loads and each leg on its own, which running alone does not give.",
    Stage.HEAVY: "Heavy work and each leg on its own, which running alone does not give.",
    Stage.LIGHT: "A little, to keep what you have; each leg on its own.",
}
BASE = "A base to build on: most of the running is easy."
NO_MORE = "No more than you are used to, and the faster running of your goal."
PHASES: dict[Phase, tuple[str, Fact]] = {
    Phase.BASE: ("Getting used to regular running, nearly all of it easy.", MIXTURE),
    Phase.BUILD: (
        "A little more running than before, and the faster running of your goal.",
        MIXTURE,
    ),
    Phase.LIGHT: ("Less on purpose: body and head catch up.", LIGHT_WEEK),
    Phase.REST: ("Rest first, then a few easy minutes: the long run is behind you.", MARATHON_REST),
    Phase.TAPER: ("Less running, as fast as before, so that the legs are fresh.", TAPER),
    Phase.RACE: ("Rest, a few easy minutes, and the race.", TAPER),
}


def evidence_of(fact: Fact, note: str = "") -> Evidence:
    """Return the evidence of a sentence that follows practice or a study."""
    return Evidence(origin=Origin.ASSUMED, source=fact.source, note=note or fact.says,
                    grade=fact.grade)  # fmt: skip


def why_of(kind: str, goal: str, race: bool) -> tuple[str, Evidence]:
    """Return why a kind of session is there, and what that rests on."""
    text, fact = WHY[kind]
    if kind == "long" and race:
        text = f"The run that carries you over the {goal}; the day after it is free or very easy."
    note = f"{fact.says} Muscles and tissues are predicted by Runatomy’s atlas."
    return text, evidence_of(fact, note)


def strength_why(stage: Stage) -> tuple[str, Evidence]:
    """Return why a strength session of this stage is there, and what that rests on."""
    return STRENGTH[stage], evidence_of(ONE_LEG)


def phase_of(phase: Phase, grows: bool, starting: bool) -> tuple[str, Fact]:
    """Return what a week is for; one that does not grow does not say that it does.

    `starting` tells whether running is new: only then has one to get used to it.
    """
    text, fact = PHASES[phase]
    if phase is Phase.BASE and not starting:
        text = BASE
    return (text if grows or phase is not Phase.BUILD else NO_MORE), fact
