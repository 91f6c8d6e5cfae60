"""Routes: /health, /settings, /session, /backup and /tiles."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Path as InPath
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from runatomy.app.library.clock import day_of, now
from runatomy.app.library.preferences import Preferences
from runatomy.app.library.privacy import Place, PrivacyZone
from runatomy.app.web.api.answers.answer import answer, saved_as, tag_of
from runatomy.app.web.api.answers.errors import conflict, unknown
from runatomy.app.web.api.answers.values import Marked
from runatomy.app.web.api.runs.rows import runner_id
from runatomy.app.web.api.settings import schemas
from runatomy.app.web.api.settings.tiles import tile, tile_set
from runatomy.app.web.web_app import Web
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.terms.version import VERSION

routes = APIRouter(tags=["settings"])
CHUNK = 1 << 20
ZIP = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}
PICTURE = {"image/*": {"schema": {"type": "string", "format": "binary"}}}
Zoom = Annotated[int, InPath(ge=0, le=24)]
Count = Annotated[int, InPath(ge=0, lt=2**24)]


@routes.get("/health", operation_id="get_health", response_model=schemas.Health)
def get_health(request: Request) -> Response:
    """Which version answers, and with which atlas."""
    atlas = load_atlas()
    told = {"version": VERSION, "atlas": {"version": atlas.version, "sha256": atlas.sha256}}
    return answer(request, told)


@routes.get("/settings", operation_id="get_settings", response_model=schemas.Settings)
def get_settings(request: Request, web: Web) -> Response:
    """What the user chose."""
    chosen = web.library.preferences()
    return answer(request, _plain(chosen, web.guard.password is not None))


@routes.patch("/settings", operation_id="change_settings", response_model=schemas.Settings)
def change_settings(
    request: Request, web: Web, change: schemas.SettingsChange, x_runatomy: Marked
) -> Response:
    """Change what was chosen; what is left out stays, null tiles are none."""
    given: dict[str, Any] = {key: getattr(change, key) for key in change.model_fields_set}
    given = {key: value for key, value in given.items() if value is not None or key == "tiles"}
    if "tiles" in given:
        given["tiles"] = (given["tiles"] or "").strip() or None
        if given["tiles"]:
            tile_set(given["tiles"])
    if "default_runner" in given:
        runner_id(web, str(given["default_runner"]))
    if change.privacy is not None:
        places = tuple(Place(**place.model_dump()) for place in change.privacy.places)
        zone = change.privacy
        given["privacy"] = PrivacyZone(on=zone.on, radius_m=zone.radius_m, places=places)
    with web.library.ledger.writing():  # one at a time: two changes at once both stay
        web.library.save_preferences(replace(web.library.preferences(), **given))
    return get_settings(request, web)


@routes.get(
    "/backup", operation_id="get_backup",
    response_class=Response, responses={200: {"content": ZIP}},
)  # fmt: skip
def get_backup(web: Web) -> Response:
    """The whole library as one file, for `runatomy restore`."""
    from runatomy.app.library.upkeep.backup import write_backup

    if not web.kept.backup.acquire(blocking=False):
        raise conflict("a backup is being made already", "Wait for it to end.")
    try:
        place = web.library.home.incoming / f".backup-{secrets.token_hex(4)}.{os.getpid()}.part"
        made = write_backup(web.library.home, place)
    finally:
        web.kept.backup.release()
    headers = saved_as(f"runatomy-{day_of(now()).isoformat()}.zip")
    headers["Content-Length"] = str(made.path.stat().st_size)
    return StreamingResponse(_sent(made.path), media_type="application/zip", headers=headers)


@routes.get("/tiles", operation_id="get_tiles", response_model=schemas.Tiles)
def get_tiles(request: Request, web: Web) -> Response:
    """What the user's own map file holds; 404 where none was chosen, 422 where it went bad."""
    path = web.library.preferences().tiles
    if path is None:
        raise unknown("no map file was chosen", "Settings name the tile file.")
    found = tile_set(path)
    told = {
        "coarsest": found.coarsest, "finest": found.finest, "attribution": found.attribution,
        "version": tag_of(path, found.changed),
    }  # fmt: skip
    return answer(request, told)


@routes.get(
    "/tiles/{zoom}/{column}/{row}", operation_id="get_tile",
    response_class=Response, responses={200: {"content": PICTURE}},
)  # fmt: skip
def get_tile(web: Web, zoom: Zoom, column: Count, row: Count) -> Response:
    """A map picture from the user's own MBTiles file."""
    path = web.library.preferences().tiles
    found = tile(path, zoom, column, row) if path and max(column, row) < 1 << zoom else None
    if found is None:
        raise unknown("there is no map picture of this place", "Settings name the tile file.")
    headers = {
        "ETag": f'W/"{tag_of(path, zoom, column, row)}"',
        "Cache-Control": "private, max-age=3600",
    }
    return Response(found[0], headers=headers, media_type=found[1])


def _sent(path: Path) -> Iterator[bytes]:
    """Yield a file and remove it, also where nobody waits for the rest of it."""
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    finally:
        path.unlink(missing_ok=True)


def _plain(chosen: Preferences, password: bool) -> dict[str, Any]:
    zone = chosen.privacy
    return {
        "units": chosen.units,
        "theme": chosen.theme,
        "privacy": {
            "on": zone.on,
            "radius_m": zone.radius_m,
            "places": [
                {"name": p.name, "latitude_deg": p.latitude_deg, "longitude_deg": p.longitude_deg}
                for p in zone.places
            ],
        },
        "tiles": chosen.tiles,
        "default_runner": chosen.default_runner,
        "password": password,
    }
