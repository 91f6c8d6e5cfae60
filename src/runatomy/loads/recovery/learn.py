"""Learn: how what the runner noted moves the personal rates, by Bayes' rule on a grid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from runatomy.loads.recovery.days import by_day
from runatomy.loads.recovery.dose import Dose, dose_of
from runatomy.loads.recovery.log import LogKind, RecoveryLog
from runatomy.loads.recovery.parameters import SORENESS_PER_LOSS, settings
from runatomy.loads.recovery.rates import PRIOR, PersonalRates
from runatomy.loads.recovery.session import GROUPS, Session
from runatomy.loads.recovery.state import loss_of
from runatomy.loads.recovery.time_course import soreness_now
from runatomy.terms.arrays import FloatArray

ERROR = {  # how far a note may lie from the truth, one standard deviation
    LogKind.SORENESS: 1.5,  # 81 +- 15 of 100 mm after one and the same walk (Maeo et al. 2017)
    LogKind.STRENGTH: 7.4,  # [%] the largest error of strength tests (IES-130522)
}
REACH = 3.0  # prior standard deviations that the grid reaches on either side
POINTS = 61


def learn_rates(
    sessions: Sequence[Session],
    logs: Sequence[RecoveryLog],
    known_since: date | None = None,
    prior: PersonalRates = PRIOR,
) -> PersonalRates:
    """Return the rates after these logs; the prior where they tell nothing.

    Logs count once: give all of them, and the prior of people at large, each time. Notes of a
    group at a time when nothing of any run was left there tell nothing and are not counted.
    """
    dose = dose_of(by_day(sessions), settings(prior)[0], known_since)
    telling = [log for log in logs if log.kind is not LogKind.REST and _felt(dose, log, prior)]
    if not telling:
        return prior
    steps = np.linspace(-REACH, REACH, POINTS)
    sensitive, slow = prior.sensitivity_sd * steps, prior.slowness_sd * steps  # logarithms
    weight = -0.5 * (steps[:, None] ** 2 + steps[None, :] ** 2)
    for log in telling:
        weight = weight - 0.5 * (_misses(dose, log, prior, sensitive, slow) / ERROR[log.kind]) ** 2
    chance = np.exp(weight - weight.max())
    chance /= chance.sum()
    (s, s_sd), (r, r_sd) = (
        _moments(sensitive, chance.sum(axis=1)),
        _moments(slow, chance.sum(axis=0)),
    )
    return PersonalRates(
        sensitivity=prior.sensitivity * float(np.exp(s)),
        sensitivity_sd=s_sd,
        slowness=prior.slowness * float(np.exp(r)),
        slowness_sd=r_sd,
        logs=prior.logs + len(telling),
    )


def _felt(dose: Dose, log: RecoveryLog, prior: PersonalRates) -> bool:
    """Return whether anything of a run was left where and when it was noted."""
    return bool(_expected(dose, log, prior.slowness)[0] > 1e-3)


def _misses(
    dose: Dose, log: RecoveryLog, prior: PersonalRates, sensitive: FloatArray, slow: FloatArray
) -> FloatArray:
    """Return what was noted less what each pair of rates expects (sensitive, slow)."""
    loss = np.stack([_expected(dose, log, prior.slowness * r) for r in np.exp(slow)], axis=1)[0]
    loss = np.exp(sensitive)[:, None] * loss
    if log.kind is LogKind.STRENGTH:
        return np.asarray(float(log.value or 0.0) - 100.0 * np.exp(-loss))
    return np.asarray(float(log.value or 0.0) - np.minimum(10.0, SORENESS_PER_LOSS * loss))


def _expected(dose: Dose, log: RecoveryLog, slowness: float) -> FloatArray:
    """Return the loss (1,) that the note is about, of the prior's sensitivity."""
    group, hours = GROUPS.index(str(log.group)), dose.hours(log.when)
    if log.kind is LogKind.STRENGTH:
        return loss_of(dose, hours[None, :], slowness)[:, group]
    return np.asarray(soreness_now(hours, slowness)[None, :] @ dose.damage[:, group])


def _moments(values: FloatArray, chance: FloatArray) -> tuple[float, float]:
    """Return mean and standard deviation."""
    mean = float(values @ chance)
    return mean, float(np.sqrt(((values - mean) ** 2) @ chance))
