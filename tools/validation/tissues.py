"""Tissues: what tendons and joints carry, against what was measured or computed elsewhere."""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
from tools.validation.claim import Claim, Theme, aside, between, each, listed, shown, within
from tools.validation.solved import Strides

from runatomy.mechanics.tissues.from_stride import tissues_of
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES

SPEEDS = (2.5, 3.0, 3.5, 4.0, 4.5)  # [m/s]
BEYOND = (4.5, 5.0, 5.5, 6.0, 7.0)  # [m/s] what the recorded runners were not measured at
REFERENCE = 2.78  # [m/s]
DEGREES = (-6, -3, 3, 6)
PER_KM = "Van Hooren 2024, S2"
NEAR = 0.15  # [-] tolerance of ratios per km
SLOPED = {
    "achilles_tendon": (0.738, 0.836, 1.175, 1.392),
    "patellofemoral": (1.222, 1.080, 0.931, 0.893),
    "tibia_bending": (1.068, 0.998, 1.010, 1.060),
}
FASTER = {  # at 4 and 5 m/s
    "patellofemoral": (0.798, 0.701),
    "achilles_tendon": (0.740, 0.606),
    "tibia_compression": (0.754, 0.628),
}
PLAIN = {
    "achilles_tendon": "Achilles tendon",
    "patellofemoral": "Kneecap",
    "tibia_compression": "Tibia (compression)",
    "tibia_bending": "Tibia (bending)",
}
Found = dict[str, float]
Load = Callable[..., Found]


def tissues(strides: Strides) -> Theme:
    """Return peaks, elastic return and loads per kilometer."""
    mass = strides.body.mass

    @functools.cache
    def load(speed: float, slope: float = 0.0) -> Found:
        solved = strides.solved(speed, slope)
        legs = tissues_of(strides.body, solved.steady, solved.mechanics, strides.parts)
        stance = solved.motion.contact_r, solved.motion.contact_l
        found = summarize_tissues(legs, mass, solved.mechanics.period, stance)
        steps = 1000.0 / (speed * solved.mechanics.period)
        impulse = found["tissue_stance_impulse"]
        names = list(zip(TISSUES, found["tissue_peak"], impulse, strict=True))
        answer = {f"{name} peak": float(peak) for name, peak, _ in names}
        answer |= {f"{name} per km": float(steps * impulse) for name, _, impulse in names}
        place = TENDONS.index("achilles_tendon")
        answer["returned"] = float(found["tendon_returned"][place] * mass)
        answer["strain"] = float(found["tendon_strain"][place])
        return answer

    return Theme(
        title="What tendons and joints carry",
        intro=(
            "The reference runner's normal strides, muscle forces of the whole-stride engine, "
            "joint contact by cutting the leg free. Methods that measure these loads disagree by "
            "a factor of three; ratios deserve more trust. Per kilometer: impulse of stance. How "
            "leg and pressure shift on slopes was fitted to these ratios at 3 and 6°, among "
            "others, so they show how well the fit came out; the ratios over speed were not fitted."
        ),
        claims=(*_peaks(load), *_faster(load), *_sloped(load)),
        notes=(
            "Elastic return and force cannot both be met: 7.8 to 11.3 J were measured at 2.0 to "
            "2.6 kN (3 to 3.7 BW, ultrasound), and a spring's energy goes with the square of its "
            "force; at the model's force, which lies inside the accepted 4 to 10 BW, the same "
            "tendon would return four to six times as much. The kneecap's force follows the knee's "
            "moment, 2.5 to 3 N·m/kg in the recordings that the normal stride is held against.",
        ),
    )


def _peaks(load: Load) -> list[Claim]:
    achilles = [load(speed)["achilles_tendon peak"] for speed in SPEEDS]
    return [
        Claim(
            key="tissue_achilles",
            what=f"Achilles tendon, peak at {listed(SPEEDS, '{:g}')} m/s",
            source="PMC11096059 and others, S",
            published="3 to 10 BW by method",
            tolerance="4 to 10 BW, rising",
            ours=f"{listed(achilles, '{:.1f}')} BW",
            holds=min(achilles) >= 4.0
            and max(achilles) <= 10.0
            and bool((np.diff(achilles) > 0.0).all()),
        ),
        _beyond(load),
        between(
            "tissue_return", "Achilles tendon, energy given back in a step at 3.5 m/s",
            "Kharazi 2021, S", "7.8 to 11.3 J", (7.0, 14.0), load(3.5)["returned"], "{:.0f} J",
        ),
        aside(
            f"Achilles tendon, strain at {listed(SPEEDS, '{:g}')} m/s",
            "Kharazi 2021, S", "4.0 to 4.9 % (literature 4.6 to 9.0)",
            each(SPEEDS, lambda v: 100.0 * load(v)["strain"], "{:.1f}") + " %",
        ),
        between(
            "tissue_kneecap", "Patellofemoral force, peak at 3 m/s", "Roos 2012, S", "4.5 ± 1.5 BW",
            (3.0, 6.5), load(3.0)["patellofemoral peak"], "{:.1f} BW",
        ),
        aside(
            f"Tibiofemoral / hip / ankle contact, peak at {listed(SPEEDS, '{:g}')} m/s", "", "",
            "; ".join(
                each(SPEEDS, lambda v, n=name: load(v)[f"{n} peak"], "{:.1f}") + " BW"
                for name in ("tibiofemoral", "hip", "ankle")
            ),
        ),
    ]  # fmt: skip


def _beyond(load: Load) -> Claim:
    """Return the claim that calves pull harder up to 7 m/s, as the support they give grows."""
    achilles = [load(speed)["achilles_tendon peak"] for speed in BEYOND]
    return Claim(
        key="tissue_achilles_fast",
        what=f"Achilles tendon, peak at {listed(BEYOND, '{:g}')} m/s",
        source="Dorn 2012 (S)",
        published="calves support more up to 7 m/s",
        tolerance="rising",
        ours=f"{listed(achilles, '{:.1f}')} BW",
        holds=bool((np.diff(achilles) > 0.0).all()),
    )


def _faster(load: Load) -> list[Claim]:
    return [
        within(
            f"tissue_faster_{name}" + ("" if speed == 4.0 else f"_{speed:g}"),
            f"{PLAIN[name]}, per km at {speed:g} over {REFERENCE} m/s", PER_KM,
            target, 0.10, load(speed)[f"{name} per km"] / load(REFERENCE)[f"{name} per km"],
            "×{:.2f}",
        )
        for name, published in FASTER.items()
        for speed, target in zip((4.0, 5.0), published, strict=True)
    ]  # fmt: skip


def _sloped(load: Load) -> list[Claim]:
    claims = []
    for name, published in SLOPED.items():
        level = load(REFERENCE)[f"{name} per km"]
        for degrees, target in zip(DEGREES, published, strict=True):
            slope = float(np.round(np.tan(np.radians(degrees)), 4))
            ours = load(REFERENCE, slope)[f"{name} per km"] / level
            near = abs(ours - target) <= NEAR
            claims.append(
                Claim(
                    key=f"tissue_{name}_{degrees}",
                    what=f"{PLAIN[name]}, per km at {shown(degrees, '{:+d}')}° over level",
                    source=PER_KM,
                    published=shown(target, "×{:.3f}"),
                    tolerance=f"±{NEAR:.2f}, the same direction",
                    ours=shown(ours, "×{:.3f}"),
                    holds=near and (ours - 1.0) * (target - 1.0) > 0.0,
                )
            )
    return claims
