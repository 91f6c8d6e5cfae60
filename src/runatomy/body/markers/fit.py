"""FittedBody: the runner's body with the markers on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from runatomy.body.chain import Chain, chain_to, pose_chain
from runatomy.body.coordinates import COORDINATES
from runatomy.body.markers.bundle import SIZES, Bundle, Evidenced, fit_bundle, sizes_by_segment
from runatomy.body.markers.cloud import MarkerCloud, mostly_seen
from runatomy.body.markers.places import (
    CLUSTER_SPREAD,
    bone_of,
    hip_centers,
    middle_centers,
    middle_of,
    noise_of,
    point_of,
)
from runatomy.body.markers.posture import RUNNING, STANDING, Posture
from runatomy.body.markers.solve import Attached, places_on_bones, settle
from runatomy.body.markers.trace import Put, pelvis_start, trace
from runatomy.body.model import BodyModel, build_body_by_segment
from runatomy.body.scale import size_of
from runatomy.body.segments import REFERENCE_HEIGHT, Vector
from runatomy.terms.arrays import FloatArray, IntArray, read_only
from runatomy.terms.errors import BodyError
from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.landmarks import LANDMARKS, MarkerPlace

FRAMES = 24  # of a run that stand for it
FROM_STANDING = Evidence(
    origin=Origin.DERIVED,
    source="landmarks of the standing pose",
    note="landmark places of Rajagopal et al. (2016); least squares with the spread of palpation"
    " and of body proportions",
)
FROM_RUN = Evidence(
    origin=Origin.MODELED,
    source="the run alone",
    note="no standing pose: sizes, marker places and the zero of each joint rest on the landmarks"
    " seen in the run and on usual proportions; joint angles may be off by several degrees",
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FittedBody:
    """The runner's body, and where on its bones the markers sit."""

    body: BodyModel
    markers: tuple[str, ...]
    places: tuple[MarkerPlace, ...]
    bone: tuple[str, ...]  # that carries each marker; "radius_r", "radius_l" beside the body's own
    point: FloatArray  # [m] (markers, 3) in the bone's frame
    segment_scale: dict[str, float]  # segment -> length over the reference body's
    scaling: Evidence
    landmark_error: FloatArray  # [m] (markers,) from the landmark to the marker; NaN for others
    standing: FloatArray | None  # [rad | m] (COORDINATES,) the standing pose
    warnings: tuple[str, ...] = ()


def fit_body(
    standing: MarkerCloud | None, running: MarkerCloud, mass: float, height: float
) -> FittedBody:
    """Size the reference body to the runner, segment by segment, and put the markers on it.

    From the standing pose where there is one, else from the run alone; `mass` [kg], `height` [m].
    Both sides get the same sizes. Raises BodyError where the pelvis has fewer than three
    landmarks, or where the sizes found are no runner's.
    """
    usual = height / REFERENCE_HEIGHT
    running, warnings = _without_head(running)
    if standing is None:
        cloud = _some_frames(running)
        known = _known(_with_pelvis(cloud), usual, RUNNING, loose=True)
    else:
        cloud, _ = _without_head(standing.still())
        known = _known(_with_centers(_landmarks(cloud)), usual, STANDING, loose=False)
    found = fit_bundle(known, _start(known))
    sizes = sizes_by_segment(found.sizes)
    body = build_body_by_segment(mass, height, sizes)
    put = _put_seen(cloud, sizes, usual, found.values)
    warnings += _put_rest(put, running, sizes, usual)
    places = tuple(place for place, _ in put.values())
    point = np.array([point for _, point in put.values()])
    return FittedBody(
        body=body,
        markers=tuple(put),
        places=places,
        bone=tuple(bone_of(place) for place in places),
        point=read_only(point),
        segment_scale={name: float(np.cbrt(np.prod(size))) for name, size in sizes.items()},
        scaling=FROM_RUN if standing is None else _from_standing(cloud),
        landmark_error=read_only(np.linalg.norm(point - _on_landmarks(places, sizes), axis=1)),
        standing=None if standing is None else read_only(found.values[0, : len(COORDINATES)]),
        warnings=warnings,
    )


def _without_head(cloud: MarkerCloud) -> tuple[MarkerCloud, tuple[str, ...]]:
    """Leave out the markers of the head and say so: the body has no neck to move it."""
    rows = zip(cloud.names, cloud.places, strict=True)
    kept = [name for name, place in rows if place.segment != "head"]
    head = [name for name in cloud.names if name not in kept]
    if not head:
        return cloud, ()
    return cloud.of(kept), (f"not followed, as the body has no neck: {', '.join(head)}",)


def _some_frames(running: MarkerCloud) -> MarkerCloud:
    """Return some frames that stand for the run, with the markers that are mostly seen."""
    often = running.of(mostly_seen(running, 0.5))
    return often.at(_spread_out(len(running.position), FRAMES))


def _from_standing(standing: MarkerCloud) -> Evidence:
    """Return what the sizes rest on."""
    hips = any(str(place.landmark).startswith("hip_center") for place in standing.places)
    note = "hip centers as recorded" if hips else "hip centers by regression (Hara et al. 2016)"
    return replace(FROM_STANDING, note=f"{FROM_STANDING.note}; {note}")


def _with_pelvis(cloud: MarkerCloud) -> MarkerCloud:
    """Return the cloud itself; BodyError with fewer than three landmarks on the pelvis."""
    seen = np.flatnonzero(cloud.seen.any(axis=0))
    count = sum(_landmark_on(cloud.places[i]) == "pelvis" for i in seen)
    if count < 3:
        raise BodyError(
            f"only {count} landmarks of the pelvis were seen; three are needed",
            mend="Name the markers on both anterior iliac spines (ASIS) and on both posterior ones"
            " (PSIS) or the sacrum, with a marker map if need be.",
        )
    return cloud


def _landmark_on(place: MarkerPlace) -> str | None:
    """Return the bone of a landmark; None for a marker of a cluster."""
    return None if place.landmark is None else bone_of(place)


def _landmarks(standing: MarkerCloud) -> MarkerCloud:
    """Return the markers on landmarks, and any on bones that have no landmark."""
    cloud = _with_pelvis(standing.of(mostly_seen(standing)))
    marked = {_landmark_on(place) for place in cloud.places}
    kept = [
        name
        for name, place in zip(cloud.names, cloud.places, strict=True)
        if place.landmark is not None or bone_of(place) not in marked
    ]
    return cloud.of(kept)


def _with_centers(cloud: MarkerCloud) -> MarkerCloud:
    """Add the centers of hips, knees and ankles that the recording itself does not give."""
    seen = {
        str(place.landmark): cloud.position[:, i]
        for i, place in enumerate(cloud.places)
        if place.landmark is not None
    }
    hips = {} if "hip_center_r" in seen or "hip_center_l" in seen else hip_centers(seen)
    new = {name: at for name, at in middle_centers(seen).items() if name not in seen} | hips
    if not new:
        return cloud
    places = tuple(MarkerPlace(segment=LANDMARKS.get(n, "pelvis"), landmark=n) for n in new)
    added = np.stack(list(new.values()), axis=1)
    return MarkerCloud(
        names=(*cloud.names, *new),
        places=(*cloud.places, *places),
        position=np.concatenate((cloud.position, added), axis=1),
    )


def _known(cloud: MarkerCloud, usual: float, posture: Posture, loose: bool) -> Evidenced:
    """Return what a cloud tells; `loose` where marker places are sought with their spread.

    One frame cannot tell a marker's place from its noise, so its spread is then all its noise.
    """
    bones = [bone_of(place) for place in cloud.places]
    chain = chain_to(frozenset((*bones, "pelvis")))
    rows = [_prior(place) for place in cloud.places]
    point, spread = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    attached = Attached(bone=np.array([chain.index(bone) for bone in bones]), point=point)
    noise = noise_of(bones) if loose else spread
    tight = spread**-2.0 if loose else np.full(len(bones), np.inf)
    weight = cloud.seen / noise**2
    return Evidenced(
        chain=chain,
        attached=attached,
        seen=np.where(cloud.seen[:, :, None], cloud.position, 0.0),
        weight=weight,
        shift_weight=tight,
        posture=posture,
        usual_size=usual,
    )


def _prior(place: MarkerPlace) -> tuple[FloatArray, float]:
    """Return where a marker is thought to sit at reference size [m], and the spread of that."""
    if place.landmark is not None:
        return point_of(place.landmark)
    return middle_of(bone_of(place)), CLUSTER_SPREAD


def _start(known: Evidenced) -> Bundle:
    """Return the usual sizes, markers on their landmarks, and poses that bring them near."""
    usual = known.usual_size
    attached = replace(known.attached, point=known.attached.point * usual)
    chain = known.chain.sized({}, usual)
    pelvis = attached.bone == chain.index("pelvis")
    trusted = known.shift_weight[pelvis] > 2.0 / CLUSTER_SPREAD**2
    weight = known.weight[:, pelvis] * trusted
    local, seen = attached.point[pelvis], known.seen[:, pelvis]
    values = pelvis_start(local, seen, weight, known.posture.usual)
    likely = known.weight / (1.0 + known.weight / known.shift_weight)
    values = settle(chain, attached, known.seen, likely, values, known.posture, 10)
    return Bundle(
        values=values, sizes=np.full(len(SIZES), usual), shift=np.zeros_like(attached.point)
    )


def _put_seen(
    cloud: MarkerCloud, sizes: dict[str, Vector], usual: float, values: FloatArray
) -> Put:
    """Put every marker of the fitted frames where it was seen on its bone."""
    chain, bones = _chain_of(cloud.places, sizes, usual)
    points = places_on_bones(pose_chain(chain, values), bones, cloud.position)
    rows = zip(cloud.names, cloud.places, points, strict=True)
    return {name: (place, point) for name, place, point in rows if np.isfinite(point).all()}


def _chain_of(
    places: tuple[MarkerPlace, ...], sizes: dict[str, Vector], usual: float
) -> tuple[Chain, list[int]]:
    """Return the runner's chain to these places, and the bone of each in it."""
    bones = [bone_of(place) for place in places]
    chain = chain_to(frozenset((*bones, "pelvis"))).sized(sizes, usual)
    return chain, [chain.index(bone) for bone in bones]


def _put_rest(
    put: Put, running: MarkerCloud, sizes: dict[str, Vector], usual: float
) -> tuple[str, ...]:
    """Put the run's other markers: on their landmark, or where the run shows them on their bone."""
    rest = running.of([name for name in mostly_seen(running) if name not in put])
    on_landmark = _on_landmarks(rest.places, sizes)
    for name, place, point in zip(rest.names, rest.places, on_landmark, strict=True):
        if place.landmark is not None:
            put[name] = (place, point)
    loose = [name for name in rest.names if name not in put]
    if not loose:
        return ()
    some = running.at(_spread_out(len(running.position), 5 * FRAMES))
    seen = some.of(loose)
    shown = trace(some, put, sizes, usual, {bone_of(place) for place in seen.places})
    bones = [shown.chain.index(bone_of(place)) for place in seen.places]
    pose = pose_chain(shown.chain, shown.values)
    points = places_on_bones(pose, bones, seen.position)
    lost = []
    for name, place, bone, point in zip(loose, seen.places, bones, points, strict=True):
        moved = np.asarray(shown.chain.bones[bone].moved_by)
        if shown.posture.free[moved].all():
            put[name] = (place, point)
        else:
            lost.append(name)
    if not lost:
        return ()
    return (f"left out, their place on the body is not known: {', '.join(lost)}",)


def _on_landmarks(places: tuple[MarkerPlace, ...], sizes: dict[str, Vector]) -> FloatArray:
    """Return where landmarks lie on the runner's bones [m], (markers, 3); NaN for others."""
    points = np.full((len(places), 3), np.nan)
    for row, place in enumerate(places):
        if place.landmark is not None:
            points[row] = point_of(place.landmark)[0] * size_of(bone_of(place), sizes, 1.0)
    return points


def _spread_out(frames: int, count: int) -> IntArray:
    """Return at most `count` frames, spread evenly over a recording."""
    return np.unique(np.linspace(0, frames - 1, count).round().astype(np.int64))
