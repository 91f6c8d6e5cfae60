"""Curves: every stride of both sides over 101 points, and which strides count."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from runatomy.analysis.trial.effects.roles import QUANTITIES, role_columns
from runatomy.analysis.trial.effects.tissues import tissue_columns
from runatomy.analysis.trial.strides.columns import (
    Columns,
    foot_columns,
    joint_columns,
    muscle_columns,
    muscle_strength,
)
from runatomy.analysis.trial.strides.curve_table import POINTS, SIDE_NAMES, CurveTable
from runatomy.analysis.trial.strides.grouping import group_tables
from runatomy.analysis.trial.strides.resample import resample, stride_times
from runatomy.mechanics.trial_mechanics import TrialMechanics
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray, FloatArray, IntArray, read_only

FREE = "angle"  # the one quantity that needs no force


def curve_tables(run: CapturedRun, mechanics: TrialMechanics) -> tuple[CurveTable, ...]:
    """Return every quantity over the strides of each side.

    Angles are those of all strides. Of the rest the strides count whose every contact has its
    whole force and whose every frame was solved.
    """
    weight = mechanics.body.mass * mechanics.gravity
    tables: list[CurveTable] = []
    for side in SIDE_NAMES:
        columns = joint_columns(mechanics, side) + foot_columns(run, weight, side)
        if mechanics.muscles is not None:
            columns += muscle_columns(mechanics.muscles, mechanics.body.mass, side)
        columns += tissue_columns(mechanics, side) + role_columns(mechanics, side)
        found = _tables(run, mechanics.kinematics.time, columns, side)
        tables += found
        if mechanics.muscles is not None:
            muscles = [t for t in found if t.kind == "muscle" and t.quantity not in QUANTITIES]
            tables += group_tables(muscles, muscle_strength(mechanics.muscles, side))
    return tuple(tables)


def solved_strides(run: CapturedRun, tables: tuple[CurveTable, ...]) -> BoolArray:
    """Tell for each stride whether it is in the means of moments, powers and muscles."""
    found = np.zeros(len(run.strides), dtype=bool)
    for table in tables:
        if table.quantity != FREE:
            found[table.stride] = True
    return found


def _tables(
    run: CapturedRun, time: FloatArray, columns: list[Columns], side: str
) -> list[CurveTable]:
    """Return the columns of one side over its strides."""
    mine = np.array([i for i, s in enumerate(run.strides) if s.side == side], dtype=np.int64)
    start = np.array([run.strides[i].start for i in mine])
    end = np.array([run.strides[i].end for i in mine])
    values = np.concatenate([c.values for c in columns], axis=1)
    if len(mine):
        curves = resample(time, values, stride_times(start, end))
    else:
        curves = np.empty((0, values.shape[1], POINTS))
    edges = np.cumsum([0, *(len(c.names) for c in columns)])
    parts = [curves[:, a:b] for a, b in pairwise(edges)]
    whole = np.array([run.strides[i].forces_whole for i in mine], dtype=bool)
    for column, part in zip(columns, parts, strict=True):
        if column.quantity != FREE:
            whole &= np.isfinite(part).all(axis=(1, 2))
    return [
        _table(column, part, mine, whole, side) for column, part in zip(columns, parts, strict=True)
    ]


def _table(
    column: Columns, part: FloatArray, mine: IntArray, whole: BoolArray, side: str
) -> CurveTable:
    counts = np.isfinite(part).all(axis=(1, 2)) if column.quantity == FREE else whole
    return CurveTable(
        side=SIDE_NAMES[side],
        kind=column.kind,
        quantity=column.quantity,
        unit=column.unit,
        names=column.names,
        stride=read_only(mine[counts], np.int64),
        value=read_only(np.clip(part[counts], column.lowest, column.highest)),
    )
