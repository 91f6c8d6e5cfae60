"""Comparison: several runs side by side: recorded ones for who ran them, others for one runner."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.answers.claim import CLAIMS, FAILS, HOLDS, claim_figure, ranking
from runatomy.advice.answers.figure import Figure
from runatomy.advice.answers.verdict import Verdict, by_figure
from runatomy.advice.kinds.asked import Asked, GroupAsked
from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.pace import EVIDENCE
from runatomy.analysis.compare.subject import Subject
from runatomy.analysis.evidence import modeled_basis
from runatomy.analysis.plain import rounded
from runatomy.loads.tissue import CATALOGUE
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence

SCHEMA = "runatomy.comparison/1"
TOP = 3  # groups named as most worked
SAME_MASS = 0.5  # [kg] between runners who are told of in the same breath
FELT = 1.05  # [-] times easy running, under which nothing rises worth naming


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimJudged:
    """What articles say of one kind of run, judged from the comparison's own numbers."""

    kind: str
    plain: str
    groups: tuple[str, ...]  # those the claim names
    verdict: Verdict
    figure: Figure

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "kind": self.kind,
            "plain": self.plain,
            "groups": list(self.groups),
            "verdict": str(self.verdict),
            "figure": self.figure.to_dict(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several runs side by side: recorded ones for who ran them, all others for one runner."""

    mass: float  # [kg] of the runner of kinds of run and conditions
    height: float  # [m] the same
    five_k: float  # [s]
    easy_speed: float  # [m/s] against which all are held
    subjects: tuple[Subject, ...]
    claims: tuple[ClaimJudged, ...]  # of those kinds of run that articles speak of
    evidence: tuple[tuple[str, Evidence], ...]
    warnings: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the schema `runatomy.comparison/1`."""
        return {
            "schema": SCHEMA,
            "runner": {
                "mass_kg": self.mass,
                "height_m": self.height,
                "five_k_s": self.five_k,
                "easy_speed_m_s": rounded(self.easy_speed),
            },
            "runs": [
                _run_row(subject)
                | {"mass_kg": subject.mass or self.mass, "height_m": subject.height or self.height}
                for subject in self.subjects
            ],
            "claims": [claim.to_dict() for claim in self.claims],
            "evidence": [{"what": what} | basis.to_dict() for what, basis in self.evidence],
            "warnings": list(self.warnings),
        }


def compare(engine: Engine, subjects: tuple[Subject, ...]) -> Comparison:
    """Return the runs side by side. Raises RunatomyError for fewer than two."""
    if len(subjects) < 2:
        raise RunatomyError(
            "there is nothing to compare one run with",
            mend="Name two or more: 5k half hills sprint, files, or 3.5m/s@8.",
        )
    return Comparison(
        mass=engine.mass,
        height=engine.height,
        five_k=engine.pace.five_k,
        easy_speed=engine.pace.easy,
        subjects=subjects,
        claims=tuple(_judged(s) for s in subjects if s.kind in CLAIMS),
        evidence=(*EVIDENCE, *modeled_basis(engine.easy)),
        warnings=tuple(
            text
            for subject in subjects
            for text in (*subject.warnings, *_beyond(subject), *_of_another(subject, engine))
        ),
    )


def _judged(subject: Subject) -> ClaimJudged:
    """Return what articles say of a kind of run, judged by the same code as the answers."""
    groups = CLAIMS[str(subject.kind)]
    figure = claim_figure(subject.asked, groups)
    return ClaimJudged(
        kind=str(subject.kind),
        plain=subject.plain,
        groups=groups,
        verdict=by_figure(figure, HOLDS, FAILS),
        figure=figure,
    )


def _beyond(subject: Subject) -> tuple[str, ...]:
    """Return how long a run lies beyond the atlas, where that rounds to a minute or more."""
    minutes = round(subject.asked.outside / 60.0)
    if not minutes:
        return ()
    lie = "lies" if minutes == 1 else "lie"
    return (
        f"{subject.plain}: {minutes} min {lie} beyond the atlas; its nearest stride stands in.",
    )


def _of_another(subject: Subject, engine: Engine) -> tuple[str, ...]:
    """Return that a recorded run is of a runner of another mass, where it is."""
    if subject.mass is None or abs(subject.mass - engine.mass) < SAME_MASS:
        return ()
    return (
        f"{subject.plain} is told for its own runner, of {subject.mass:.3g} kg; kinds of run and "
        f"conditions are for one of {engine.mass:.3g} kg, and energy rises with mass.",
    )


def _run_row(subject: Subject) -> dict[str, object]:
    asked = subject.asked
    by_energy, by_rise = ranking(asked)
    return {
        "name": subject.name,
        "plain": subject.plain,
        "about": subject.about,
        "kind": subject.kind,
        "duration_s": rounded(asked.duration),
        "running_s": rounded(asked.running),
        "distance_m": rounded(asked.distance),
        "energy_J": rounded(asked.energy),
        "low_J": rounded(asked.energy_low),
        "high_J": rounded(asked.energy_high),
        "against_easy": rounded(asked.against_easy),
        "outside_atlas_s": rounded(asked.outside),
        "most_by_energy": [group.name for group in by_energy[:TOP]],
        "most_by_rise": [group.name for group in by_rise[:TOP] if _rises(group)],
        "groups": [_group_row(group) for group in asked.groups],
        "tissues": _tissue_rows(asked),
    }


def _rises(group: GroupAsked) -> bool:
    """Tell whether a group is asked more than in easy running, in all or in its hardest minute."""
    return max(group.against_easy, group.hardest_against_easy) > FELT


def _group_row(group: GroupAsked) -> dict[str, object]:
    return {
        "name": group.name,
        "plain": group.plain,
        "energy_J": rounded(group.energy),
        "energy_low_J": rounded(group.energy_low),
        "energy_high_J": rounded(group.energy_high),
        "energy_per_km_J": rounded(group.energy_per_km),
        "energy_share": rounded(group.share),
        "low": rounded(group.low),
        "high": rounded(group.high),
        "hardest_minute_W": rounded(group.hardest_minute),
        "hardest_minute_at_s": rounded(group.hardest_at),
        "hardest_minute_against_easy": rounded(group.hardest_against_easy),
        "braking_share": rounded(group.braking_share),
        "against_easy": rounded(group.against_easy),
        "against_easy_low": rounded(group.against_easy_low),
        "against_easy_high": rounded(group.against_easy_high),
    }


def _tissue_rows(asked: Asked) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for tissue in CATALOGUE:
        low, peak, high = asked.tissue(tissue.name)
        rows.append(
            {
                "name": tissue.name,
                "plain": tissue.plain,
                "unit": tissue.unit,
                "peak": rounded(peak),
                "low": rounded(low),
                "high": rounded(high),
            }
        )
    return rows
