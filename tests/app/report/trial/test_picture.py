"""The picture of the skeleton: bones hang between joints, muscles have their volume and color."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from runatomy.analysis.trial.skeleton import SkeletonPose
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.body_map_style import LIGHT, color
from runatomy.app.report.trial.picture.arrow import PER_WEIGHT, arrow
from runatomy.app.report.trial.picture.bones import (
    ARM,
    LEG,
    MIDDLE,
    hung,
    leg_points,
    middle_points,
    pieces,
)
from runatomy.app.report.trial.picture.flesh import BELLIES, WIDEST, flesh
from runatomy.app.report.trial.picture.pose import frame, pose_svg, told
from runatomy.app.report.trial.picture.stage import stage
from runatomy.muscle.parameters import LEG as LEG_UNITS

OTHER = {"right": "left", "left": "right", "middle": "middle"}
MIRROR = np.array([1.0, 1.0, -1.0])


def mirrored(pose: SkeletonPose) -> SkeletonPose:
    """Return the pose in a mirror: sides exchanged, left for right."""
    return replace(
        pose,
        side=OTHER[pose.side],
        bones=tuple(replace(b, side=OTHER[b.side], points=b.points * MIRROR) for b in pose.bones),
        muscles=tuple(
            replace(m, side=OTHER[m.side], points=m.points * MIRROR) for m in pose.muscles
        ),
        forces=tuple((OTHER[side], p * MIRROR, f * MIRROR) for side, p, f in pose.forces),
    )


def area(outline: np.ndarray) -> float:
    x, y = outline.T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2.0


def moved(matrix: str, point: tuple[float, float]) -> np.ndarray:
    """Return where an SVG matrix puts a point."""
    a, b, c, d, e, f = map(float, matrix.split())
    u, v = point
    return np.array([a * u + c * v + e, b * u + d * v + f])


def test_a_piece_ends_where_its_joints_are() -> None:
    start, end = np.array([0.1, 0.9, 0.1]), np.array([0.3, 0.5, 0.2])
    matrix = hung(start, end, 400.0)
    assert moved(matrix, (0.0, 0.0)) == pytest.approx([100.0, -900.0], abs=0.1)
    assert moved(matrix, (400.0, 0.0)) == pytest.approx([300.0, -500.0], abs=0.3)


def test_a_bone_seen_from_its_end_stays_as_broad_as_it_is() -> None:
    start, end = np.zeros(3), np.array([0.0, -0.2, np.sqrt(0.12)])  # 0.4 m long, seen 0.2 m
    matrix = hung(start, end, 400.0)
    origin = moved(matrix, (0.0, 0.0))
    assert np.linalg.norm(moved(matrix, (0.0, 30.0)) - origin) == pytest.approx(30.0, abs=0.1)
    assert moved(matrix, (0.0, 30.0))[0] > 0.0  # downward bones have their front to the right


def test_every_drawn_piece_is_used_once() -> None:
    assert sorted((*MIDDLE, *LEG, *ARM)) == sorted(pieces())
    for piece in pieces().values():
        assert piece["length"] > 50
        assert all(len(line) >= 8 for line in piece["outline"])


def test_the_poses_give_every_point_that_a_piece_hangs_from(trial: TrialAnalysis) -> None:
    pose = trial.poses[0]
    legs, middle = leg_points(pose, "right"), middle_points(pose)
    assert {p["from"] for n, p in pieces().items() if n in LEG} <= legs.keys()
    assert {p["to"] for n, p in pieces().items() if n in LEG} <= legs.keys()
    assert {"hips", "lumbar", "shoulders"} <= middle.keys()


def test_every_leg_muscle_has_its_belly() -> None:
    assert set(LEG_UNITS.names) <= set(BELLIES)
    for belly in BELLIES.values():
        assert 0.0 <= belly.start < belly.end <= 1.0


def test_flesh_tapers_to_the_tendon_and_is_thickest_at_its_peak() -> None:
    path = np.array([[0.0, 0.4, 0.0], [0.0, 0.0, 0.0]])
    tendon, belly = flesh(path, "tibpost")
    half = len(belly) // 2
    width = np.linalg.norm(belly[:half] - belly[half:][::-1], axis=1)
    assert width[0] == pytest.approx(width[-1])
    assert width[0] < 0.006
    assert 0.3 < np.argmax(width) / half < 0.6
    assert tendon[[0, -1]] == pytest.approx(path[[0, -1], :2])


def test_a_larger_runner_has_more_flesh_and_none_is_too_broad() -> None:
    path = np.array([[0.0, 0.4, 0.0], [0.02, 0.2, 0.0], [0.0, 0.0, 0.0]])
    small, large = (flesh(path, "semiten", mass)[1] for mass in (50.0, 90.0))
    assert area(large) > 1.2 * area(small)
    broad = flesh(path, "vaslat", 200.0)[1]
    assert np.ptp(broad[:, 0]) < 2.0 * WIDEST + 0.03


def test_a_path_without_length_is_not_drawn() -> None:
    tendon, belly = flesh(np.zeros((3, 3)), "soleus")
    assert len(tendon) == len(belly) == 0


def test_the_arrow_is_as_long_as_the_force() -> None:
    drawn = arrow(np.array([0.2, 0.0, 0.0]), np.array([0.0, 2.0, 0.0]), True)
    tip = re.search(r'points="(-?\d+),(-?\d+)', drawn)
    assert tip
    assert (int(tip[1]), int(tip[2])) == (200, round(-2.0 * PER_WEIGHT))
    assert arrow(np.zeros(3), np.array([0.0, 0.01, 0.0]), True) == ""


def test_muscles_are_colored_by_their_activation(trial: TrialAnalysis) -> None:
    pose = next(pose for pose in trial.poses if pose.label == "mid-stance")
    svg = pose_svg(pose, frame([pose]), 72.8, "sk")
    soleus = next(m for m in pose.muscles if m.element == "soleus" and m.side == "right")
    assert f"--l:{color(soleus.activation, LIGHT)}" in svg
    assert f"(M. soleus), right: {soleus.activation:.0%}".replace("%", "\u00a0%") in svg
    assert svg.count('class="sk-muscle"') == len(pose.muscles)


def test_a_mirror_changes_nothing_but_the_names(trial: TrialAnalysis) -> None:
    for pose in trial.poses:
        there = pose_svg(pose, frame([pose]), 72.8, "sk")
        back = pose_svg(mirrored(pose), frame([mirrored(pose)]), 72.8, "sk")
        swapped = re.sub(r"\b(right|left)\b", lambda side: OTHER[side[0]], back)
        assert swapped == there


def test_the_box_holds_every_pose_and_all_stand_on_one_ground(trial: TrialAnalysis) -> None:
    left, top, wide, tall = frame(trial.poses)
    for pose in trial.poses:
        points = np.concatenate([bone.points for bone in pose.bones])[:, :2] * [1000.0, -1000.0]
        assert (points >= [left, top]).all()
        assert (points <= [left + wide, top + tall]).all()
    uneven = [replace(p, ground=p.ground + 0.01 * k) for k, p in enumerate(trial.poses)]
    assert len(set(re.findall(r'class="sk-ground"[^>]*y1="([^"]*)"', stage(uneven, 70.0)))) == 1


def test_a_pose_is_told_in_words(trial: TrialAnalysis) -> None:
    pose = next(pose for pose in trial.poses if pose.label == "mid-stance")
    words = told(pose)
    assert words.startswith("The skeleton at mid-stance of the right leg.")
    assert "Ground force on the right foot" in words
    assert "Busiest: " in words


def test_a_pose_without_joints_is_drawn_as_far_as_it_goes(trial: TrialAnalysis) -> None:
    pose = replace(trial.poses[0], bones=trial.poses[0].bones[:1], forces=())
    assert "<svg" in stage([pose], 70.0)
    assert stage([], 70.0) == ""
