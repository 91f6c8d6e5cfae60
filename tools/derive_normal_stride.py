"""Derive the coefficients of the normal stride from public recordings.

    python tools/derive_normal_stride.py DATA src/runatomy/strides/normal/coefficients.json

DATA is the folder of recordings (mocap/, curves/). Needs scipy, ezc3d and Runatomy itself. What is
fitted to what stands in the modules of `normal_stride` beside this script; the recordings' own
names and licences stand in SOURCES.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from normal_stride import angles, force, pressure, timing

KNOTS = (1.8, 2.5, 3.5, 4.5, 5.2, 7.0, 9.5)  # [m/s]
JOIN = 4.5  # [m/s] above it, the sprinter's change is added to the runners' mean
FEW_RIGHT = 6  # sines of the rightward force, of which few contacts are public
# Share of the sprinter's own level taken over beside his change: he lands on a flat foot at every
# speed and most of the 23 on the heel, but nobody sprints on the heel.
OWN_LEVEL = {"ankle_angle": {5.2: 0.2, 7.0: 0.7, 9.5: 1.0}}

SOURCES = (
    "Fukuchi, Fukuchi & Duarte 2017, PeerJ 5:e3298, CC BY 4.0: angles of 23 runners at 2.5, 3.5, "
    "4.5 m/s; forces and pressure of five runners; foot strike and peak normal force of the group",
    "Dorn, Schache & Pandy 2012, J Exp Biol 215:1944, MIT: angles and forces of one sprinter at "
    "3.5-9.5 m/s; duty factors and peak normal force of the group",
    "Rajagopal et al. 2016, IEEE TBME 63:2068: trunk, arms and forces of one runner at 4 m/s",
    "BMClab running example, CC BY 4.0: trunk, arms and forces of one runner at 2.7 m/s",
    "Alcantara 2022, Apache-2.0: normal force of one runner, 2.5-4.17 m/s, 0 and +-5 degrees",
    "Kipp, Grabowski & Kram 2018, J Exp Biol 221:jeb184218: contact time",
    "Hamner & Delp 2013, J Biomech 46:780; Willer et al. 2024, Scand J Med Sci Sports 34:e14690: "
    "step rate",
)

Rows = dict[str, np.ndarray]


def sprint_change(sprinter: dict[float, tuple[angles.Curves, float]]) -> dict[float, Rows]:
    """Return what the sprinter adds to each angle's harmonics at each knot above JOIN.

    That is his change from JOIN to the knot, by a parabola through his four speeds.
    """
    speeds = np.array(list(sprinter))
    found: dict[float, Rows] = {knot: {} for knot in KNOTS if knot > JOIN}
    for name in next(iter(sprinter.values()))[0]:
        rows = np.array(
            [angles.harmonics(c[name], angles.parity(name)) for c, _ in sprinter.values()]
        )
        fit = np.polynomial.polynomial.polyfit(speeds, rows, 2)
        for knot, changes in found.items():
            ends = np.polynomial.polynomial.polyval([JOIN, knot], fit)
            changes[name] = ends[:, 1] - ends[:, 0]
    return found


def sprint_level(sprinter: dict[float, tuple[angles.Curves, float]], name: str) -> np.ndarray:
    """Return the sprinter's own harmonics of an angle at JOIN."""
    rows = np.array([angles.harmonics(c[name], angles.parity(name)) for c, _ in sprinter.values()])
    fit = np.polynomial.polynomial.polyfit(np.array(list(sprinter)), rows, 2)
    return np.asarray(np.polynomial.polynomial.polyval(JOIN, fit))


def leg_rows(runners: dict[float, list[tuple[angles.Curves, float]]]) -> dict[float, Rows]:
    """Return the 23 runners' mean harmonics of pelvis and leg at the knots up to JOIN.

    At 1.8 m/s, below the slowest recording, the line through 2.5 and 3.5 m/s goes on.
    """
    found: dict[float, Rows] = {1.8: {}}
    for speed, people in runners.items():
        found[speed] = {
            name: np.mean(
                [angles.harmonics(c[name], angles.parity(name)) for c, _ in people], axis=0
            )
            for name in people[0][0]
        }
    for speed in runners:
        found[speed] = angles.on_generic_pelvis(found[speed])
    for name in found[2.5]:
        found[1.8][name] = found[2.5][name] - 0.7 * (found[3.5][name] - found[2.5][name])
    return found


def trunk_rows(people: list[angles.Curves], pelvis: Rows) -> Rows:
    """Return harmonics of trunk and arms from the runners in whom they were recorded.

    The trunk is averaged in space (pelvis plus lumbar angle) and the 23 runners' pelvis is then
    taken off, so that the thorax stays as steady as it was measured.
    """
    found = {}
    for name, part in zip(angles.TRUNK, angles.PELVIS, strict=True):
        rows = [angles.harmonics(c[name] + c[part], angles.parity(name)) for c in people]
        found[name] = np.mean(rows, axis=0) - pelvis[part]
    for name in angles.ARM:
        found[name] = np.mean([angles.harmonics(c[name], "any") for c in people], axis=0)
    return found


def angle_table(
    runners: dict[float, list[tuple[angles.Curves, float]]],
    sprinter: dict[float, tuple[angles.Curves, float]],
    others: list[angles.Curves],
) -> dict[str, list[list[float]]]:
    """Return the harmonics [rad] of every angle at every knot."""
    slow = leg_rows(runners)
    jog = sprinter[min(sprinter)][0]
    for rows in slow.values():
        rows |= trunk_rows([*others, jog], rows)
        rows |= {name: angles.harmonics(jog[name], "any") for name in angles.FOOT}
    change = sprint_change(sprinter)
    for name, shares in OWN_LEVEL.items():
        gap = sprint_level(sprinter, name) - slow[JOIN][name]
        for knot, share in shares.items():
            change[knot][name] = change[knot][name] + share * gap
    table: dict[str, list[list[float]]] = {}
    for name in slow[JOIN]:
        for knot in KNOTS:
            row = slow[knot][name] if knot <= JOIN else slow[JOIN][name] + change[knot][name]
            table.setdefault(name, []).append(
                [round(float(c), 6) for c in angles.limited(name, row)]
            )
    return table


def spread_table(
    runners: dict[float, list[tuple[angles.Curves, float]]], others: list[angles.Curves]
) -> dict[str, list[float]]:
    """Return harmonics 0-4 of the standard deviation [rad] between runners of every angle.

    Legs and pelvis: 23 runners, mean over the three speeds. Trunk (in space) and arms: three
    runners. Foot: one runner, so a quarter of the range of his own curve stands in.
    """
    found = {}
    for name in (*angles.LEG, *angles.PELVIS):
        sd = [np.std([c[name] for c, _ in people], axis=0, ddof=1) for people in runners.values()]
        found[name] = angles.harmonics(np.mean(sd, axis=0), "any", 4)
    parts = dict(zip(angles.TRUNK, angles.PELVIS, strict=True))
    for name in (*angles.TRUNK, *angles.ARM):
        rows = [c[name] + (c[parts[name]] if name in parts else 0.0) for c in others]
        sd = np.std(rows, axis=0, ddof=1)
        found[name] = angles.harmonics(np.full_like(sd, sd.mean()), "any", 4)
    for name in angles.FOOT:
        half = np.ptp(others[-1][name]) / 4
        found[name] = angles.harmonics(np.full(angles.SAMPLES, half), "any", 4)
    return {name: [round(float(c) * angles.DEGREE, 6) for c in row] for name, row in found.items()}


def force_table(
    shapes: dict[str, list[force.Shape]], step_rate: list[float], contact: list[float]
) -> dict[str, list[list[float]]]:
    """Return the sine coefficients of forward, normal and rightward force at every knot."""
    jog = [s for s in shapes["sprinter"] if s.speed < JOIN]
    level = [s for s in shapes["slope"] if s.slope_deg == 0.0]
    sets = {
        "forward": (0, shapes["plates"] + shapes["curves"] + shapes["trials"] + jog),
        "normal": (1, shapes["plates"] + shapes["trials"] + level + jog),
        "right": (2, shapes["plates"] + shapes["curves"] + shapes["trials"] + jog),
    }
    speeds = np.array([s.speed for s in shapes["sprinter"]])
    table: dict[str, list[list[float]]] = {}
    for name, (column, members) in sets.items():
        value, slope = force.speed_law(members, column)
        own = np.array([force.sines(s.stance)[:, column] for s in shapes["sprinter"]])
        fit = np.polynomial.polynomial.polyfit(speeds, own, 2)
        for knot in KNOTS:
            row = value + slope * (min(knot, JOIN) - 3.5)
            if knot > JOIN:
                ends = np.polynomial.polynomial.polyval([JOIN, knot], fit)
                row = row + ends[:, 1] - ends[:, 0]
            if name == "normal":
                row = force.to_published_peak(row, knot, timing.duty(knot, step_rate, contact))
            if name == "right":
                row = np.where(np.arange(len(row)) < FEW_RIGHT, row, 0.0)
            table.setdefault(name, []).append([round(float(c), 5) for c in row])
    return table


def force_spread(shapes: dict[str, list[force.Shape]]) -> dict[str, list[float]]:
    """Return the standard deviation between runners of each component, at 11 points of stance."""
    found = {}
    for column, name in enumerate(("forward", "normal", "right")):
        rows: dict[str, list[np.ndarray]] = {}
        groups = [g for key, g in shapes.items() if (key, name) != ("curves", "normal")]
        for shape in (s for group in groups for s in group):
            if shape.slope_deg == 0.0 and shape.speed < 5 and np.isfinite(shape.stance[0, column]):
                rows.setdefault(shape.runner, []).append(shape.stance[::10, column])
        means = [np.mean(r, axis=0) for r in rows.values()]
        sd = np.std(means, axis=0, ddof=1)
        sd[[0, -1]] = 0.0
        found[name] = [round(float(c), 4) for c in sd]
    return found


def main(data: Path, target: Path) -> None:
    """Derive everything and write the coefficient file."""
    mocap, curves = data / "mocap", data / "curves"
    runners, sprinter = angles.runners(mocap / "fukuchi/ik"), angles.sprinter(mocap / "dorn_ja1")
    others = [
        angles.force_cut(mocap / f / "opensim" / ik, mocap / f / "grf_run.mot", mass)[0]
        for f, ik, mass in (("bmc_run", "ik_run.mot", 70.0), ("rajagopal_run", "ik_run.mot", 72.84))
    ]
    shapes = {
        "plates": force.plates(mocap),
        "trials": force.trials(mocap),
        "curves": force.mean_curves(curves),
        "sprinter": force.sprinter(curves / "dorn2012_stance_grf.npz"),
        "slope": force.slope_runner(curves / "slope_normal_grf_one_runner.csv"),
    }
    rates = {v: float(np.mean([120.0 / t for _, t in people])) for v, people in runners.items()}
    rates |= {v: 120.0 / t for v, (_, t) in sprinter.items() if v > 6.0}
    step_rate = timing.step_rate_law(rates)
    contact = timing.contact_law(step_rate, shapes["plates"] + shapes["trials"] + shapes["slope"])
    along, along_sd = pressure.pressure_law(pressure.every_runner(mocap, curves))
    jog = sprinter[min(sprinter)][0]
    table = {
        "schema": "runatomy.normal_stride/1",
        "sources": list(SOURCES),
        "speeds": list(KNOTS),
        "angles": angle_table(runners, sprinter, others),
        "angle_spread": spread_table(runners, [*others, jog]),
        "force": force_table(shapes, step_rate, contact),
        "force_spread": force_spread(shapes),
        "pressure": {"along": [round(c, 4) for c in along], "spread": round(along_sd, 3)},
        "timing": {
            "step_rate": [round(c, 6) for c in step_rate],
            "contact_time": [round(c, 6) for c in contact],
            "exponents": {k: round(v, 3) for k, v in timing.exponents(shapes["slope"]).items()},
        },
    }
    target.write_text(
        json.dumps(table, indent=None, separators=(",", ":")).replace('],"', '],\n"') + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
