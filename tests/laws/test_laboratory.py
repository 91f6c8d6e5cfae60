"""Laws of a laboratory recording: turned, mirrored, in other units or rates, it tells the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import runatomy
from paths.faulty_lab import Trc
from runatomy.records.capture import Capture, ForcePlate
from runatomy.terms.arrays import FloatArray

pytest.importorskip("mujoco", reason="the body model needs the extra runatomy[model]")

SWAP = {"R": "L", "L": "R"}


@pytest.fixture(scope="module")
def recording() -> tuple[Capture, Capture]:
    """A made run and standing pose, as read from their files."""
    return recorded()


def recorded(**choices: int) -> tuple[Capture, Capture]:
    from app.made_lab import made_files

    files = made_files(**choices)
    run = runatomy.read_capture(files["run.trc"], forces=files["grf.mot"], name="run.trc")
    return run, runatomy.read_capture(files["static.trc"], name="static.trc")


def analyzed(run: Capture, static: Capture, **choices: Any) -> runatomy.TrialAnalysis:
    """Frame by frame where nothing else is chosen: quicker, and as sensitive to what is asked."""
    choices = choices or {"method": "static", "effects": False}
    runner = runatomy.Runner(mass=72.8, height=1.8)
    return runatomy.analyze_capture(run, runner, static=static, **choices)


@pytest.fixture(scope="module")
def usual(recording: tuple[Capture, Capture]) -> runatomy.TrialAnalysis:
    """The recording as it is, analyzed."""
    return analyzed(*recording)


def plates(run: Capture, change: Callable[[ForcePlate], ForcePlate]) -> Capture:
    assert run.forces is not None
    return replace(run, forces=replace(run.forces, plates=tuple(map(change, run.forces.plates))))


def turned(capture: Capture, turn: FloatArray, shift: FloatArray) -> Capture:
    """Return the same recording in a laboratory whose axes are turned and whose origin is moved."""

    def plate(one: ForcePlate) -> ForcePlate:
        force, moment = one.force @ turn.T, one.moment @ turn.T
        return replace(one, force=force, moment=moment + np.cross(shift, force))

    moved = replace(capture, position=capture.position @ turn.T + shift)
    return plates(moved, plate) if capture.forces is not None else moved


def mirrored(capture: Capture) -> Capture:
    """Return the same recording in a mirror: left and right exchanged, names too."""
    flip = np.array([1.0, 1.0, -1.0])
    names = tuple(
        SWAP.get(name[0], name[0]) + name[1:] if name[0] in SWAP else name
        for name in capture.markers
    )

    def plate(one: ForcePlate) -> ForcePlate:
        side = {"r": "l", "l": "r"}.get(one.side or "", one.side)
        return replace(one, force=one.force * flip, moment=-one.moment * flip, side=side)

    seen = replace(capture, markers=names, position=capture.position * flip)
    return plates(seen, plate) if capture.forces is not None else seen


def compare(
    one: runatomy.TrialAnalysis, two: runatomy.TrialAnalysis, bounds: dict[str, float],
    other: bool = False,
) -> None:  # fmt: skip
    """Assert that mean curves differ by no more than the bound of their quantity (RMS)."""
    for table in one.curves:
        if table.kind == "group" or table.quantity not in bounds:
            continue
        side = {"right": "left", "left": "right"}[table.side] if other else table.side
        twin = two.table(side, table.kind, table.quantity)
        assert twin is not None and twin.names == table.names
        error = np.sqrt(np.mean((twin.mean - table.mean) ** 2, axis=1))
        worst = int(error.argmax())
        assert error[worst] < bounds[table.quantity], (table.quantity, table.names[worst])


CLOSE = {"angle": 0.05, "moment": 0.005, "ground_force": 0.002, "activation": 0.01, "force": 10.0}
ALIKE = {"angle": 0.5, "moment": 0.06, "ground_force": 0.03, "activation": 0.05, "force": 60.0}


@pytest.mark.parametrize("degrees", [37.0, 90.0, 200.0])
def test_turning_the_laboratory_changes_nothing(
    recording: tuple[Capture, Capture], usual: runatomy.TrialAnalysis, degrees: float
) -> None:
    angle = np.radians(degrees)
    turn = np.array(
        [
            [np.cos(angle), 0.0, np.sin(angle)],
            [0.0, 1.0, 0.0],
            [-np.sin(angle), 0.0, np.cos(angle)],
        ]
    )
    run, static = recording
    shift = np.array([0.7, 0.0, -1.3])
    compare(usual, analyzed(turned(run, turn, shift), static), CLOSE)


def test_turning_changes_nothing_for_muscles_solved_over_the_whole_recording() -> None:
    run, static = recorded(strides=3)
    turn = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [-1.0, 0.0, 0.0]])
    one, other = (
        analyzed(capture, static, method="dynamic", effects=False).mechanics.muscles
        for capture in (run, turned(run, turn, np.zeros(3)))
    )
    assert one is not None
    assert other is not None
    np.testing.assert_allclose(other.activation, one.activation, atol=0.01)
    np.testing.assert_allclose(other.force, one.force, atol=0.01 * float(one.max_force.max()))


def test_another_axis_may_point_up(
    recording: tuple[Capture, Capture], usual: runatomy.TrialAnalysis
) -> None:
    turn = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])  # z up
    still = np.zeros(3)
    run, static = (turned(capture, turn, still) for capture in recording)
    compare(usual, analyzed(run, static), CLOSE)


def test_a_mirror_exchanges_left_and_right_alone(
    recording: tuple[Capture, Capture], usual: runatomy.TrialAnalysis
) -> None:
    run, static = recording
    compare(usual, analyzed(mirrored(run), mirrored(static)), CLOSE, other=True)


def test_a_mirror_without_the_names_is_refused(recording: tuple[Capture, Capture]) -> None:
    run, static = recording
    odd = replace(mirrored(run), markers=run.markers)
    with pytest.raises(runatomy.RunatomyError, match="left-handed axes") as caught:
        analyzed(odd, static)
    assert caught.value.where == "run.trc" and caught.value.mend
    with pytest.raises(runatomy.RunatomyError, match="left-handed axes"):
        analyzed(run, replace(mirrored(static), markers=static.markers))


@pytest.mark.parametrize(("factor", "unit"), [(1.0, "mm"), (1e-1, "cm"), (1e-3, "m"), (1.0, "m")])
def test_another_unit_in_the_file_changes_nothing(
    usual: runatomy.TrialAnalysis, tmp_path: Path, factor: float, unit: str
) -> None:
    """The last of them is a lie, which is found."""
    from app.made_lab import made_files

    for name in ("run.trc", "static.trc"):
        (tmp_path / name).write_bytes(made_files()[name])
        trc = Trc.read(tmp_path / name)
        replace(trc, unit=unit, position=factor * trc.position).write(tmp_path / name, digits=12)
    (tmp_path / "grf.mot").write_bytes(made_files()["grf.mot"])
    run = runatomy.read_capture(tmp_path / "run.trc", tmp_path / "grf.mot")
    found = analyzed(run, runatomy.read_capture(tmp_path / "static.trc"))
    compare(usual, found, CLOSE)
    lie = (factor, unit) == (1.0, "m")
    assert any("read as millimeters" in text for text in found.warnings) == lie


@pytest.mark.parametrize("what", ["markers", "forces", "both"])
def test_fewer_frames_tell_the_same(
    recording: tuple[Capture, Capture], usual: runatomy.TrialAnalysis, what: str
) -> None:
    run, static = recording
    assert run.forces is not None
    thin = run
    if what != "forces":
        thin = replace(thin, time=run.time[::2], position=run.position[::2])
    if what != "markers":
        thin = plates(thin, lambda p: replace(p, force=p.force[::2], moment=p.moment[::2]))
        assert thin.forces is not None
        thin = replace(thin, forces=replace(thin.forces, time=thin.forces.time[::2]))
    compare(usual, analyzed(thin, static), ALIKE)
