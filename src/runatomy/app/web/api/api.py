"""API: every route under one roof, with its OpenAPI description."""

from __future__ import annotations

from fastapi import FastAPI

from runatomy.app.web import web_app
from runatomy.app.web.api import figure_routes
from runatomy.app.web.api.answers.errors import RESPONSES, add_handlers
from runatomy.app.web.api.intake import routes as intake
from runatomy.app.web.api.loads import routes as loads
from runatomy.app.web.api.meaning import answer_routes, body_routes, kind_routes, plan_routes
from runatomy.app.web.api.muscles import routes as muscles
from runatomy.app.web.api.runs import file_routes, list_routes
from runatomy.app.web.api.runs import routes as runs
from runatomy.app.web.api.settings import routes as settings
from runatomy.app.web.api.settings import runner_routes, session_routes
from runatomy.app.web.api.trials import routes as trials
from runatomy.terms.version import VERSION

ROOT = "/api/v1"
ABOUT = """\
The library and the engine of Runatomy, as its own pages use them.

Units are in the names: `distance_m`, `speed_m_s`, `step_rate_spm` (steps a minute, both feet
counted); energies are net metabolic. A request that changes something needs the header
`X-Runatomy: 1`. Every failure is `{"error": {"what", "where", "mend", "code"}}`.
"""


def make_api(web: web_app.WebApp) -> FastAPI:
    """Return the API of a library, to be mounted at ROOT."""
    api = FastAPI(
        title="Runatomy",
        version=VERSION,
        description=ABOUT,
        docs_url=None,  # FastAPI's own pages come from another site
        redoc_url=None,
        responses=RESPONSES,
    )
    api.state.web = web
    add_handlers(api)
    for group in (list_routes, runs, file_routes, loads, intake, muscles, figure_routes):
        api.include_router(group.routes)
    for group in (trials, runner_routes, settings, session_routes):
        api.include_router(group.routes)
    for group in (answer_routes, kind_routes, plan_routes, body_routes):
        api.include_router(group.routes)
    return api
