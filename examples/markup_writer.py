"""The same run as GPX and as TCX, as other services would export it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
from recording import Recording

GPX = "http://www.topografix.com/GPX/1/1"
GPX_POINT = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
TCX = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
TCX_POINT = "http://www.garmin.com/xmlschemas/ActivityExtension/v2"


def gpx_bytes(run: Recording) -> bytes:
    """Return the run as GPX 1.1, heart rate and one-foot cadence as extensions."""
    return "\n".join(_gpx(run)).encode()


def tcx_bytes(run: Recording) -> bytes:
    """Return the run as TCX, speed and one-foot cadence as extensions, a track between pauses."""
    return "\n".join(_tcx(run)).encode()


def _gpx(run: Recording) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gpx version="1.1" creator="Runatomy example" xmlns="{GPX}" xmlns:p="{GPX_POINT}">'
    yield f"<trk><name>{run.name}</name><type>running</type>"
    for rows in _unpaused(run):
        yield "<trkseg>"
        yield from (_gpx_point(run, row) for row in rows)
        yield "</trkseg>"
    yield "</trk>\n</gpx>"


def _gpx_point(run: Recording, row: int) -> str:
    latitude, longitude, altitude = _place(run, row)
    return (
        f'<trkpt lat="{latitude:.7f}" lon="{longitude:.7f}"><ele>{altitude:.1f}</ele>'
        f"<time>{_clock(run, row)}</time><extensions><p:TrackPointExtension>"
        f"<p:hr>{run.heart_rate_bpm[row]:.0f}</p:hr><p:cad>{30.0 * run.step_rate[row]:.0f}</p:cad>"
        "</p:TrackPointExtension></extensions></trkpt>"
    )


def _tcx(run: Recording) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<TrainingCenterDatabase xmlns="{TCX}" xmlns:x="{TCX_POINT}"><Activities>'
    yield f'<Activity Sport="Running"><Id>{_clock(run, 0)}</Id>'
    yield f'<Lap StartTime="{_clock(run, 0)}">'
    yield f"<TotalTimeSeconds>{run.timer_time(0.0, float(run.time[-1]))}</TotalTimeSeconds>"
    yield f"<DistanceMeters>{run.distance[-1]:.2f}</DistanceMeters>"
    yield "<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod>"
    for rows in _unpaused(run):
        yield "<Track>"
        yield from (_tcx_point(run, row) for row in rows)
        yield "</Track>"
    yield "</Lap></Activity>\n</Activities></TrainingCenterDatabase>"


def _tcx_point(run: Recording, row: int) -> str:
    latitude, longitude, altitude = _place(run, row)
    return (
        f"<Trackpoint><Time>{_clock(run, row)}</Time><Position><LatitudeDegrees>{latitude:.7f}"
        f"</LatitudeDegrees><LongitudeDegrees>{longitude:.7f}</LongitudeDegrees></Position>"
        f"<AltitudeMeters>{altitude:.1f}</AltitudeMeters>"
        f"<DistanceMeters>{run.distance[row]:.2f}</DistanceMeters>"
        f"<HeartRateBpm><Value>{run.heart_rate_bpm[row]:.0f}</Value></HeartRateBpm>"
        f"<Extensions><x:TPX><x:Speed>{run.speed[row]:.3f}</x:Speed>"
        f"<x:RunCadence>{30.0 * run.step_rate[row]:.0f}</x:RunCadence></x:TPX></Extensions>"
        "</Trackpoint>"
    )


def _unpaused(run: Recording) -> Iterator[range]:
    """Rows of each part between pauses."""
    cuts = [int(np.searchsorted(run.time, stopped, side="right")) for stopped, _ in run.pauses]
    for first, last in zip([0, *cuts], [*cuts, run.time.size], strict=True):
        yield range(first, last)


def _place(run: Recording, row: int) -> tuple[float, float, float]:
    if run.latitude_deg is None or run.longitude_deg is None or run.altitude is None:
        raise ValueError(f"{run.name} has no positions to write")
    return float(run.latitude_deg[row]), float(run.longitude_deg[row]), float(run.altitude[row])


def _clock(run: Recording, row: int) -> str:
    moment = run.start + timedelta(seconds=float(run.time[row]))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
