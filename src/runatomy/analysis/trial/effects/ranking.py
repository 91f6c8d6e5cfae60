"""Ranking: which muscles and groups worked hardest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runatomy.analysis.plain import rounded
from runatomy.analysis.trial.strides.measure import Measure
from runatomy.muscle.anatomy import group_named, muscle_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """What one muscle or group cost, right and left, and how hard it was driven."""

    kind: str  # "muscle" or "group"
    name: str  # of the catalogue
    plain: str
    latin: str
    group: str
    energy_J_kg: float  # noqa: N815 - [J/kg] metabolic, a stride, both sides; one known side twice
    share: float  # [-] of all muscles
    right_J_kg: float  # noqa: N815 - [J/kg] metabolic, a stride; NaN without right strides
    left_J_kg: float  # noqa: N815
    peak_activation_right: float  # [-] mean of the strides' peaks
    peak_activation_left: float
    low: float = float("nan")  # [-] of the share, 5th percentile over assumptions
    high: float = float("nan")  # 95th percentile

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return {name: rounded(getattr(self, name)) for name in self.__slots__}


def ranking(measures: Sequence[Measure]) -> tuple[Rank, ...]:
    """Return groups, then muscles, each in order of the energy they cost."""
    table = {
        (m.kind, m.name, m.measure, m.side): m.mean for m in measures if m.kind in WORKERS and m.n
    }
    rows = []
    for kind in WORKERS:
        names = dict.fromkeys(name for k, name, _, _ in table if k == kind)
        found = [_rank(table, kind, name) for name in names]
        total = sum(row[4] for row in found)
        for words, right, left, peaks, energy in found:
            rows.append(
                Rank(
                    kind=kind,
                    name=words[0],
                    plain=words[1],
                    latin=words[2],
                    group=words[3],
                    energy_J_kg=energy,
                    share=energy / total if total > 0.0 else 0.0,
                    right_J_kg=right,
                    left_J_kg=left,
                    peak_activation_right=peaks[0],
                    peak_activation_left=peaks[1],
                )
            )
    return tuple(sorted(rows, key=lambda row: (WORKERS.index(row.kind), -row.energy_J_kg)))


WORKERS = ("group", "muscle")
_Found = tuple[tuple[str, str, str, str], float, float, tuple[float, float], float]


def _rank(table: dict[tuple[str, str, str, str], float], kind: str, name: str) -> _Found:
    """Return names, energy of each side, peaks and energy of both; a lacking side counts twice."""
    right, left = (table.get((kind, name, "energy", s), float("nan")) for s in ("right", "left"))
    peaks = tuple(
        table.get((kind, name, "peak_activation", s), float("nan")) for s in ("right", "left")
    )
    known = [value for value in (right, left) if value == value]
    energy = 2.0 * sum(known) / len(known) if known else 0.0
    if kind == "group":
        group = group_named(name)
        words = (group.name, group.plain, group.latin, group.name)
    else:
        muscle = muscle_named(name)
        words = (muscle.name, muscle.plain, muscle.latin, muscle.group)
    return words, right, left, (peaks[0], peaks[1]), energy
