"""How far a trial's numbers hang on muscles and method that nobody measured: the table of ranges.

    python tools/trial_ranges.py

Solves normal strides at a few speeds again and again, each time with other muscles and another
objective, and writes how far each number moves to `analysis/trial/ranges/spread.json`. The motion
stays as it is: in the laboratory it was measured. Takes a minute or two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from runatomy.body.model import BodyModel, build_body
from runatomy.body.paths import MusclePaths, muscle_paths
from runatomy.mechanics.closing.steady import SteadyStride, close_stride
from runatomy.mechanics.induced.from_solved import induced_in_stride
from runatomy.mechanics.induced.summary import group_roles
from runatomy.mechanics.sharing.musculature import Part, musculature
from runatomy.mechanics.sharing.sharing_rule import Objective, SharingRule
from runatomy.mechanics.sharing.solve import PartSolution, solve_part
from runatomy.mechanics.tissues.solve import load_tissues
from runatomy.mechanics.tissues.summary import summarize_tissues
from runatomy.mechanics.tissues.tendons import OWNERS
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES
from runatomy.muscle.anatomy import muscle_named, muscle_of
from runatomy.muscle.clock import StrideClock
from runatomy.strides.normal import normal_step_rate, normal_stride
from runatomy.terms.errors import MuscleError
from runatomy.terms.units import GRAVITY

TARGET = Path("src/runatomy/analysis/trial/ranges/spread.json")
MASS, HEIGHT = 70.0, 1.75
SPEEDS = (2.8, 3.5, 4.5)  # [m/s]
SAMPLES = 16  # at each speed
# Between people of one size, one standard deviation; assumed, the first as the atlas has it.
STRENGTH, FIBER_LENGTH, TENDON_STRAIN, MOMENT_ARM = 0.20, 0.10, 0.20, 0.10
DOWN = np.array([0.0, -GRAVITY, 0.0])
Values = dict[tuple[str, str, str], float]  # kind, name, what


class Sample(NamedTuple):
    """Muscles of somebody else, shared by some objective."""

    parts: tuple[Part, ...]
    rule: SharingRule


def main() -> None:
    """Sample, and write the table."""
    body = build_body(MASS, HEIGHT)
    parts, rng = musculature(body), np.random.default_rng(4)
    logs: dict[tuple[str, str, str], list[float]] = {}
    for speed in SPEEDS:
        stride = close_stride(body, normal_stride(speed, 0.0, normal_step_rate(speed, 0.0)))
        paths = muscle_paths(body, stride.pose)
        base = values_of(body, stride, paths, Sample(parts, SharingRule()))
        for sample in samples(parts, rng):
            found = values_of(body, stride, other_paths(paths, body.muscles, rng), sample)
            for key, usual in base.items():
                move = found[key] - usual if key[2] == "support" else np.log(found[key] / usual)
                logs.setdefault(key, []).append(float(move))
        print(f"{speed:g} m/s done", flush=True)
    table: dict[str, dict[str, dict[str, float]]] = {}
    for (kind, name, what), moves in logs.items():
        size = float(np.sqrt(np.mean(np.square(moves))))
        table.setdefault(kind, {}).setdefault(name, {})[what] = round(size, 4)
    TARGET.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def samples(parts: tuple[Part, ...], rng: np.random.Generator) -> Iterator[Sample]:
    """Yield other muscles; every objective as often as the others."""
    for number in range(SAMPLES):
        objective = get_args(Objective)[number % len(get_args(Objective))]
        yield Sample(tuple(other(part, rng) for part in parts), SharingRule(objective=objective))


def other(part: Part, rng: np.random.Generator) -> Part:
    """Return the part with strength, fiber length and tendon of each muscle drawn anew.

    A longer fiber goes with a shorter tendon, so that fibers work about the same length.
    """
    strength, length, strain = (
        np.exp(size * rng.standard_normal(len(part.drives)))[part.drive]
        for size in (STRENGTH, FIBER_LENGTH, TENDON_STRAIN)
    )
    units = part.units
    grown = units.optimal_fiber_length * (length - 1.0) * np.cos(units.pennation)
    changed = replace(
        units,
        max_force=units.max_force * strength,
        volume=units.volume * strength * length,
        optimal_fiber_length=units.optimal_fiber_length * length,
        tendon_slack_length=np.maximum(
            units.tendon_slack_length - grown, 0.5 * units.tendon_slack_length
        ),
        tendon_strain=units.tendon_strain * strain,
    )
    return replace(part, units=changed)


def other_paths(
    paths: MusclePaths, names: tuple[str, ...], rng: np.random.Generator
) -> MusclePaths:
    """Return paths nearer to the joints or farther; muscles of one tendon move together.

    Lengths change about their mean as the moment arms do, so that no work is made or lost.
    """
    shared = {name: tendon for tendon, owners in OWNERS.items() for name in owners}
    owners = [shared.get(name[:-2], name[:-2]) for name in names]
    drawn = {owner: np.exp(MOMENT_ARM * rng.standard_normal()) for owner in dict.fromkeys(owners)}
    factor = np.array([drawn[owner] for owner in owners])
    middle = paths.length.mean(axis=0)
    return replace(
        paths,
        length=middle + (paths.length - middle) * factor,
        velocity=paths.velocity * factor,
        moment_arm=paths.moment_arm * factor[:, None],
    )


def values_of(body: BodyModel, stride: SteadyStride, paths: MusclePaths, sample: Sample) -> Values:
    """Return every number that has a range, means of both sides."""
    clock, moment = StrideClock(stride.motion.stride_time), stride.dynamics.force
    solved = [solve_part(p, paths, moment[:, p.columns], clock, sample.rule) for p in sample.parts]
    drives = [drive for part in sample.parts for drive in part.drives]
    force = joined(solved, "force")
    found = of_muscles(drives, force, joined(solved, "metabolic_power"))
    loads = load_tissues(
        body, stride.pose, stride.ground, DOWN, tuple(drives), force,
        joined(solved, "tendon_strain"), sample.parts,
    )  # fmt: skip
    summary = summarize_tissues(loads, MASS, stride.motion.stride_time)
    for i, name in enumerate(TISSUES):
        found["tissue", name, "load"] = float(summary["tissue_peak"][i])
        found["tissue", name, "impulse"] = float(abs(summary["tissue_impulse"][i]))
    for i, name in enumerate(TENDONS):
        found["tissue", name, "strain"] = float(summary["tendon_strain"][i])
        found["tissue", name, "energy"] = float(summary["tendon_returned"][i])
    induced = induced_in_stride(body, stride, sample.parts, force, paths)
    roles = group_roles(induced, stride.motion.stride_time / len(force), periodic=True)
    for name, share in zip(roles.names, roles.support_share, strict=True):
        if ("group", name, "share") in found:
            found["group", name, "support"] = float(share)
    return found


def joined(solved: list[PartSolution], name: str) -> np.ndarray:
    """Return one field of all parts side by side."""
    return np.concatenate([getattr(solution, name) for solution in solved], axis=1)


def of_muscles(drives: list[tuple[str, str]], force: np.ndarray, power: np.ndarray) -> Values:
    """Return energy, its share, peak and mean force of every muscle and group."""
    found: Values = {}
    names = [catalogued(name) for name, _ in drives]
    sides = np.array([side for _, side in drives])
    total = float(power.mean(axis=0).sum())
    for kind, owners in (("muscle", names), ("group", [muscle_named(n).group for n in names])):
        for name in dict.fromkeys(owners):
            mine = np.array([owner == name for owner in owners])
            pulls = np.stack([force[:, mine & (sides == side)].sum(axis=1) for side in "rl"])
            energy = float(power.mean(axis=0)[mine].sum())
            found[kind, name, "energy"], found[kind, name, "share"] = energy, energy / total
            found[kind, name, "force"] = float(pulls.max(axis=1).mean())
            found[kind, name, "impulse"] = float(pulls.mean())
    return found


def catalogued(element: str) -> str:
    """Return the catalogue's name of an element or of a muscle."""
    try:
        return muscle_of(f"{element}_r")[0].name
    except MuscleError:
        return muscle_named(element).name


if __name__ == "__main__":
    main()
