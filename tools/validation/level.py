"""Level: contact, ground force and joint angles on the level."""

from __future__ import annotations

import numpy as np
from tools.validation.claim import Claim, Theme, aside, each, listed, shown, within
from tools.validation.solved import Strides, apart, peak_phase

KMH = 1.0 / 3.6
PEAKS = {2.5: 2.28, 3.5: 2.49, 4.5: 2.57}  # [BW] at [m/s]
STANCE, SWING = (43.9, 15.0), (108.2, 68.0)  # [deg], [% stride]
PHASE = 4.0  # [% stride]


def level(strides: Strides) -> Theme:
    """Return contact times, force peaks, knee angles, and what else is known of level strides."""
    return Theme(
        title="Contact, ground force and angles on the level",
        intro=(
            "Angles are those of the stride closed on the body, the one that is solved, not of "
            "the curves it started from. The normal stride was derived from recordings of Fukuchi "
            "et al. (2017) and Dorn et al. (2012) and from the timing of Kipp et al. (2018): "
            "against those sources, this table shows that nothing was lost on the way, not that "
            "the figure was foreseen."
        ),
        claims=(
            *_contact(strides),
            *_force(strides),
            *_knee(strides),
            *_more_timing(strides),
            *_more_force(strides),
            *_more_angles(strides),
        ),
    )


def _contact(strides: Strides) -> tuple[Claim, ...]:
    return tuple(
        within(
            f"contact_{kmh}", f"Contact time at {kmh} km/h", "Kipp 2018 (S)", target, 0.03,
            strides.motion(kmh * KMH).contact_time, "{:.3f} s",
        )
        for kmh, target in ((8, 0.280), (18, 0.190))
    )  # fmt: skip


def peak_force(strides: Strides, speed: float) -> float:
    """Return the largest vertical force [BW] on the level."""
    return float(strides.motion(speed).ground_force_r[:, 1].max())


def _force(strides: Strides) -> tuple[Claim, ...]:
    ours = [peak_force(strides, speed) for speed in PEAKS]
    rows = [
        within(
            f"peak_force_{speed}", f"Peak vertical force at {speed} m/s", "Fukuchi 2017 (S2)",
            target, 0.30, peak, "{:.2f} BW",
        )
        for (speed, target), peak in zip(PEAKS.items(), ours, strict=True)
    ]  # fmt: skip
    rising = Claim(
        key="peak_force_rises",
        what="Peak vertical force rises with speed (2.5 / 3.5 / 4.5 m/s)",
        source="Fukuchi 2017 (S2)",
        published=listed(PEAKS.values()) + " BW",
        tolerance="rising",
        ours=listed(ours) + " BW",
        holds=bool((np.diff(ours) > 0.0).all()),
    )
    return (*rows, rising)


def knee_peaks(strides: Strides, speed: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return knee flexion [deg] and phase [%] of its peaks in stance and in swing."""
    closed = strides.closed(speed)
    knee, stance = closed.angle("knee_angle_r"), closed.stance
    return (
        (float(knee[stance].max()), peak_phase(knee, stance)),
        (float(knee[~stance].max()), peak_phase(knee, ~stance)),
    )


def _knee(strides: Strides) -> tuple[Claim, ...]:
    stance, swing = knee_peaks(strides, 3.5)
    rows = []
    for key, found, target, tolerance in (
        ("stance", stance, STANCE, 6.0),
        ("swing", swing, SWING, 10.0),
    ):
        rows += [
            within(
                f"knee_{key}", f"Knee flexion at 3.5 m/s, {key} peak", "Fukuchi 2017 (S2)",
                target[0], tolerance, found[0], "{:.1f}°",
            ),
            Claim(
                key=f"knee_{key}_phase",
                what=f"Knee flexion at 3.5 m/s, where in the stride the {key} peak lies",
                source="Fukuchi 2017 (S2)",
                published=f"{target[1]:.0f} %",
                tolerance=f"±{PHASE:.0f} % of the stride",
                ours=f"{found[1]:.0f} %",
                holds=apart(found[1], target[1]) <= PHASE,
            ),
        ]  # fmt: skip
    return tuple(rows)


def _more_timing(strides: Strides) -> tuple[Claim, ...]:
    def spm(speed: float) -> float:
        return 60.0 * strides.motion(speed).step_rate

    def support(speed: float) -> float:
        return 1.0 / strides.motion(speed).duty_factor

    motion = strides.motion(2.7)
    weyand = [1.27 + 0.105 * speed for speed in (3.0, 5.0, 7.0, 9.0)]
    return (
        aside(
            "Steps per minute at 2 / 3 / 4 / 5 m/s",
            "Hamner & Delp 2013 (S2)",
            "159.6 / 167.8 / 178.6 / 193.9",
            each((2.0, 3.0, 4.0, 5.0), spm, "{:.1f}"),
        ),
        aside(
            "Steps per minute at 2.78 / 3.89 / 5.00 m/s",
            "Willer 2024 (S2)",
            "164 / 170 / 180",
            each((2.78, 3.89, 5.0), spm, "{:.0f}"),
        ),
        aside(
            "Contact / flight time at about 2.7 m/s (speed not verified)",
            "Karamanidis & Arampatzis 2005 (S)",
            "271 ± 23 / 112 ± 19 ms",
            listed(
                (
                    1000 * motion.contact_time,
                    1000 * (0.5 * motion.stride_time - motion.contact_time),
                ),
                "{:.0f}",
            )
            + " ms",
        ),
        aside(
            "Contact over step time at 3.49 / 5.17 / 6.96 / 8.99 m/s",
            "Dorn 2012 (S2)",
            "0.637 / 0.533 / 0.507 / 0.514",
            each((3.49, 5.17, 6.96, 8.99), lambda v: strides.motion(v).duty_factor, "{:.3f}"),
        ),
        aside(
            "Mean force over contact at 3 / 5 / 7 / 9 m/s, men",
            "Weyand & Davis 2005 (S)",
            listed(weyand) + " BW",
            each((3.0, 5.0, 7.0, 9.0), support) + " BW",
        ),
    )


def _more_force(strides: Strides) -> tuple[Claim, ...]:
    speeds = (3.49, 5.17, 6.96, 8.99)
    motion = strides.motion(3.5)
    forward = motion.ground_force_r[motion.contact_r, 0]
    crossing = int(np.argmax(forward[2:] > 0.0)) + 2
    return (
        aside(
            "Peak vertical force at 3.49 / 5.17 / 6.96 / 8.99 m/s, over ground",
            "Dorn 2012 (S2)",
            "2.71 / 3.10 / 3.58 / 3.59 BW",
            each(speeds, lambda v: peak_force(strides, v)) + " BW",
        ),
        aside(
            "Braking turns to propulsion, at 3.5 m/s",
            "Munro 1987 (S2)",
            "about 48 % of stance",
            f"{100 * crossing / len(forward):.0f} % of stance",
        ),
    )


def _more_angles(strides: Strides) -> tuple[Claim, ...]:
    closed = strides.closed(3.5)
    hip, ankle = closed.angle("hip_flexion_r"), closed.angle("ankle_angle_r")
    tilt = closed.angle("pelvis_tilt")
    source = "Fukuchi 2017 (S2)"

    def degrees(*values: float) -> str:
        return " / ".join(shown(value, "{:.1f}°") for value in values)

    return (
        aside(
            "Hip flexion at 3.5 m/s: foot strike / least / most",
            source,
            degrees(38.3, -6.3, 52.0),
            degrees(hip[0], hip.min(), hip.max())
            + f" (pelvis tilted {shown(float(tilt.mean()), '{:.1f}°')} on average)",
        ),
        aside(
            "Ankle dorsiflexion at 3.5 m/s: foot strike / most / least",
            source,
            degrees(4.2, 23.5, -21.5),
            degrees(ankle[0], ankle.max(), ankle.min()),
        ),
    )
