"""Against OpenSim's own probes: one muscle with a rigid tendon, put into many states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from muscle.made_units import made_units
from runatomy.muscle.energy import MODELS
from runatomy.terms.arrays import FloatArray

STATES = 200
STRENGTH, FIBER, TENDON, SLOW = 2000.0, 0.08, 0.10, 0.6  # [N], [m], [m], [-]
UNITS = made_units(
    names=("muscle",),
    max_force=np.array([STRENGTH]),
    optimal_fiber_length=np.array([FIBER]),
    tendon_slack_length=np.array([TENDON]),
    slow_twitch=np.array([SLOW]),
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Bench:
    """What OpenSim's muscle did in each state, and what its probes say that it cost."""

    state: tuple[FloatArray, ...]  # activation, force, length, speed, isometric force, excitation
    power: dict[str, FloatArray]  # [W] (states, 1) by model


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Ask OpenSim once."""
    reason = "the yardstick needs the package opensim (the extra runatomy[bench])"
    opensim = pytest.importorskip("opensim", reason=reason)
    opensim.Logger.removeFileSink()
    opensim.Logger.setLevelString("Error")
    rng = np.random.default_rng(11)
    excitation = rng.uniform(0.0, 1.0, STATES)
    model, muscle, slider = _model(opensim, excitation)
    probes = _probes(opensim, model)
    system = model.initSystem()
    rows, power = [], []
    for i in range(STATES):
        system.setTime(float(i))
        slider.setValue(system, TENDON + FIBER * rng.uniform(0.5, 1.5), False)
        slider.setSpeedValue(system, rng.uniform(-6.0, 3.0) * FIBER)
        muscle.setActivation(system, rng.uniform(0.02, 1.0))
        model.realizeDynamics(system)
        rows.append(_read(muscle, system))
        power.append([p.computeProbeInputs(system).to_numpy()[0] for p in probes.values()])
    columns = np.array(rows).T[:, :, None]
    found = np.array(power).T[:, :, None]
    return Bench(state=tuple(columns), power=dict(zip(probes, found, strict=True)))


def _model(opensim: Any, excitation: FloatArray) -> tuple[Any, Any, Any]:
    """Return a block that slides along one muscle, excited as given at whole seconds."""
    model = opensim.Model()
    ground = model.getGround()
    block = opensim.Body("block", 10.0, opensim.Vec3(0), opensim.Inertia(1, 1, 1, 0, 0, 0))
    joint = opensim.SliderJoint("slide", ground, block)
    muscle = opensim.Millard2012EquilibriumMuscle("muscle", STRENGTH, FIBER, TENDON, 0.0)
    muscle.set_ignore_tendon_compliance(True)
    muscle.setMaxContractionVelocity(UNITS.max_velocity)
    muscle.setFiberDamping(0.0)  # none: Bhargava's probe adds passive force to the active one
    passive = muscle.upd_FiberForceLengthCurve()
    passive.set_strain_at_zero_force(1.0)
    passive.set_strain_at_one_norm_force(2.0)
    for where, frame in (("a", ground), ("b", block)):
        muscle.addNewPathPoint(where, frame, opensim.Vec3(0))
    model.addBody(block)
    model.addJoint(joint)
    model.addForce(muscle)
    wave = opensim.PiecewiseLinearFunction()
    for second, value in enumerate(excitation):
        wave.addPoint(float(second), float(value))
    brain = opensim.PrescribedController()
    brain.addActuator(muscle)
    brain.prescribeControlForActuator("muscle", wave)
    model.addController(brain)
    return model, muscle, joint.updCoordinate()


def _probes(opensim: Any, model: Any) -> dict[str, Any]:
    """Return the probes that stand for each model, added to OpenSim's."""
    uchida, umberger = (opensim.Umberger2010MuscleMetabolicsProbe() for _ in range(2))
    bhargava = opensim.Bhargava2004MuscleMetabolicsProbe()
    umberger.set_use_Bhargava_recruitment_model(False)
    umberger.set_include_negative_mechanical_work(False)
    umberger.set_forbid_negative_total_power(False)
    bhargava.set_use_force_dependent_shortening_prop_constant(True)
    bhargava.set_enforce_minimum_heat_rate_per_muscle(False)
    probes = {"bhargava": bhargava, "umberger": umberger, "uchida": uchida}
    for name, probe in probes.items():
        probe.setName(name)
        probe.set_basal_rate_on(False)
        model.addProbe(probe)
        constants = (40.0, 133.0, 74.0, 111.0) if name == "bhargava" else ()
        probe.addMuscle("muscle", SLOW, *constants, float(UNITS.mass[0]))
    return probes


def _read(muscle: Any, system: Any) -> tuple[float, ...]:
    activation = muscle.getActivation(system)
    return (
        activation,
        muscle.getActiveFiberForce(system),
        muscle.getNormalizedFiberLength(system),
        muscle.getFiberVelocity(system),
        activation * STRENGTH * muscle.getActiveForceLengthMultiplier(system),
        muscle.getControl(system),
    )


def test_the_states_cover_what_matters(bench: Bench) -> None:
    """Short and long fibers, shortening and lengthening, excitation ahead and behind."""
    activation, _, length, speed, _, excitation = bench.state
    for where in (length > 1.0, speed > 0.0, excitation > activation):
        assert 0.2 < where.mean() < 0.8


@pytest.mark.parametrize("name", list(MODELS))
def test_power_is_the_probes(bench: Bench, name: str) -> None:
    """Each model in all states, to rounding."""
    found = MODELS[name](UNITS, *bench.state).total
    np.testing.assert_allclose(found, bench.power[name], rtol=1e-9, atol=1e-9)
