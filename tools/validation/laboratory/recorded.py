"""Recorded: public laboratory recordings, each analyzed from its files, once per choice."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import runatomy
from runatomy.terms.arrays import FloatArray

SIDES = ("r", "l")
BONES: dict[str, Any] = {"method": "static", "effects": False}  # moments do not ask for more
ABSENT = "The recording was not there when this page was written."


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Files of a recording below `mocap/`, and who ran."""

    folder: str
    run: str
    static: str
    mass: float  # [kg]
    height: float  # [m]
    forces: str | None = None  # where they are not in the run's own file
    emg: str | None = None
    angles: str | None = None  # that somebody else found, below `mocap/`


PUBLISHED_RUN = Trial(
    folder="rajagopal_run",
    run="motion_capture_run.trc",
    static="static_run.trc",
    forces="grf_run.mot",
    emg="emg_run.txt",
    angles="rajagopal_run/opensim/ik_run.mot",
    mass=72.84,
    height=1.80,
)
ONE_STRIDE = Trial(
    folder="bmc_run",
    run="motion_capture_run.trc",
    static="static_run.trc",
    forces="grf_run.mot",
    angles="bmc_run/opensim/ik_run.mot",
    mass=70.0,
    height=1.75,
)
TREADMILL = {  # by runner and speed of the belt [m/s]; mass and height of participantInfo.csv
    (runner, speed): Trial(
        folder=f"fukuchi/{runner}",
        run=f"{runner}runT{10 * speed:.0f}.c3d",
        static=f"{runner}static.c3d",
        angles=f"fukuchi/ik/{runner}_T{10 * speed:.0f}_ik_complex.mot",
        mass=mass,
        height=height,
    )
    for runner, mass, height in (("RBDS001", 62.0, 1.81), ("RBDS010", 64.75, 1.69))
    for speed in (2.5, 3.5, 4.5)
}
SPRINTS = {  # by speed [m/s]
    speed: Trial(
        folder="dorn_ja1",
        run=f"{name}.trc",
        static="static.trc",
        angles=f"dorn_ja1/{name}.mot",
        mass=76.0,
        height=1.80,
    )
    for speed, name in (
        (3.5, "run0350cms"), (5.2, "run0500cms"), (7.0, "run0700cms"), (9.5, "run0900cms"),
    )
}  # fmt: skip
JOG = Trial(
    folder="dorn_ja1", run="jog.trc", static="static.trc", forces="jog_grf.mot",
    mass=76.0, height=1.80,
)  # fmt: skip


class Recorded:
    """The recordings in the shared folder, read and analyzed as a user would."""

    def __init__(self, shared: Path) -> None:
        self.mocap = shared / "mocap"
        self.analyzed = functools.cache(self.analyze)

    def has(self, trial: Trial) -> bool:
        """Return whether the recording is there."""
        return (self.mocap / trial.folder / trial.run).is_file()

    def capture(self, trial: Trial) -> runatomy.Capture:
        """Return the run as its files tell it."""
        folder = self.mocap / trial.folder
        forces, emg = (
            folder / name if name is not None else None for name in (trial.forces, trial.emg)
        )
        return runatomy.read_capture(folder / trial.run, forces, emg)

    def static(self, trial: Trial) -> runatomy.Capture:
        """Return the standing trial."""
        return runatomy.read_capture(self.mocap / trial.folder / trial.static)

    def analyze(self, trial: Trial, **choices: Any) -> runatomy.TrialAnalysis:
        """Return the analysis from the files, by `analyze_capture` with these choices."""
        return runatomy.analyze_capture(
            self.capture(trial),
            runatomy.Runner(mass=trial.mass, height=trial.height),
            static=self.static(trial),
            **choices,
        )


def column(analysis: runatomy.TrialAnalysis, name: str) -> int:
    """Return the place of a coordinate."""
    return analysis.mechanics.kinematics.coordinates.index(name)


def rms(values: FloatArray) -> float:
    """Return the root mean square."""
    return float(np.sqrt(np.mean(np.square(values))))
