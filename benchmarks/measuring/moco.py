"""Moco on a recorded run: MocoInverse from angles and forces to every muscle's activation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from measuring.opensim_trial import CUTOFF, OpenSimTrial, engine, hushed

RESERVE = 50.0  # [N m] of a coordinate's reserve at full control: the pelvis needs that much
WIDER = 1.5  # [-] active force over length, as Moco's own example has it


@dataclass(frozen=True, slots=True, kw_only=True)
class MocoFound:
    """What MocoInverse found."""

    succeeded: bool
    iterations: int
    seconds: float  # of the solver alone
    time: NDArray[np.float64]  # [s] (nodes,)
    activation: dict[str, NDArray[np.float64]]  # [-] (nodes,) by muscle, "soleus_r"


def moco_inverse(
    trial: OpenSimTrial, start: float, end: float, mesh: float, most: int | None = None
) -> MocoFound:
    """Return the activations between two moments [s] on nodes `mesh` [s] apart.

    After at most so many iterations, where `most` is given; then it need not have succeeded.

    Set up as Moco's example of inverse walking: muscles of De Groote (2016) with rigid tendons,
    activation in time, passive fibers off, least squared controls, its own tolerances.
    """
    opensim = engine()
    model = opensim.ModelProcessor(str(_unlocked(trial)))
    model.append(opensim.ModOpAddExternalLoads(str(trial.loads())))
    model.append(opensim.ModOpIgnoreTendonCompliance())
    model.append(opensim.ModOpReplaceMusclesWithDeGrooteFregly2016())
    model.append(opensim.ModOpIgnorePassiveFiberForcesDGF())
    model.append(opensim.ModOpScaleActiveFiberForceCurveWidthDGF(WIDER))
    model.append(opensim.ModOpAddReserves(RESERVE))
    angles = opensim.TableProcessor(str(trial.angles))
    angles.append(opensim.TabOpLowPassFilter(CUTOFF))
    angles.append(opensim.TabOpUseAbsoluteStateNames())
    inverse = opensim.MocoInverse()
    inverse.setModel(model)
    inverse.setKinematics(angles)
    inverse.set_kinematics_allow_extra_columns(True)
    inverse.set_initial_time(start)
    inverse.set_final_time(end)
    inverse.set_mesh_interval(mesh)
    with hushed():
        study = inverse.initialize()
        if most is not None:
            solver = opensim.MocoCasADiSolver.safeDownCast(study.updSolver())
            solver.set_optim_max_iterations(most)
        solution = study.solve()
    solution.unseal()
    names = {str(path).rsplit("/", 2)[-2]: path for path in solution.getStateNames()
             if str(path).endswith("/activation")}  # fmt: skip
    return MocoFound(
        succeeded=bool(solution.success()),
        iterations=int(solution.getNumIterations()),
        seconds=float(solution.getSolverDuration()),
        time=np.asarray(solution.getTimeMat(), dtype=np.float64),
        activation={name: np.asarray(solution.getStateMat(path)) for name, path in names.items()},
    )


def _unlocked(trial: OpenSimTrial) -> Any:
    """Write the model without locked coordinates, which Moco does not take; returns its file."""
    opensim = engine()
    file = trial.desk / "unlocked.osim"
    with hushed():
        model = opensim.Model(str(trial.model))
        for i in range(model.getCoordinateSet().getSize()):
            model.updCoordinateSet().get(i).set_locked(False)
        model.finalizeConnections()
        model.printToXML(str(file))
    return file
