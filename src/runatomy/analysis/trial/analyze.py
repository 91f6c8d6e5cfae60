"""Analyze a capture: from markers and forces to what every muscle did, on one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from runatomy.analysis.trial.choice import ALL, chosen_strides
from runatomy.analysis.trial.person import Person, person_of
from runatomy.analysis.trial.summary import summarize
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.mechanics.from_capture import Progress, solve_capture
from runatomy.mechanics.sharing.sharing_rule import Method, Objective, Tendon
from runatomy.records.capture import Capture
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.from_capture import captured_run
from runatomy.strides.lab.standing import StandingPose, standing_pose
from runatomy.terms.provenance import Provenance
from runatomy.terms.runner import Runner
from runatomy.terms.version import VERSION

CUTOFF = 15.0  # [Hz] low pass of angles and forces alike
MODEL = "myo-sim full body; muscles of Rajagopal et al. 2016, strength of Handsfield et al. 2014"


def analyze_capture(
    capture: Capture,
    runner: Runner | None = None,
    *,
    static: Capture | None = None,
    marker_map: Mapping[str, str] | None = None,
    strides: str = ALL,
    cutoff: float = CUTOFF,
    force_cutoff: float | None = None,
    method: Method = "dynamic",
    tendon: Tendon = "elastic",
    objective: Objective = "volume",
    without: tuple[str, ...] = (),
    effects: bool = True,
    emg_lag: float | None = None,
    progress: Progress = lambda _: None,
) -> TrialAnalysis:
    """Return every muscle of every stride of a laboratory recording, and how far to trust it.

    Args:
        capture: markers, with the ground's forces and EMG where there are any (`read_capture`).
        runner: mass [kg] and height [m]; a mass that nobody gives is taken from the mean vertical
            force, a height from the usual, and a warning says so.
        static: the same runner standing still with the same markers; sizes the segments.
        marker_map: landmark or segment by marker, for names that are not among the common ones.
        strides: "all", "r", "l", or numbers in order of time such as "1,3-5".
        cutoff: low pass [Hz] of angles and forces.
        force_cutoff: another low pass [Hz] for the forces; the same where not given.
        method: "dynamic" shares the moments over the whole recording, with activation and tendons
            in time; "static" frame by frame, several times faster.
        tendon: "elastic" or "rigid".
        objective: what the sharing of moments minimizes: squared activation weighted by the
            muscle's "volume", or unweighted ("activation"), or their cubes ("..._cubed").
        without: coordinates whose moments muscles need not give, such as "subtalar_angle".
        effects: also what tendons and joints carry and what each muscle does to the body.
        emg_lag: of activation behind the EMG [s]; the best within 0.1 s where not given.
        progress: told in a few words what is done next; a long recording takes a while.

    Raises:
        StrideError: the markers, the running or the strides cannot be told.
        BodyError: the body cannot be built or scaled.
        MechanicsError: the motion cannot be solved.
    """
    given = runner or Runner()
    run = captured_run(
        capture,
        marker_map=marker_map,
        cutoff=cutoff,
        force_cutoff=force_cutoff,
        mass=given.mass,
    )
    standing = standing_pose(static, marker_map=marker_map) if static is not None else None
    person = person_of(given, run.mean_vertical_force)
    places = chosen_strides(run.strides, strides, run.source_name)
    run = replace(run, strides=tuple(run.strides[i] for i in places))
    mechanics = solve_capture(
        run,
        standing,
        replace(given, mass=person.mass, height=person.height),
        cutoff=cutoff,
        method=method,
        tendon=tendon,
        objective=objective,
        without=without,
        effects=effects,
        progress=progress,
    )
    notes = [*map(_sentence, capture.repairs), *person.notes(), *_unfiltered(capture, cutoff, run)]
    if static is None:
        notes.append(
            "No standing trial given: the segments are sized from the run alone (--static)."
        )
    else:
        notes += [f"Standing trial: {_ended(text)}" for text in (*static.repairs, *_told(standing))]
    return summarize(
        run,
        mechanics,
        capture.emg,
        person=person,
        provenance=_provenance(
            capture,
            static,
            person,
            {
                "strides": strides,
                "cutoff": f"{cutoff:g} Hz",
                "force cutoff": f"{run.cutoff:g} Hz",
                "method": method,
                "tendon": tendon,
                "objective": objective,
                **({"moments not asked for": ", ".join(without)} if without else {}),
            },
        ),
        notes=tuple(notes),
        numbers=tuple(i + 1 for i in places),
        emg_lag=emg_lag,
    )


def _sentence(text: str) -> str:
    """Return what a reader says of its file as a sentence; a name it begins with stays as it is."""
    first = text.partition(" ")[0]
    return _ended(text[:1].upper() + text[1:] if first.isalpha() and first.islower() else text)


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _unfiltered(capture: Capture, cutoff: float, run: CapturedRun) -> tuple[str, ...]:
    """Return what to say where a low pass lies so high that it takes nothing away."""
    sampled = [("markers", capture.time, cutoff)]
    if capture.forces is not None:
        sampled.append(("forces", capture.forces.time, run.cutoff))
    rates = [(what, (len(time) - 1) / (time[-1] - time[0]), at) for what, time, at in sampled]
    return tuple(
        f"The {what} are not low-passed: {at:g} Hz is not below half their rate ({rate:.4g} Hz)."
        for what, rate, at in rates
        if at >= 0.5 * rate
    )


def _told(standing: StandingPose | None) -> tuple[str, ...]:
    """Return what is to be known of the standing pose."""
    return () if standing is None else standing.warnings


def _provenance(
    capture: Capture, static: Capture | None, person: Person, choices: dict[str, str]
) -> Provenance:
    """Return which files, model and choices made the numbers."""
    parameters = {
        "mass": f"{person.mass:g} kg ({person.mass_from})",
        "height": f"{person.height:g} m ({person.height_from})",
        **choices,
    }
    if static is not None:
        parameters["standing trial"] = f"{static.source_name} (sha256 {static.source_sha256})"
    for kind, signal in (("forces", capture.forces), ("EMG", capture.emg)):
        if signal is not None and signal.source:
            parameters[kind] = signal.source
    return Provenance(
        version=VERSION,
        file_name=capture.source_name,
        file_sha256=capture.source_sha256,
        file_format=capture.source_format,
        model=MODEL,
        parameters=parameters,
    )
