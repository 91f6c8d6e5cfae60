"""OpenSim's bones and marker places on our body; and its own solver, driven to the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from body.opensim_tools import engine, setup_weights
from body.opensim_trial import Table
from runatomy.body.chain import FOLLOWED, chain_to, pose_chain
from runatomy.body.markers import FittedBody
from runatomy.body.model import build_body_by_segment
from runatomy.body.segments import BACK_IN_PELVIS, REFERENCE_HEIGHT, Vector
from runatomy.terms.arrays import FloatArray

ACCURATE = 1e-7  # [-] of OpenSim's solver; its tools stop at 1e-4
JOINTS: dict[str, tuple[str, int, Vector]] = {  # segment -> joint, its side of it, unscaled place
    "pelvis": ("hip_r", 0, (-0.056276, -0.07849, 0.07726)),
    "torso": ("acromial_r", 0, (0.003155, 0.3715, 0.17)),
    "femur": ("walker_knee_r", 0, (-0.00809, -0.40796, -0.00275)),
    "tibia": ("walker_knee_r", 1, (-0.00808954, -0.0035348, -0.00148474)),
    "foot": ("subtalar_r", 0, (-0.04877, -0.04195, 0.00792)),
    "humerus": ("elbow_r", 0, (0.013144, -0.286273, -0.009595)),
    "forearm": ("radioulnar_r", 0, (-0.006727, -0.013007, 0.026083)),
}
SEGMENT = {"talus": "foot", "calcn": "foot", "ulna": "forearm", "radius": "forearm"}


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Markers in the axes of their file."""

    names: Sequence[str]
    position: FloatArray  # [m] (frames, markers, 3)


def loaded(file: Path) -> tuple[Any, Any]:
    """A model and its state."""
    model = engine().Model(str(file))
    return model, model.initSystem()


def sizes_in(model: Any) -> dict[str, Vector]:
    """Sizes of the segments of a scaled model, by where its joints lie."""
    sizes = {}
    for segment, (joint, side, unscaled) in JOINTS.items():
        frame = engine().PhysicalOffsetFrame.safeDownCast(
            model.getJointSet().get(joint).get_frames(side)
        )
        x, y, z = frame.get_translation().to_numpy() / np.array(unscaled)
        sizes[segment] = (float(x), float(y), float(z))
    return sizes


def marker_places(model: Any) -> dict[str, tuple[str, FloatArray]]:
    """The body and the place on it [m] of every marker of a model."""
    markers = model.getMarkerSet()
    rows = [markers.get(i) for i in range(markers.getSize())]
    return {m.getName(): (m.getParentFrameName(), m.get_location().to_numpy()) for m in rows}


def placed_by_opensim(fitted: FittedBody, file: Path) -> FittedBody:
    """The body with a scaled OpenSim model's sizes, its markers where that model has them."""
    model, _ = loaded(file)
    sizes = sizes_in(model)
    body = build_body_by_segment(fitted.body.mass, fitted.body.height, sizes)
    chain = chain_to(frozenset({"torso"})).sized(sizes, fitted.body.height / REFERENCE_HEIGHT)
    ours = pose_chain(chain, np.zeros((1, len(FOLLOWED)))).frame(chain.index("torso"))[0][0]
    shift = np.multiply(BACK_IN_PELVIS, sizes["pelvis"]) - ours
    point = fitted.point.copy()
    for name, (bone, place) in marker_places(model).items():
        if name in fitted.markers:
            torso = bone.endswith("torso")
            point[fitted.markers.index(name)] = place + (shift if torso else 0.0)
    return replace(fitted, body=body, point=point)


def settled(model: Any, state: Any, seen: Seen, weights: Mapping[str, float]) -> Table:
    """Coordinates [rad | m] that OpenSim finds at every frame; the state is left at the last."""
    opensim = engine()
    good = [i for i, n in enumerate(seen.names) if n in weights and n in marker_places(model)]
    good = [i for i in good if np.isfinite(seen.position[:, i]).all()]
    table, heavy = opensim.TimeSeriesTableVec3(), opensim.SetMarkerWeights()
    table.setColumnLabels([seen.names[i] for i in good])
    for frame, row in enumerate(seen.position[:, good]):
        table.appendRow(0.01 * frame, opensim.RowVectorVec3([opensim.Vec3(*p) for p in row]))
    table.addTableMetaDataString("Units", "m")
    table.addTableMetaDataString("DataRate", "100")
    for i in good:
        heavy.cloneAndAppend(opensim.MarkerWeight(seen.names[i], weights[seen.names[i]]))
    reference = opensim.MarkersReference(table, heavy)
    held = opensim.SimTKArrayCoordinateReference()
    solver = opensim.InverseKinematicsSolver(model, reference, held, float("inf"))
    solver.setAccuracy(ACCURATE)
    coordinates, rows = model.getCoordinateSet(), []
    for frame in range(len(seen.position)):
        state.setTime(0.01 * frame)
        solver.assemble(state)
        rows.append([coordinates.get(i).getValue(state) for i in range(coordinates.getSize())])
    names = [coordinates.get(i).getName() for i in range(coordinates.getSize())]
    return dict(zip(names, np.array(rows).T, strict=True))


def registered(file: Path, published: Path, setup: Path, standing: Seen) -> tuple[Any, Any]:
    """A scaled model whose markers OpenSim's own method put where they were in the standing pose.

    `published` has their unscaled places, `setup` the weights of the scale tool.
    """
    opensim, (model, _) = engine(), loaded(file)
    sizes, unscaled = sizes_in(model), marker_places(loaded(published)[0])
    there_too = marker_places(model)
    unscaled = {name: row for name, row in unscaled.items() if name in there_too}
    for name, (bone, place) in unscaled.items():
        stem = bone.rpartition("/")[2].removesuffix("_r").removesuffix("_l")
        there = opensim.Vec3(*(place * np.array(sizes[SEGMENT.get(stem, stem)])))
        model.updMarkerSet().get(name).set_location(there)
    state = model.initSystem()
    settled(model, state, standing, setup_weights(setup))
    model.realizePosition(state)
    for i, name in enumerate(standing.names):
        at = standing.position[0, i]
        if name in unscaled and np.isfinite(at).all():
            marker = model.updMarkerSet().get(name)
            frame, ground = marker.getParentFrame(), model.getGround()
            place = ground.findStationLocationInAnotherFrame(state, opensim.Vec3(*at), frame)
            marker.set_location(place)
    return model, model.initSystem()
