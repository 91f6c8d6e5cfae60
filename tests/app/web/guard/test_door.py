"""The door of a real server: foreign pages, foreign names, too much, and the headers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from running import Api, running

from runatomy.app.library.library import Library
from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.guard.limits import Limits

SMALL = Limits(upload_bytes=200_000, body_bytes=5_000, upload_files=3, idle_s=0.5)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    guard = Guard.for_address("127.0.0.1", limits=SMALL)
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        with running(library, guard) as found:
            yield found
        assert not list(library.home.incoming.iterdir())  # refused uploads leave nothing


@pytest.fixture
def api(address: str) -> Iterator[Api]:
    with Api(address) as client:
        yield client


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8000", "192.168.0.9"])
def test_a_foreign_name_is_refused(api: Api, host: str) -> None:
    assert api.error(api.get("/health", headers={"Host": host}), 421)["code"] == "unknown_host"


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost.evil.example"],
)
@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_foreign_page_is_refused(api: Api, origin: str, method: str) -> None:
    answer = api.request(method, "/runners", headers={"Origin": origin}, json={"name": "eve"})
    assert api.error(answer, 403)["code"] == "foreign_origin"


def test_our_own_page_is_let_in(api: Api, address: str) -> None:
    headers = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
    assert api.patch("/settings", json={"units": "mile"}, headers=headers).status_code == 200


def test_a_change_without_the_header_is_refused(address: str) -> None:
    with Api(address) as bare:
        del bare.headers["X-Runatomy"]
        for method, path in (("POST", "/runners"), ("DELETE", "/runs/x"), ("PUT", "/x"),
                             ("PATCH", "/settings"), ("POST", "/uploads")):  # fmt: skip
            assert bare.error(bare.request(method, path), 403)["code"] == "header_missing"


def test_pictures_and_scripts_of_other_sites_cannot_point_here(api: Api) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    api.error(api.get("/backup", headers=headers), 403)


def test_every_answer_protects_itself(api: Api) -> None:
    for path in ("/health", "/nope", "/runs/x"):
        headers = api.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


def test_a_body_over_the_limit_is_refused(api: Api) -> None:
    told = api.error(api.post("/runners", json={"name": "x" * 6000}), 413)
    assert told["code"] == "too_large"


def test_a_body_that_does_not_tell_its_size_is_counted(api: Api) -> None:
    edge = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.fit"\r\n\r\n'

    def endless() -> Iterator[bytes]:
        yield edge
        for _ in range(40):
            yield b"\0" * 10_000

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = api.post("/uploads", content=endless(), headers=headers)
    api.error(answer, 413)


def test_a_body_that_stops_coming_is_given_up(address: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port or 0), 10.0) as line:
        line.sendall(
            b"POST /api/v1/uploads HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Runatomy: 1\r\n"
            b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n"
        )
        assert line.recv(100).startswith(b"HTTP/1.1 408")


def test_a_path_with_control_characters_is_no_address(address: str) -> None:
    with Api(address) as api:
        for path in ("/runs/%0Ax", "/%00", "/runs/%C2%85"):
            assert api.error(api.get(path), 404)["code"] == "unknown"
