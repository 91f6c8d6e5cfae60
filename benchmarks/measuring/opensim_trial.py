"""OpenSim on a recorded run, stage by stage through its API, as the shipped results were made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CUTOFF = 15.0  # [Hz] of the kinematics behind moments and sharing
RECORDED = (0.23, 5.32)  # [s] of the markers
SOLVED = (0.30, 5.20)  # [s] of it that moments and sharing cover
FILES = ("static_run.trc", "motion_capture_run.trc", "grf_run.mot", "opensim/ik_setup_run.xml")


def lacking(recording: Path) -> str:
    """Return in words what is missing for this benchmark; nothing when all is there."""
    if find_spec("opensim") is None:
        return "the yardstick, OpenSim, is not installed: pip install 'runatomy[bench]'"
    missing = [name for name in FILES if not (recording / name).is_file()]
    if missing:
        return f"{recording} holds no {missing[0]}: give the recording's folder with --recording"
    return ""


def engine() -> Any:
    """Return the `opensim` package, without messages and without a log file."""
    import opensim

    opensim.Logger.removeFileSink()
    opensim.Logger.setLevelString("Off")
    return opensim


@contextmanager
def hushed() -> Iterator[None]:
    """Keep what a compiled library writes to the standard output off it."""
    kept, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(null)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSimTrial:
    """A folder with a recorded run, and an empty one to work in.

    The recording's folder holds `static_run.trc`, `motion_capture_run.trc` and `grf_run.mot`; its
    folder `opensim` the generic model, the setups of scaling and inverse kinematics, the names of
    the external loads and the reserves. Stages build on the files of the stage before them.
    """

    recording: Path
    desk: Path

    @property
    def shipped(self) -> Path:
        """Setups, models and results that came with the recording."""
        return self.recording / "opensim"

    @property
    def model(self) -> Path:
        """The model scaled to the runner: this run's own, or the shipped one."""
        own = self.desk / "scaled.osim"
        return own if own.exists() else self.shipped / "subject_scaled_run.osim"

    @property
    def angles(self) -> Path:
        """Joint angles: this run's own, or the shipped ones."""
        own = self.desk / "angles.mot"
        return own if own.exists() else self.shipped / "ik_run.mot"

    def scale(self) -> Path:
        """Scale the generic model to the standing runner and put its markers in place."""
        opensim = engine()
        static = str(self.recording / "static_run.trc")
        tool = opensim.ScaleTool(str(self.shipped / "scale_setup_run.xml"))
        tool.setPathToSubject("")
        scaler, placer = tool.getModelScaler(), tool.getMarkerPlacer()
        tool.getGenericModelMaker().setModelFileName(str(self.shipped / "Rajagopal2016.osim"))
        scaler.setMarkerFileName(static)
        scaler.setOutputScaleFileName("")
        scaler.setOutputModelFileName("")
        placer.setMarkerFileName(static)
        placer.setOutputMotionFileName("")
        placer.setOutputModelFileName(str(self.desk / "scaled.osim"))
        _run(tool, "Scaling")
        return self.desk / "scaled.osim"

    def kinematics(self, end: float = RECORDED[1]) -> Path:
        """Find the joint angles that follow the markers best, up to `end` [s]; returns their file.

        The setup asks for an accuracy of 1e-4, at which the answer still depends on its start:
        runs differ by about a degree, and the marker error stays 0.4 mm above the least one.
        """
        tool = engine().InverseKinematicsTool(str(self.shipped / "ik_setup_run.xml"), False)
        tool.set_model_file(str(self.model))
        tool.setMarkerDataFileName(str(self.recording / "motion_capture_run.trc"))
        tool.setResultsDir(str(self.desk))
        tool.setOutputMotionFileName(str(self.desk / "angles.mot"))
        tool.setStartTime(RECORDED[0])
        tool.setEndTime(end)
        tool.set_report_errors(False)
        _run(tool, "Inverse kinematics")
        return self.desk / "angles.mot"

    def dynamics(self) -> Path:
        """Find the joint moments behind angles and ground force; returns the file of them."""
        opensim = engine()
        tool = opensim.InverseDynamicsTool()
        tool.setModelFileName(str(self.model))
        tool.setCoordinatesFileName(str(self.angles))
        tool.setLowpassCutoffFrequency(CUTOFF)
        tool.setStartTime(SOLVED[0])
        tool.setEndTime(SOLVED[1])
        excluded = opensim.ArrayStr()
        excluded.append("Muscles")
        tool.setExcludedForces(excluded)
        tool.setExternalLoadsFileName(str(self.loads()))
        tool.setResultsDir(str(self.desk))
        tool.setOutputGenForceFileName("moments.sto")
        _run(tool, "Inverse dynamics")
        return self.desk / "moments.sto"

    def sharing(self, start: float = SOLVED[0], end: float = SOLVED[1]) -> Path:
        """Share the moments among the muscles from start to end [s]; returns their activations."""
        opensim = engine()
        tool = opensim.AnalyzeTool()
        tool.setName("shared")
        tool.setModelFilename(str(self.model))
        tool.setCoordinatesFileName(str(self.angles))
        tool.setLowpassCutoffFrequency(CUTOFF)
        tool.setStartTime(start)
        tool.setFinalTime(end)
        tool.setExternalLoadsFileName(str(self.loads()))
        reserves = opensim.ArrayStr()
        reserves.append(str(self.shipped / "so_reserves.xml"))
        tool.setForceSetFiles(reserves)
        tool.setReplaceForceSet(False)
        tool.setResultsDir(str(self.desk))
        analysis = opensim.StaticOptimization()
        analysis.setStartTime(start)
        analysis.setEndTime(end)
        analysis.setStepInterval(1)
        analysis.setUseModelForceSet(True)
        analysis.setActivationExponent(2.0)
        analysis.setUseMusclePhysiology(True)
        tool.getAnalysisSet().cloneAndAppend(analysis)
        setup = self.desk / "sharing.xml"
        tool.printToXML(str(setup))  # only a tool read from a file adds the reserves
        with hushed():
            tool = opensim.AnalyzeTool(str(setup))
        _run(tool, "Static optimization")
        return self.desk / "shared_StaticOptimization_activation.sto"

    def loads(self) -> Path:
        """Write the external loads with the place of the force file; returns that file."""
        file = self.desk / "loads.xml"
        if not file.exists():
            loads = engine().ExternalLoads(str(self.shipped / "grf_run.xml"), True)
            loads.setDataFileName(str(self.recording / "grf_run.mot"))
            loads.printToXML(str(file))
        return file


def _run(tool: Any, stage: str) -> None:
    """Run a tool in silence; raises RuntimeError where it says that it failed."""
    with hushed():
        done = tool.run()
    if done is False:
        raise RuntimeError(f"{stage} failed in OpenSim")
