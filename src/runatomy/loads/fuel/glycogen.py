"""Glycogen: how much carbohydrate a body holds, and how much of it a run asked for.

About 500 g in muscle and 100 g in the liver (Jensen et al. 2011, Front Physiol 2:112); others give
400 g in muscle. It grows with a diet rich in carbohydrate and shrinks with every hard run (Areta &
Hopkins 2018, Sports Med 48:2091), so without the last days' meals nobody knows it well.
"""

from __future__ import annotations

import numpy as np

from runatomy.loads.heart.span import Span

OF_MASS = 70.0  # [kg] of the adult those grams are given for
STORE = Span(low=350.0, usual=500.0, high=650.0)  # [g]; the ends, 30 % away, are assumed


def glycogen_store(mass: float | None) -> Span | None:
    """Return the carbohydrate stored [g] in muscle and liver of a rested, fed runner.

    In proportion to the mass [kg]; None where nobody gave it.
    """
    return None if mass is None else STORE * (mass / OF_MASS)


def share_of_store(carbohydrate: Span, store: Span | None) -> Span | None:
    """Return which share [-] of a store [g] a burnt carbohydrate [g] is; None of an unknown one.

    Over 1 the run asked for more than was there: food on the way, or slower running. The two err
    apart: their logarithms add in squares.
    """
    if store is None:
        return None
    usual = carbohydrate.usual / store.usual
    if carbohydrate.low <= 0.0:
        return Span.around(0.0, usual, carbohydrate.high / store.low)
    below = np.hypot(
        np.log(carbohydrate.usual / carbohydrate.low), np.log(store.high / store.usual)
    )
    above = np.hypot(
        np.log(carbohydrate.high / carbohydrate.usual), np.log(store.usual / store.low)
    )
    return Span.around(usual * float(np.exp(-below)), usual, usual * float(np.exp(above)))
