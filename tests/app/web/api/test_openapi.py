"""The OpenAPI description: whole, and true of whatever is asked.

RUNATOMY_ASKED=100 asks each operation as often.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from running import MARKED, Api, fill, running
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from runatomy.app.library.library import Library
from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.guard.limits import Limits

EXAMPLES = int(os.environ.get("RUNATOMY_ASKED", "5"))  # of each operation
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def test_every_route_is_described(api: Api) -> None:
    told = api.json("/openapi.json")
    names = []
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            names.append(operation["operationId"])
            assert operation["description"], where
            error = operation["responses"]["422"]["content"]["application/json"]["schema"]
            assert error["$ref"].endswith("/ErrorAnswer"), where
            good = next(code for code in operation["responses"] if code.startswith("2"))
            assert good == "204" or operation["responses"][good]["content"], where
            marked = [p for p in operation.get("parameters", ()) if p["name"] == "X-Runatomy"]
            assert bool(marked) == (method != "get"), where
    assert len(names) == len(set(names)) > 40


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server of its own: what is asked at random changes runners and settings."""
    guard = Guard.for_address("127.0.0.1", limits=Limits(uploads_a_minute=10_000))
    with Library.open(tmp_path / "library") as library:
        fill(library, "hilly.fit")
        with running(library, guard) as found:
            yield found


def test_whatever_is_asked_is_answered_as_described(address: str) -> None:
    """No fault of ours, no traceback, and never a shape that was not promised."""
    root = f"{address}/api/v1"
    described = schemathesis.openapi.from_url(f"{root}/openapi.json").exclude(path="/backup")
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in operations:

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call(base_url=root, headers=MARKED, timeout=60)
            case.validate_response(answer, checks=CHECKS)
            assert b"Traceback" not in answer.content

        ask()
    assert len(operations) > 40
