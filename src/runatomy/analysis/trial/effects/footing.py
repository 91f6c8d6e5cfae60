"""Footing: how well the model's contact explains the ground's force."""

from __future__ import annotations

import numpy as np

from runatomy.analysis.trial.effects.roles import footing_share
from runatomy.analysis.trial.trust.row import TrustRow, Verdict, judged
from runatomy.mechanics.trial_mechanics import TrialMechanics

LIMITS = (10.0, 25.0)  # [%] of the ground's force, root mean square
WAYS = ("forward", "upward", "to the side")


def footing_rows(mechanics: TrialMechanics) -> list[TrustRow]:
    """Return how much of the ground's force no muscle, motion or moment explains."""
    found = mechanics.induced
    if found is None or not found.loaded.any():
        return []
    share = 100.0 * footing_share(found)
    value = float(np.sqrt((share**2).sum()))
    verdict = judged(value, *LIMITS)
    told = ", ".join(f"{size:.1f} % {way}" for size, way in zip(share, WAYS, strict=True))
    return [
        TrustRow(
            key="footing",
            name="ground force that the model's foot does not explain, RMS",
            value=value,
            unit="%",
            good=LIMITS[0],
            usable=LIMITS[1],
            source="Runatomy's own",
            verdict=verdict,
            told=f"Of the ground's force on a foot that rolls and does not slip: {told}. It is "
            "listed beside the muscles' parts as footing.",
            mend=""
            if verdict is Verdict.GOOD
            else "It is largest at the strike, where the sole gives; read what muscles do to the "
            "body as impulses of half a contact, not instant by instant.",
        )
    ]
