"""One server around a library of example runs, shared by the tests of the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from running import Api, fill, running

from runatomy.app.library.library import Library
from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.guard.limits import Limits

NAMES = ("hilly.fit", "treadmill.fit")


@dataclass(frozen=True)
class Served:
    """A running server, its library and the runs in it."""

    api: Api
    library: Library
    address: str
    hilly: str
    treadmill: str


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with two runs; tests leave them as they are."""
    guard = Guard.for_address("127.0.0.1", limits=Limits(uploads_a_minute=10_000))
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        hilly, treadmill = fill(library, *NAMES)
        with running(library, guard) as address, Api(address) as api:
            yield Served(api, library, address, hilly, treadmill)


@pytest.fixture(scope="session")
def api(served: Served) -> Api:
    """A client of that server."""
    return served.api
