"""A made run as GPX text: small, whole, and another one for every number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import cos, radians, sin

FIRST = datetime(2025, 3, 1, 6, 30, tzinfo=UTC)
EVERY = 2  # [s] between points
DEGREE = 111_195.0  # [m] of latitude


def day_of(number: int) -> str:
    """Return the day of a made run, as YYYY-MM-DD."""
    return f"{FIRST + timedelta(days=number):%Y-%m-%d}"


def made_gpx(number: int, *, sport: str = "running", minutes: float = 5.0) -> bytes:
    """Return a run of its own day along a curved way over a small hill; other numbers, other runs.

    The speed [m/s] is 2.6 and a little more with the number.
    """
    start, speed = FIRST + timedelta(days=number), 2.6 + 0.01 * (number % 60)
    latitude, longitude, points = 50.1, 8.6, []
    for i in range(int(minutes * 60 / EVERY) + 1):
        time = start + timedelta(seconds=EVERY * i)
        height = 110.0 + 8.0 * sin(i / 25.0 + number)
        points.append(
            f'<trkpt lat="{latitude:.7f}" lon="{longitude:.7f}"><ele>{height:.1f}</ele>'
            f"<time>{time:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        )
        heading, way = 0.6 + i / 60.0, EVERY * speed
        latitude += way * cos(heading) / DEGREE
        longitude += way * sin(heading) / (DEGREE * cos(radians(latitude)))
    return (
        '<?xml version="1.0"?><gpx version="1.1" creator="a made watch" '
        'xmlns="http://www.topografix.com/GPX/1/1"><trk>'
        f"<name>Made run {number}</name><type>{sport}</type><trkseg>{''.join(points)}"
        "</trkseg></trk></gpx>"
    ).encode()
