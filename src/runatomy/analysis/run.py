"""Analyze a run: from what was measured to what every muscle did, on one page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runatomy.analysis.evidence import basis_of
from runatomy.analysis.loads import group_loads, muscle_loads, run_totals
from runatomy.analysis.meaning import meaning_of
from runatomy.analysis.rows.breath import breath_row, measured_breaths
from runatomy.analysis.rows.roles import role_table
from runatomy.analysis.rows.tissues import tissue_rows
from runatomy.analysis.run_analysis import RunAnalysis
from runatomy.analysis.stride_rows import stride_rows
from runatomy.mechanics.atlas.lookup import Atlas, load_atlas
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.run_mechanics import RunMechanics
from runatomy.records.run import Run
from runatomy.strides.conditions import RUNNING, WALKING, StrideConditions
from runatomy.strides.from_run import conditions_from_run
from runatomy.terms.provenance import Provenance
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner
from runatomy.terms.version import VERSION


def analyze_run(run: Run, runner: Runner | None = None, atlas: Atlas | None = None) -> RunAnalysis:
    """Return what every muscle did in the run.

    What the runner does not say is taken from the device's user profile, else a usual value
    stands in and a warning says so. `atlas` is the shipped one unless another is given. Raises
    StrideError where the recording tells nothing of the strides, AtlasError without an atlas.
    """
    atlas = atlas or load_atlas()
    person, assumed, notes = _complete(runner or Runner(), run)
    mass, height = float(person.mass or 0.0), float(person.height or 0.0)
    conditions = conditions_from_run(run, height)
    breaths = measured_breaths(conditions.time, run.time, run.respiration_rate)
    mechanics = run_from_atlas(conditions, mass, height, atlas, runner=person, breaths_bpm=breaths)
    coverage = _coverage(conditions, mechanics)
    return RunAnalysis(
        runner={
            "mass_kg": mass,
            "height_m": height,
            "sex": person.sex,
            "age": person.age,
            "max_heart_rate_bpm": person.max_heart_rate_bpm,
            "resting_heart_rate_bpm": person.resting_heart_rate_bpm,
            "assumed": list(assumed),
        },
        run=_summary(run, conditions),
        coverage=coverage,
        total=run_totals(mechanics),
        groups=group_loads(mechanics, conditions),
        muscles=muscle_loads(mechanics, conditions),
        tissues=tissue_rows(mechanics, conditions.speed[mechanics.rows], mass),
        roles=role_table(mechanics.roles),
        breath=breath_row(mechanics),
        strides=stride_rows(atlas, conditions, height),
        meaning=meaning_of(conditions, mechanics, person, atlas, known_mass="mass" not in assumed),
        conditions=conditions,
        mechanics=mechanics,
        evidence=basis_of(run, conditions, person, assumed, mechanics),
        warnings=(
            *run.repairs,
            *notes,
            *conditions.warnings,
            *_gaps(coverage),
            *_beyond(conditions, mechanics, atlas),
        ),
        provenance=_provenance(run, atlas, person, assumed),
    )


def _complete(runner: Runner, run: Run) -> tuple[Runner, tuple[str, ...], tuple[str, ...]]:
    """Return the runner with nothing left open, what was assumed, and how to say it."""
    profile = run.profile
    mass, height = runner.mass or profile.mass, runner.height or profile.height
    assumed, notes = [], []
    if mass is None:
        assumed.append("mass")
        notes.append(f"Mass not given: {DEFAULT_MASS:g} kg assumed (--mass).")
    if height is None:
        assumed.append("height")
        notes.append(f"Height not given: {DEFAULT_HEIGHT * 100:g} cm assumed (--height).")
    person = replace(
        runner,
        mass=mass or DEFAULT_MASS,
        height=height or DEFAULT_HEIGHT,
        sex=runner.sex or (profile.sex if profile.sex in ("f", "m") else None),  # type: ignore[arg-type]
        age=runner.age or profile.age,
        max_heart_rate_bpm=runner.max_heart_rate_bpm or profile.max_heart_rate_bpm,
        resting_heart_rate_bpm=runner.resting_heart_rate_bpm or profile.resting_heart_rate_bpm,
    )
    return person, tuple(assumed), tuple(notes)


def _coverage(conditions: StrideConditions, mechanics: RunMechanics) -> dict[str, float]:
    """Return how much of the timer time each gait took [s]."""
    running = float(conditions.duration[conditions.gait == RUNNING].sum())
    walking = float(conditions.duration[conditions.gait == WALKING].sum())
    return {
        "running_s": running,
        "walking_s": walking,
        "stopped_s": float(conditions.duration.sum()) - running - walking,
        "outside_atlas_s": mechanics.outside,
    }


def _gaps(coverage: dict[str, float]) -> tuple[str, ...]:
    """Return in plain words what the muscles' figures leave out."""
    notes = []
    if coverage["running_s"] <= 0.0:
        notes.append("No running was found in this file: the muscles' figures are all zero.")
    if coverage["walking_s"] >= 30.0:
        minutes = coverage["walking_s"] / 60.0
        notes.append(f"{minutes:.0f} min of walking are not in the muscles' figures: running only.")
    return tuple(notes)


def _beyond(conditions: StrideConditions, mechanics: RunMechanics, atlas: Atlas) -> tuple[str, ...]:
    """Return in plain words how the run left the atlas, if it did for a second or more."""
    if mechanics.outside < 1.0:
        return ()
    out = mechanics.rows[mechanics.nodes.outside]
    time, speed, slope = (x[out] for x in (conditions.duration, conditions.speed, conditions.slope))
    slowest, fastest = (float(v) for v in atlas.archive["speeds"][[0, -1]])
    steepest = float(atlas.archive["slopes"][-1])
    ways = [
        (speed < slowest, f"slower than {slowest:g} m/s"),
        (speed > fastest, f"faster than {fastest:g} m/s"),
        (abs(slope) > steepest, f"steeper than {steepest:.0%}"),
    ]
    known = np.any([where for where, _ in ways], axis=0)
    ways.append((~known, "at an unusual step rate, or fast on a hill"))
    told = [f"{time[where].sum():.0f} s {words}" for where, words in ways if where.any()]
    ways_out = ", ".join(told)
    return (f"Some of the run lay beyond the atlas: {ways_out}. Its nearest stride stood in.",)


def _summary(run: Run, conditions: StrideConditions) -> dict[str, object]:
    """Return the run in a line."""
    moving = float(conditions.duration[conditions.gait > 0].sum())
    distance = float(np.nanmax(conditions.distance)) if len(conditions.distance) else 0.0
    return {
        "name": run.source_name,
        "start": None if run.start is None else run.start.isoformat(),
        "sport": run.sport,
        "duration_s": float(conditions.duration.sum()),
        "moving_s": moving,
        "distance_m": distance,
        "ascent_m": conditions.ascent,
        "descent_m": conditions.descent,
    }


def _provenance(run: Run, atlas: Atlas, person: Runner, assumed: tuple[str, ...]) -> Provenance:
    """Return which file, model and atlas made the numbers."""
    names = (run.device.manufacturer, run.device.product, run.device.software)
    return Provenance(
        version=VERSION,
        file_name=run.source_name,
        file_sha256=run.source_sha256,
        file_format=run.source_format,
        device=" ".join(str(name) for name in names if name) or None,
        atlas_version=atlas.version,
        atlas_sha256=atlas.sha256,
        model=str(atlas.archive.notes.get("model", "")),
        parameters={
            "mass": f"{person.mass:g} kg" + (" (assumed)" if "mass" in assumed else ""),
            "height": f"{person.height:g} m" + (" (assumed)" if "height" in assumed else ""),
            "energy": "net metabolic; total by Minetti et al. 2002, shared by the muscle model "
            "once breathing's part is taken off",
        },
    )
