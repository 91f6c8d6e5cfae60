"""Heart: what a run asked of heart and breath, in a coach's words."""

from __future__ import annotations

from runatomy.advice.facts.heart import (
    BREATHING_COST,
    DRIFT,
    RESERVE_IS_UPTAKE,
    RIGHT_HEART_100_MILES,
    TRAINING_IMPULSE,
    USUAL_UPTAKE,
    WRIST,
    ZONES,
)
from runatomy.advice.facts.myths import (
    RIGHT_HEART_FIFTY,
    RIGHT_HEART_MARATHON,
    RIGHT_HEART_ULTRA,
)
from runatomy.advice.finding import Finding, Weight
from runatomy.advice.ranged import likely, ranged_finding
from runatomy.loads.heart.heart_load import HALF, HeartLoad
from runatomy.loads.heart.span import Span
from runatomy.terms.evidence import Evidence, Grade, Origin
from runatomy.terms.units import KILOJOULE, PER_MINUTE, PERCENT

LONG_TIME = 4.0 * 3600.0  # [s] of running from which the right heart was studied
MARATHON = 42_000.0  # [m] a watch's marathon may fall short of 42,195
TOLD = 0.03  # [-] of drift below which it is not worth a word; assumed
DOCTOR = (
    "See a doctor without delay for chest pain, fainting, a racing or stumbling heartbeat, or "
    "breathlessness out of proportion to the effort."
)


def heart_findings(
    load: HeartLoad, *, running_time: float, distance: float = 0.0
) -> tuple[Finding, ...]:
    """Return what is worth saying of a run's heart and breath, the most useful first.

    `running_time` [s] and `distance` [m] tell whether it was a very long effort.
    """
    found = (
        long_effort() if running_time >= LONG_TIME or distance >= MARATHON else None,
        _recording(load),
        _effort(load),
        _drift(load),
        _impulse(load),
        _breath(load),
    )
    return tuple(one for one in found if one is not None)


def long_effort() -> Finding:
    """Return what is known of the right heart after very long efforts."""
    facts = (RIGHT_HEART_MARATHON, RIGHT_HEART_ULTRA, RIGHT_HEART_FIFTY, RIGHT_HEART_100_MILES)
    return Finding(
        key="heart.long_effort",
        text="After efforts this long, groups of runners had a right heart that pumped less for "
        "some days (45.5 ± 8.5 % of its blood a beat after a marathon, 53.6 ± 7.1 % before; the "
        "left was unchanged), and most were back within a week. That is about groups, and no watch "
        "can tell how yours is: an easy week suits the heart as it suits the legs.",
        evidence=Evidence(
            origin=Origin.UNKNOWN,
            source="; ".join(fact.source for fact in facts),
            note="About groups of 16 to 40 runners, not about you.",
            grade=Grade.MODERATE,
        ),
        facts=tuple(fact.key for fact in facts),
        weight=Weight.NOTICE,
        professional=DOCTOR,
    )


def _recording(load: HeartLoad) -> Finding | None:
    """Return what is wrong with the heart rate, where something is."""
    if not load.recording_notes and not 0.0 < load.measured < HALF:
        return None
    share = load.measured / PERCENT
    told = " ".join(load.recording_notes)
    return Finding(
        key="heart.recording",
        text=f"{told} A heart rate that can be believed covers {share:.0f} % of this run; the rest "
        "is told by the work you did, with a wider range. A chest strap helps.".strip(),
        value=share,
        unit="%",
        evidence=WRIST.evidence(Origin.DERIVED),
        facts=(WRIST.key,),
        weight=Weight.NOTICE,
    )


def _effort(load: HeartLoad) -> Finding | None:
    """Return how hard it was: by zones where heart rate tells, else by the work."""
    if load.zones and load.measured >= HALF:
        hard, whole = load.zones[3:], sum(zone.seconds.usual for zone in load.zones)
        ends = [sum(getattr(z.seconds, e) for z in hard) for e in ("low", "usual", "high")]
        time = Span.around(ends[0], ends[1], min(ends[2], whole)) * PER_MINUTE
        return ranged_finding(
            "heart.zones",
            f"Your heart worked vigorously or harder (from {hard[0].from_bpm:.0f} beats a minute) "
            f"for {time.usual:.0f} of {whole * PER_MINUTE:.0f} minutes{likely(time)}.",
            time,
            "min",
            _graded(load.evidence["zones"], ZONES.grade),
            (ZONES.key,),
        )
    if load.mean_intensity is None:
        return None
    share = load.mean_intensity * (1.0 / PERCENT)
    if load.intensity.by_heart.any():
        by = "heart rate"
    else:
        by = "pace and slope (a heart rate with its maximum would tell better)"
    return ranged_finding(
        "heart.intensity",
        f"By {by} you ran at about {share.usual:.0f} % of your maximal oxygen uptake"
        f"{likely(share)}.",
        share,
        "%",
        _graded(load.evidence["intensity"], Grade.WEAK),
        (USUAL_UPTAKE.key, RESERVE_IS_UPTAKE.key),
    )


def _drift(load: HeartLoad) -> Finding | None:
    if load.drift.share is None or load.drift.share.usual < TOLD:
        return None
    more = load.drift.share * (1.0 / PERCENT)
    sure = more.low > 0.0
    meaning = (
        "Heat, too little to drink and tiredness all do that."
        if sure
        else "From one run that cannot be told from chance."
    )
    return ranged_finding(
        "heart.drift",
        f"For the same work, slopes included, your heart beat {more.usual:.0f} % more in the "
        f"second half{likely(more)}. {meaning}",
        more,
        "%",
        Evidence(
            origin=Origin.DERIVED,
            source=DRIFT.source,
            note="Compared after the first ten minutes of running.",
            grade=Grade.MODERATE,
        ),
        (DRIFT.key,),
        Weight.NOTICE if more.low > 5.0 else Weight.INFO,
    )


def _impulse(load: HeartLoad) -> Finding | None:
    if load.trimp is None:
        return Finding(
            key="heart.impulse",
            text="How much this run asked of your heart cannot be told: give your age, or better "
            "your maximal heart rate.",
            evidence=_graded(load.evidence["trimp"], Grade.OPEN),
            facts=(TRAINING_IMPULSE.key,),
        )
    return ranged_finding(
        "heart.impulse",
        f"The training impulse of this run, minutes weighed by how hard your heart worked, is "
        f"{load.trimp.usual:.0f}{likely(load.trimp)}.",
        load.trimp,
        "min",
        _graded(load.evidence["trimp"], TRAINING_IMPULSE.grade),
        (TRAINING_IMPULSE.key,),
    )


def _breath(load: HeartLoad) -> Finding | None:
    if load.breath_energy is None or load.breath_energy.usual <= 0.0:
        return None
    energy = load.breath_energy * (1.0 / KILOJOULE)
    return ranged_finding(
        "heart.breath",
        f"Your muscles of breathing used about {energy.usual:.0f} kJ of this run’s energy"
        f"{likely(energy)}.",
        energy,
        "kJ",
        BREATHING_COST.evidence(),
        (BREATHING_COST.key,),
    )


def _graded(evidence: Evidence, grade: Grade) -> Evidence:
    return Evidence(origin=evidence.origin, source=evidence.source, note=evidence.note, grade=grade)
