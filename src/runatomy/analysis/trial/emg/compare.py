"""Compare: measured activity against modeled activation, all muscles at one lag."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from runatomy.analysis.trial.emg.agreement import EmgAgreement, EmgChannel
from runatomy.analysis.trial.emg.channels import Electrode, electrode
from runatomy.analysis.trial.emg.envelope import envelopes, is_raw
from runatomy.analysis.trial.strides.curve_table import POINTS, SIDE_NAMES
from runatomy.analysis.trial.strides.resample import resample, stride_times
from runatomy.mechanics.trial_mechanics import TrialMechanics, TrialMuscles
from runatomy.records.capture import Emg
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.arrays import BoolArray, FloatArray, read_only

LAGS = np.arange(-100, 101, 5) / 1000.0  # [s] of activation behind the EMG


class _Pair(NamedTuple):
    """One channel beside its muscle."""

    name: str
    under: Electrode
    envelope: FloatArray  # (samples,) on the EMG's clock
    activation: FloatArray  # (frames,) on the markers' clock
    frames: BoolArray  # (frames,) compared


def compare(
    run: CapturedRun,
    mechanics: TrialMechanics,
    emg: Emg,
    solved: BoolArray,
    lag: float | None = None,
) -> EmgAgreement:
    """Return how activations follow the EMG over all frames of the `solved` (strides,) strides.

    One lag is taken for all channels: the given one, or else that within 100 ms with the largest
    mean of Pearson's r.
    A muscle modeled in several parts is their mean weighted by strength.
    """
    pairs, unmatched = _pairs(run, mechanics, emg, solved)
    time = mechanics.kinematics.time
    lags = LAGS if lag is None else np.array([lag])
    table = _agreement(pairs, emg, time, lags)
    known = table[:, np.isfinite(table).all(axis=0)] if pairs else np.empty((len(lags), 0))
    best = int(known.mean(axis=1).argmax()) if known.size else int(np.abs(lags).argmin())
    channels = tuple(
        _channel(run, pair, emg, time, float(lags[best]), float(table[best, k]), solved)
        for k, pair in enumerate(pairs)
    )
    return EmgAgreement(
        lag=float(lags[best]),
        mean_r=_mean([channel.r for channel in channels]),
        mean_repeat=_mean([channel.repeat for channel in channels]),
        frames=max((int(pair.frames.sum()) for pair in pairs), default=0),
        raw=is_raw(emg),
        channels=channels,
        unmatched=unmatched,
    )


def _pairs(
    run: CapturedRun, mechanics: TrialMechanics, emg: Emg, solved: BoolArray
) -> tuple[list[_Pair], tuple[str, ...]]:
    """Return the channels whose muscles are known and were solved, and the names of the rest."""
    smooth, pairs, lost = envelopes(emg), [], []
    for column, name in enumerate(emg.channels):
        under = electrode(name)
        activation = None
        if under is not None and mechanics.muscles is not None:
            activation = _pooled(mechanics.muscles, under)
        if under is None or activation is None or not np.isfinite(smooth[:, column]).all():
            lost.append(name)
            continue
        frames = _frames(run, mechanics.kinematics.time, under.side, solved)
        frames &= np.isfinite(activation)
        pairs.append(_Pair(name, under, smooth[:, column], activation, frames))
    return pairs, tuple(lost)


def _pooled(muscles: TrialMuscles, under: Electrode) -> FloatArray | None:
    """Return the mean activation (frames,) of a muscle's parts, weighted by strength."""
    keys = [(element, under.side) for element in under.elements]
    columns = [i for i, key in enumerate(muscles.muscles) if key in keys]
    if not columns:
        return None
    weight = muscles.max_force[columns]
    return np.asarray(muscles.activation[:, columns] @ (weight / weight.sum()))


def _frames(run: CapturedRun, time: FloatArray, side: str, solved: BoolArray) -> BoolArray:
    """Return the frames within solved strides of this side, else of the other."""
    for chosen in (side, "l" if side == "r" else "r"):
        inside = np.zeros(len(time), dtype=bool)
        for stride, counts in zip(run.strides, solved, strict=True):
            if counts and stride.side == chosen:
                inside |= (time >= stride.start) & (time <= stride.end)
        if inside.any():
            break
    return inside


def _agreement(pairs: list[_Pair], emg: Emg, time: FloatArray, lags: FloatArray) -> FloatArray:
    """Return Pearson's r (lags, pairs) of each activation with its EMG `lag` [s] earlier."""
    table = np.full((len(lags), len(pairs)), np.nan)
    alike: dict[bytes, list[int]] = {}  # pairs that are compared over the same frames
    for k, pair in enumerate(pairs):
        alike.setdefault(pair.frames.tobytes(), []).append(k)
    for mine in alike.values():
        frames = pairs[mine[0]].frames
        modeled = np.stack([pairs[k].activation[frames] for k in mine], axis=1)
        measured = np.stack([pairs[k].envelope for k in mine], axis=1)
        for row, lag in enumerate(lags):
            at = time[frames] - lag
            known = (at >= emg.time[0]) & (at <= emg.time[-1])
            table[row, mine] = _columns_r(modeled[known], _between(emg.time, measured, at[known]))
    return table


def _between(clock: FloatArray, values: FloatArray, at: FloatArray) -> FloatArray:
    """Return the columns of values at other times, along lines."""
    low = np.clip(np.searchsorted(clock, at, side="right") - 1, 0, len(clock) - 2)
    share = ((at - clock[low]) / (clock[low + 1] - clock[low]))[:, None]
    return np.asarray((1.0 - share) * values[low] + share * values[low + 1])


def _columns_r(a: FloatArray, b: FloatArray) -> FloatArray:
    """Return Pearson's r of each column with its like; NaN where one does not vary."""
    if len(a) < 3:
        return np.full(a.shape[1], np.nan)
    a, b = a - a.mean(axis=0), b - b.mean(axis=0)
    size = np.sqrt((a * a).sum(axis=0) * (b * b).sum(axis=0))
    return np.asarray(
        np.where(size > 0.0, (a * b).sum(axis=0) / np.where(size > 0, size, 1), np.nan)
    )


def _pearson(a: FloatArray, b: FloatArray) -> float:
    if len(a) < 3:
        return float("nan")
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0.0 else float("nan")


def _channel(
    run: CapturedRun,
    pair: _Pair,
    emg: Emg,
    time: FloatArray,
    lag: float,
    r: float,
    solved: BoolArray,
) -> EmgChannel:
    """Return one channel with its mean curves and the recording's own repeatability."""
    mine = [s for s, ok in zip(run.strides, solved, strict=True) if ok]
    mine = [s for s in mine if s.side == pair.under.side] or mine
    at = stride_times(np.array([s.start for s in mine]), np.array([s.end for s in mine]))
    measured = np.interp(at - lag, emg.time, pair.envelope, np.nan, np.nan)
    modeled = resample(time, pair.activation[:, None], at)[:, 0]
    mean = _curve(measured)
    top = float(np.nanmax(mean)) if np.isfinite(mean).any() else float("nan")
    return EmgChannel(
        channel=pair.name,
        muscle=pair.under.muscle,
        elements=pair.under.elements,
        side=SIDE_NAMES[pair.under.side],
        r=r,
        repeat=_repeat(measured),
        measured=read_only(mean / top if top > 0.0 else mean),
        modeled=read_only(_curve(modeled)),
    )


def _repeat(strides: FloatArray) -> float:
    """Return the mean Pearson's r of each stride with the mean of the others; NaN under two."""
    known = strides[np.isfinite(strides).all(axis=1)]
    if len(known) < 2:
        return float("nan")
    rest = (known.sum(axis=0) - known) / (len(known) - 1)
    return _mean([_pearson(one, others) for one, others in zip(known, rest, strict=True)])


def _curve(strides: FloatArray) -> FloatArray:
    """Return the mean (101,) over the strides that are wholly known."""
    known = strides[np.isfinite(strides).all(axis=1)]
    return np.asarray(known.mean(axis=0)) if len(known) else np.full(POINTS, np.nan)


def _mean(values: list[float]) -> float:
    known = [value for value in values if value == value]
    return sum(known) / len(known) if known else float("nan")
