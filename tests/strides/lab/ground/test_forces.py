"""Forces: parted, cleaned and put under the feet; every fault is mended or refused, and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from runatomy.records.capture import Capture, ForcePlate
from runatomy.strides.captured_run import CapturedRun
from runatomy.strides.from_capture import captured_run
from strides.lab.made_captures import MASS, Z_UP, Gait, made_capture, turned, with_plates, without

BELT = made_capture(Gait())
FEET = made_capture(Gait(forces="feet"))
ROAD = made_capture(Gait(forces="feet", treadmill=False))
RUN = captured_run(BELT)
WEIGHT = MASS * 9.81


def scaled(force: float, moment: float) -> Callable[[ForcePlate], ForcePlate]:
    return lambda p: replace(p, force=force * p.force, moment=moment * p.moment)


def half_turn(signs: tuple[float, float, float]) -> Callable[[ForcePlate], ForcePlate]:
    """A plate turned about its center, while the file's corners stay."""
    turn = np.diag(signs)

    def change(plate: ForcePlate) -> ForcePlate:
        assert plate.corners is not None
        center = plate.corners.mean(axis=0)
        about = plate.moment - np.cross(center, plate.force)
        force = plate.force @ turn
        return replace(plate, force=force, moment=about @ turn + np.cross(center, force))

    return change


def moved(by: tuple[float, float, float], side: str = "rl") -> Callable[[ForcePlate], ForcePlate]:
    return lambda p: (
        replace(p, moment=p.moment + np.cross(by, p.force)) if (p.side or "r") in side else p
    )


def same_forces(run: CapturedRun, other: CapturedRun, within: float = 1e-6) -> bool:
    """Whether both feet feel the same, in both runs."""
    return all(
        np.abs(getattr(a, part) - getattr(b, part)).max() < within
        for a, b in zip(run.feet, other.feet, strict=True)
        for part in ("force", "point", "moment")
    )


def told(run: CapturedRun, *words: str) -> bool:
    """Whether one warning holds all these words."""
    return any(all(word in line for word in words) for line in run.warnings)


def test_one_belt_and_two_feet_give_the_same() -> None:
    assert same_forces(RUN, captured_run(FEET), within=1.0)
    assert not RUN.warnings


def test_forces_keep_their_impulse_and_vanish_in_the_air() -> None:
    stride = RUN.strides[1]
    here = (RUN.track.time >= stride.start) & (RUN.track.time < stride.end)
    up = np.sum([foot.force[here, 1] for foot in RUN.feet], axis=0)
    assert up.mean() == pytest.approx(WEIGHT, rel=0.01)
    for foot in RUN.feet:
        for part in (foot.force, foot.point, foot.moment):
            assert not part[~foot.contact].any()
        assert (foot.force[foot.contact, 1] > 0.0).all()
    assert not (RUN.feet[0].contact & RUN.feet[1].contact).any()


def test_the_center_of_pressure_is_where_the_force_was_made_to_act() -> None:
    for foot, name in zip(RUN.feet, ("RTOE", "LTOE"), strict=True):
        column = BELT.markers.index(name)
        loaded = foot.force[:, 1] > 500.0
        way = foot.point[loaded] - RUN.track.position[loaded, column]
        assert np.abs(way[:, 0] + 0.02).max() < 0.01
        assert np.abs(way[:, 2]).max() < 0.012
        assert np.abs(foot.point[loaded, 1]).max() < 1e-9


def test_a_far_center_of_pressure_is_kept_under_the_foot() -> None:
    # 30 N m of crosstalk: far away at either end of contact, a few centimeters in its middle
    spoiled = with_plates(BELT, lambda p: replace(p, moment=p.moment + np.array([0, 0, 30.0])))
    run = captured_run(spoiled)
    for foot, side in zip(run.feet, "RL", strict=True):
        heel, toe = (BELT.markers.index(side + name) for name in ("CAL", "TOE"))
        x = foot.point[foot.contact, 0]
        back = np.minimum(*(run.track.position[foot.contact, k, 0] for k in (heel, toe)))
        front = np.maximum(*(run.track.position[foot.contact, k, 0] for k in (heel, toe)))
        assert ((x > back - 0.05) & (x < front + 0.1)).all()


@pytest.mark.parametrize(("offset", "slope"), [(20.0, 0.0), (-60.0, 0.0), (40.0, 12.0)])
def test_what_an_empty_plate_reads_is_taken_off_and_told(offset: float, slope: float) -> None:
    def change(plate: ForcePlate) -> ForcePlate:
        drift = offset + slope * Gait().force_clock
        return replace(plate, force=plate.force + drift[:, None] * [0.1, 1.0, 0.0])

    run = captured_run(with_plates(BELT, change))
    assert run.mean_vertical_force == pytest.approx(WEIGHT, rel=0.003)
    assert told(run, "with nobody on it", "taken off")
    assert [f.strike for f in run.footfalls] == pytest.approx(
        [f.strike for f in RUN.footfalls], abs=0.002
    )


def test_a_ringing_plate_makes_no_contacts_of_its_own() -> None:
    random = np.random.default_rng(5)

    def change(plate: ForcePlate) -> ForcePlate:
        time = Gait().force_clock
        ringing = 45.0 * np.sin(2.0 * np.pi * 70.0 * time) + 8.0 * random.normal(size=time.size)
        return replace(plate, force=plate.force + ringing[:, None] * [0.0, 1.0, 0.0])

    raw = with_plates(BELT, change)
    assert raw.forces is not None
    on = raw.forces.plates[0].force[:, 1] > 50.0
    assert np.count_nonzero(np.diff(on.astype(int)) == 1) > 2 * len(RUN.footfalls)
    run = captured_run(raw)
    assert len(run.footfalls) == len(RUN.footfalls)
    pairs = zip(run.footfalls, RUN.footfalls, strict=True)
    assert max(abs(a.strike - b.strike) for a, b in pairs) < 0.006


FAULTS: dict[str, tuple[Capture, Callable[[ForcePlate], ForcePlate], tuple[str, ...]]] = {
    "reaction": (BELT, scaled(-1.0, -1.0), ("push downward", "sign was changed")),
    "millimeters": (BELT, scaled(1.0, 1000.0), ("newton millimeters",)),
    "upside down 1": (BELT, half_turn((1, -1, -1)), ("upside down",)),
    "upside down 2": (BELT, half_turn((-1, -1, 1)), ("upside down",)),
    "half a turn": (ROAD, lambda p: replace(p), ()),
    "elsewhere": (BELT, moved((0.3, 0.0, 0.12)), ("the plates' origin is elsewhere",)),
    "left elsewhere": (FEET, moved((-0.3, 0.0, 0.2), "l"), ("behind", "of the left foot")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_plates_are_undone_and_told(fault: str) -> None:
    capture, change, words = FAULTS[fault]
    sound, run = captured_run(capture), captured_run(with_plates(capture, change))
    within = 0.03 if "elsewhere" in fault else 1e-6  # it is moved to where feet usually push
    for a, b in zip(sound.feet, run.feet, strict=True):
        assert np.abs(a.force - b.force).max() < 1e-6
        assert np.abs(a.point - b.point).max() < within
    assert run.strides == sound.strides
    assert told(run, *words) if words else not run.warnings


def test_forces_in_other_axes_than_the_markers_are_turned() -> None:
    for capture in (BELT, ROAD):
        run = captured_run(turned(capture, Z_UP, forces=False))
        assert same_forces(run, captured_run(capture), within=1e-6)
        assert told(run, "other axes than the markers")


def test_forces_that_fit_no_way_are_left_out() -> None:
    capture = with_plates(BELT, lambda p: replace(p, moment=5.0 * p.moment))
    run = captured_run(capture)
    assert not run.feet
    assert run.events_from == "markers"
    assert told(run, "do not lie under the feet", "left out", "axes, units and clock")


@pytest.mark.parametrize("lag", [0.05, -0.05])
def test_clocks_that_differ_are_told(lag: float) -> None:
    assert BELT.forces is not None
    late = replace(BELT.forces, time=BELT.forces.time + lag)
    run = captured_run(replace(BELT, forces=late))
    word = "after" if lag > 0 else "before"
    assert told(run, "The forces come", f"ms {word} the feet", "clocks")


@pytest.mark.parametrize("lag", [0.2, -0.2])
def test_a_clock_far_off_is_told_by_the_feet_that_the_file_names(lag: float) -> None:
    assert FEET.forces is not None
    run = captured_run(replace(FEET, forces=replace(FEET.forces, time=FEET.forces.time + lag)))
    (line,) = [line for line in run.warnings if "The forces come" in line]
    told_ms = float(line.split("--forces-offset ")[1].split()[0])
    assert told_ms == pytest.approx(-1e3 * lag, abs=10.0)
    assert not told(run, "The feet were exchanged")


def test_forces_too_small_for_anybody_ask_for_their_unit() -> None:
    run = captured_run(with_plates(BELT, scaled(1e-3, 1e-3)))
    assert told(run, "No plate felt a foot.", "are they in newtons?") and not run.feet


def test_feet_exchanged_in_the_file_are_found_and_put_right() -> None:
    other = {"r": "l", "l": "r"}
    run = captured_run(with_plates(FEET, lambda p: replace(p, side=other[p.side or "r"])))
    assert same_forces(run, captured_run(FEET))
    assert told(run, "force of each foot to the other one", "exchanged")


def test_a_single_contact_given_to_the_wrong_foot_is_put_right() -> None:
    assert FEET.forces is not None
    right, left = FEET.forces.plates
    strike = Gait().strikes("R")[3]
    there = (FEET.forces.time > strike - 0.02) & (FEET.forces.time < strike + 0.27)

    def mixed(plate: ForcePlate, other: ForcePlate) -> ForcePlate:
        where = there[:, None]
        return replace(
            plate,
            force=np.where(where, other.force, plate.force),
            moment=np.where(where, other.moment, plate.moment),
        )

    forces = replace(FEET.forces, plates=(mixed(right, left), mixed(left, right)))
    run = captured_run(replace(FEET, forces=forces))
    assert same_forces(run, captured_run(FEET))
    assert told(run, "1 of 7 contacts", f"{strike:.2f} s (right)")


def plates_along(capture: Capture, edges: list[float]) -> Capture:
    """The forces of both feet on plates one after another along the way, each felt in part."""
    assert capture.forces is not None
    force = np.sum([plate.force for plate in capture.forces.plates], axis=0)
    moment = np.sum([plate.moment for plate in capture.forces.plates], axis=0)
    up = np.where(force[:, 1] > 1.0, force[:, 1], np.inf)
    x = moment[:, 2] / up
    plates = []
    for number, (a, b) in enumerate(pairwise(edges)):
        share = np.clip((x + 0.1 - a) / 0.2, 0, 1) * np.clip((b + 0.1 - x) / 0.2, 0, 1)
        corners = np.array([[b, 0, -0.3], [b, 0, 0.3], [a, 0, 0.3], [a, 0, -0.3]])
        plates.append(
            ForcePlate(
                name=f"plate {number + 1}",
                force=force * share[:, None],
                moment=moment * share[:, None],
                corners=corners,
            )
        )
    return replace(capture, forces=replace(capture.forces, plates=tuple(plates)))


def test_a_foot_on_two_plates_is_one_footfall_of_their_sum() -> None:
    strike = Gait().strikes("R")[3]
    at = 3.5 * (strike + 0.125 - Gait().clock.mean()) - 0.02  # under the right foot
    run = captured_run(plates_along(ROAD, [-5.0, at, 5.0]))
    sound = captured_run(ROAD)
    assert same_forces(run, sound, within=1e-6)
    assert len(run.footfalls) == len(sound.footfalls)
    both = next(f for f in run.footfalls if abs(f.strike - strike) < 0.01)
    assert both.plate == "plate 1 + plate 2"
    assert both.whole


def test_a_foot_half_beside_the_plates_is_not_whole_and_told() -> None:
    strike = Gait().strikes("R")[3]
    at = 3.5 * (strike + 0.125 - Gait().clock.mean()) - 0.02
    run = captured_run(plates_along(ROAD, [-5.0, at]))
    half = next(f for f in run.footfalls if abs(f.strike - strike) < 0.02)
    assert not half.whole
    later = [f for f in run.footfalls if f.strike > strike + 0.1]
    assert later
    assert all(f.plate is None and not f.whole for f in later)
    assert told(run, "Part of the force is missing")
    assert told(run, "no plate felt them")
    assert not any(stride.forces_whole for stride in run.strides if stride.end > strike + 0.1)


@pytest.mark.parametrize("outward", [-0.05, 0.05])
def test_plates_a_little_beside_the_markers_are_told(outward: float) -> None:
    run = captured_run(with_plates(BELT, moved((0.0, 0.0, outward))))
    assert told(run, "cm", "of the ball of the") and not told(RUN, "of the ball of the")


def test_a_foot_without_markers_on_its_ball_keeps_its_force_where_the_plate_felt_it() -> None:
    sound = captured_run(BELT)
    run = captured_run(without(BELT, ["RTOE", "RMT5"]))
    right, whole = run.feet[0], sound.feet[0]
    loaded = whole.force[:, 1] > 0.5 * whole.force[:, 1].max()
    assert np.abs(right.point[loaded, 0] - whole.point[loaded, 0]).max() < 0.01


def test_missing_samples_and_empty_plates_are_told() -> None:
    def holes(plate: ForcePlate) -> ForcePlate:
        force = plate.force.copy()
        force[::50] = np.nan
        return replace(plate, force=force)

    assert told(captured_run(with_plates(BELT, holes)), "2 % of its samples are missing")
    empty = captured_run(with_plates(BELT, scaled(0.0, 0.0)))
    assert told(empty, "No plate felt a foot")
    assert not empty.feet


def test_a_mass_that_does_not_fit_the_force_is_told() -> None:
    assert told(captured_run(BELT, mass=60.0), "17 % above the weight of 60 kg")
    assert not captured_run(BELT, mass=71.0).warnings


def test_the_cutoff_is_the_one_asked_for() -> None:
    soft, own = captured_run(BELT, cutoff=8.0), captured_run(BELT, cutoff=8.0, force_cutoff=40.0)
    assert (soft.cutoff, own.cutoff) == (8.0, 40.0)
    steepest = [np.diff(run.feet[0].force[:, 1]).max() for run in (soft, own)]
    assert steepest[0] < 0.95 * steepest[1]
