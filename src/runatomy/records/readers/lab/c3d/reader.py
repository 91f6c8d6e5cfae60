"""C3D file to Capture: markers, plates, muscle signals and events on one clock."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from runatomy.records.capture import Capture, Forces, LabEvent
from runatomy.records.readers.clock import counted
from runatomy.records.readers.draft import Source
from runatomy.records.readers.lab.c3d.channels import channels_of
from runatomy.records.readers.lab.c3d.frames import first_frame, read_frames
from runatomy.records.readers.lab.c3d.parameters import Parameters, read_parameters
from runatomy.records.readers.lab.c3d.plates import plates_of
from runatomy.records.readers.lab.c3d.upright import Ground, shown_up
from runatomy.records.readers.lab.draft import Markers, capture_of
from runatomy.terms.arrays import FloatArray, read_only
from runatomy.terms.errors import DamagedFileError

# parameters that list the points a model computed: angles are no markers
_COMPUTED = ("ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS", "REACTIONS", "BONES", "SEGMENTS")
_SUBJECT_GROUPS = ("SUBJECTS", "SUBJECT", "PROCESSING", "ANALYSIS", "TRIAL", "MANUFACTURER")
_HEADER = 512  # [bytes]


def read_c3d(data: bytes, name: str) -> Capture:
    """Return all that a C3D file measured, laboratory axes.

    Time begins at 0, or where TRIAL:ACTUAL_START_FIELD puts the first frame. Markers are NaN where
    the residual is negative or all three coordinates are zero; points that a model computed are in
    `extra`. Plates of types 1 to 4 give the ground's force on the runner, other types are told.
    Raises RecordError, or DamagedFileError where not one frame can be recovered.
    """
    if len(data) < _HEADER:
        raise DamagedFileError(
            f"it is cut off after {len(data)} bytes, within its header",
            where=name,
            mend="Copy it again from the camera system, or export it anew.",
        )
    source = Source.of(data, name, "c3d")
    parameters = read_parameters(data, name)
    frames = read_frames(data, parameters, name)
    labels, computed = _labels(parameters, frames.position.shape[1])
    marked = [index for index, label in enumerate(labels) if label not in computed]
    markers = Markers(
        names=[labels[index] for index in marked],
        position=frames.position if len(marked) == len(labels) else frames.position[:, marked],
        unit=parameters.text("POINT", "UNITS"),
        repairs=[*parameters.repairs, *frames.repairs],
    )
    factor = markers.meters(name)
    start = ((first_frame(parameters) or 1) - 1) / frames.rate
    channels = channels_of(frames, parameters, start)
    ground = Ground(
        _middle(markers.position) * factor, shown_up(parameters.text("POINT", "Y_SCREEN"))
    )
    plates, used, notes = plates_of(parameters, channels, factor, ground, frames.samples)
    up = ground.agreed(plates, notes)
    outputs = {
        labels[index]: read_only(frames.position[:, index])
        for index in range(len(labels)) if labels[index] in computed
    }  # fmt: skip
    events, told = _events(parameters, start, frames.first, frames.rate, len(frames.position))
    return capture_of(
        markers,
        factor,
        source,
        start + np.arange(len(frames.position)) / frames.rate,
        forces=Forces(time=channels.time, plates=tuple(plates)) if plates else None,
        emg=channels.emg(used),
        events=events,
        up=up,
        notes=[*channels.repairs, *notes, *told, *_left_out(outputs)],
        extra=_extra(parameters, outputs) | channels.others(used),
    )


def _labels(parameters: Parameters, points: int) -> tuple[list[str], set[str]]:
    """Return a name for every point, and the names of those that a model computed."""
    labels = parameters.long_texts("POINT", "LABELS")[:points]
    labels += [""] * (points - len(labels))
    labels = [label or f"*{index + 1}" for index, label in enumerate(labels)]
    computed = {word for one in _COMPUTED for word in parameters.long_texts("POINT", one) if word}
    return labels, computed


def _middle(position: FloatArray) -> FloatArray:
    """Return the middle (3,) of all that was seen; NaN where nothing was."""
    seen = position[:: max(1, len(position) // 200)].reshape(-1, 3)
    seen = seen[np.isfinite(seen).all(axis=1)]
    return np.asarray(np.median(seen, axis=0)) if len(seen) else np.full(3, np.nan)


def _events(
    parameters: Parameters, start: float, first: int, rate: float, frames: int
) -> tuple[tuple[LabEvent, ...], list[str]]:
    """Return the events in order of time, on the markers' clock, and a word on those beyond it.

    Their times count from frame 1 of the trial, of which the file may hold a later part.
    """
    times = parameters.values("EVENT", "TIMES")
    count = min(parameters.whole("EVENT", "USED") or 0, len(times) // 2)
    labels, contexts = parameters.texts("EVENT", "LABELS"), parameters.texts("EVENT", "CONTEXTS")
    early = 0.0 if first_frame(parameters) is not None else (max(first, 1) - 1) / rate
    out = []
    for index in range(count):
        time = float(times[2 * index] * 60.0 + times[2 * index + 1]) - early
        if np.isfinite(time):
            label, context = (
                words[index] if index < len(words) else "" for words in (labels, contexts)
            )
            out.append(LabEvent(time=time, label=label, context=context))
    beyond = sum(not start - 1.0 / rate <= one.time <= start + frames / rate for one in out)
    told = [f"{counted(beyond, 'event')} beyond the recording"] if beyond else []
    return tuple(sorted(out, key=lambda one: one.time)), told


def _left_out(outputs: Mapping[str, object]) -> list[str]:
    if not outputs:
        return []
    return [f"{counted(len(outputs), 'point')} that a model computed are no markers; kept apart"]


def _extra(parameters: Parameters, outputs: Mapping[str, object]) -> dict[str, object]:
    """Return what else the file says: the runner, the trial, and what a model computed."""
    out: dict[str, object] = {}
    for group in _SUBJECT_GROUPS:
        if words := parameters.group(group):
            out[group.lower()] = words
    if outputs:
        out["computed"] = outputs
    if mass := _sized(parameters, ("BODYMASS", "MASS", "WEIGHT"), 20.0, 250.0, (1.0, 1e-3)):
        out["mass"] = mass
    if height := _sized(parameters, ("HEIGHT", "BODYHEIGHT"), 0.8, 2.4, (1.0, 1e-2, 1e-3)):
        out["height"] = height
    return out


def _sized(
    parameters: Parameters,
    names: tuple[str, ...],
    low: float,
    high: float,
    units: tuple[float, ...],
) -> float | None:
    """Return the runner's mass [kg] or height [m] in whichever unit it can be; None without one."""
    for group in ("PROCESSING", "ANALYSIS", "SUBJECTS", "SUBJECT"):
        for name in names:
            value = parameters.number(group, name)
            for unit in units:
                if value is not None and low <= value * unit <= high:
                    return value * unit
    return None
