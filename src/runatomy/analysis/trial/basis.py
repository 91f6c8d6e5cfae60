"""Basis: what of a trial's numbers was measured, what derived, modeled or assumed."""

from __future__ import annotations

from runatomy.mechanics.trial_mechanics import TrialMechanics, TrialMuscles
from runatomy.strides.captured_run import CapturedRun
from runatomy.terms.evidence import Evidence, Origin

FORCES_NEEDED = Evidence(
    origin=Origin.UNKNOWN,
    source="No ground force is known",
    note="Moments, powers and muscles need them.",
)


def basis_of(
    run: CapturedRun, mechanics: TrialMechanics, body: tuple[tuple[str, Evidence], ...]
) -> tuple[tuple[str, Evidence], ...]:
    """Return for each kind of number where it comes from; `body` tells mass and height."""
    known = mechanics.kinematics
    rows: list[tuple[str, Evidence]] = [
        *body,
        ("markers", _markers(run)),
        ("strides", _strides(run)),
        ("speed", run.speed_evidence),
        ("size of the segments", known.scaling),
        (
            "joint angles",
            Evidence(
                origin=Origin.DERIVED,
                source="Weighted least squares of the body's markers to the recorded ones",
                note=f"Joints of Rajagopal et al. (2016); low-passed at {known.cutoff:g} Hz.",
            ),
        ),
    ]
    if not run.feet:
        return (*rows, ("moments, powers and muscles", FORCES_NEEDED))
    rows += [
        (
            "ground force",
            Evidence(
                origin=Origin.MEASURED,
                source="Force plates",
                note=f"Low-passed at {run.cutoff:g} Hz, the same as the angles.",
            ),
        ),
        (
            "joint moments and powers",
            Evidence(
                origin=Origin.DERIVED,
                source="Inverse dynamics of the angles and the ground force",
                note="Segment masses and inertias are modeled (Rajagopal et al. 2016, scaled).",
            ),
        ),
    ]
    return (*rows, *_muscles(mechanics))


def _markers(run: CapturedRun) -> Evidence:
    filled = float(run.track.filled.mean()) if run.track.filled.size else 0.0
    return Evidence(
        origin=Origin.MEASURED,
        source=f"{len(run.track.markers)} markers recognized",
        note=f"{100.0 * filled:.1f} % of the positions were filled in." if filled else "",
    )


def _strides(run: CapturedRun) -> Evidence:
    by = "the ground's force" if run.events_from == "force" else "the feet's markers"
    return Evidence(
        origin=Origin.MEASURED if run.events_from == "force" else Origin.DERIVED,
        source=f"Foot strike and toe-off told by {by}",
    )


def _muscles(mechanics: TrialMechanics) -> tuple[tuple[str, Evidence], ...]:
    muscles = mechanics.muscles
    if muscles is None:
        return ()
    return (
        ("muscle activation and force", _sharing(muscles)),
        (
            "each muscle's energy",
            Evidence(
                origin=Origin.MODELED,
                source="Muscle heat and work (Bhargava et al. 2004)",
                note="A guide to who paid most, not a measurement of oxygen.",
            ),
        ),
        *EFFECTS,
    )


def _sharing(muscles: TrialMuscles) -> Evidence:
    power = "cubed" if muscles.objective.endswith("_cubed") else "squared"
    times = " times volume" if muscles.objective.startswith("volume") else ""
    over = {"dynamic": "over the whole recording", "static": "frame by frame"}[muscles.method]
    return Evidence(
        origin=Origin.MODELED,
        source="Hill-type muscles (Rajagopal et al. 2016, Handsfield et al. 2014)",
        note=f"Least {power} activation{times}, {over}; {muscles.tendon} "
        "tendons; no co-contraction beyond need. Strength follows mass and height alone.",
    )


EFFECTS: tuple[tuple[str, Evidence], ...] = (
    (
        "tendon work",
        Evidence(
            origin=Origin.MODELED,
            source="Tendon curve of De Groote et al. 2016, strains of Arnold et al. 2013",
            note="Power of the whole muscle less that of its fibers; tendons lose nothing, real "
            "ones about a tenth.",
        ),
    ),
    (
        "what tendons and joints carry",
        Evidence(
            origin=Origin.MODELED,
            source="Muscle forces, and the bones' equilibrium at each joint",
            note="No ligaments, no friction; the kneecap glides. For comparing strides, sides and "
            "trials rather than persons.",
        ),
    ),
    (
        "what each muscle does to the body",
        Evidence(
            origin=Origin.MODELED,
            source="Induced accelerations (Hamner et al. 2010)",
            note="Each muscle acts alone while the foot rolls on the ground without slipping or "
            "sinking in.",
        ),
    ),
    (
        "ranges of modeled numbers",
        Evidence(
            origin=Origin.ASSUMED,
            source="Runatomy's own sampling of muscles and objectives at normal strides",
            note="5th to 95th percentile: strength 20 %, fiber length 10 %, tendon stiffness 20 % "
            "and moment arms 10 % between people (SD, assumed), four objectives, and the noise of "
            "the strides' mean. Errors of markers and forces are not in them.",
        ),
    ),
)
