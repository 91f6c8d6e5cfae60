"""Uploads: anything may come, under any name; nothing lies elsewhere, nothing is lost."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import Api, example, running

from runatomy.app.jobs.pool import Pool
from runatomy.app.jobs.queue import job
from runatomy.app.library.library import Library
from runatomy.app.web.api.intake.parts import shown_name
from runatomy.app.web.guard.guard import Guard
from runatomy.app.web.guard.limits import Limits

EDGE = b"runatomy-edge"
FORM = {"Content-Type": f"multipart/form-data; boundary={EDGE.decode()}"}
NASTY = ["../../evil.fit", "..\\..\\evil.fit", "/etc/passwd", "a\0b.fit", "a\nb.fit", "a\r\nX: 1",
         ".", "..", "", " ", "C:\\x.fit",
         "x" * 3000 + ".fit", "\u202etif.exe", "💥.fit"]  # fmt: skip


def form(*files: tuple[bytes, bytes], fields: dict[str, str] | None = None) -> bytes:
    """Return a multipart body, names and contents as they are."""
    parts = [
        b"--" + EDGE + b'\r\nContent-Disposition: form-data; name="files"; filename="'
        + name.replace(b'"', b"%22") + b'"\r\n\r\n' + content + b"\r\n"
        for name, content in files
    ]  # fmt: skip
    for key, value in (fields or {}).items():
        parts.append(
            b"--" + EDGE + f'\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'.encode()
            + value.encode() + b"\r\n"
        )  # fmt: skip
    return b"".join(parts) + b"--" + EDGE + b"--\r\n"


def kept(library: Library, number: int) -> list[tuple[str, bytes]]:
    """Return what a job's files are called and hold, as the import will find them."""
    told = job(library, number).payload
    folder = library.home.incoming / told["folder"]
    assert folder.resolve().parent == library.home.incoming.resolve()
    contents = [path.read_bytes() for path in sorted(folder.iterdir())]
    return list(zip(told["names"], contents, strict=True))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from([name.encode() for name in NASTY]),
                st.binary(max_size=60),
                st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
            ),
            st.one_of(
                st.binary(max_size=300).filter(lambda data: EDGE not in data),
                st.integers(1, 20_000).map(lambda size: example("treadmill.fit")[:size]),
            ),
        ),
        max_size=4,
    )
)
def test_whatever_comes_is_kept_or_refused(
    served: Any, api: Api, files: list[tuple[bytes, bytes]]
) -> None:
    answer = api.post("/uploads", content=form(*files), headers=FORM)
    assert answer.status_code in (202, 400, 422), answer.text
    if answer.status_code != 202:
        api.error(answer, answer.status_code)
        return
    for name, _ in kept(served.library, answer.json()["job"]):
        assert name
        assert name.isprintable()
        assert "/" not in name
        assert len(name) <= 255
    sent = {content for _, content in files}
    assert {content for _, content in kept(served.library, answer.json()["job"])} <= sent


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=400), st.binary(max_size=200).map(lambda b: b"--" + EDGE + b"\r\n" + b)
    )
)
def test_a_broken_form_is_refused(api: Api, body: bytes) -> None:
    answer = api.post("/uploads", content=body, headers=FORM)
    api.error(answer, answer.status_code)
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data", "application/json",
                                  f"multipart/form-data; boundary={'x' * 300}"])  # fmt: skip
def test_a_body_that_is_no_form_is_refused(api: Api, kind: str) -> None:
    answer = api.post("/uploads", content=form((b"a.fit", b"x")), headers={"Content-Type": kind})
    api.error(answer, 415)


def test_files_come_through_whole(served: Any, api: Api) -> None:
    sent = [("one.fit", example("hilly.fit")), ("two.fit", example("treadmill.fit"))]
    answer = api.post("/uploads", files=[("files", one) for one in sent], data={"runner": "me"})
    assert answer.status_code == 202
    assert kept(served.library, answer.json()["job"]) == sent


def test_a_form_that_breaks_off_leaves_nothing(served: Any, api: Api) -> None:
    before = set(served.library.home.incoming.iterdir())
    whole = form((b"a.fit", example("hilly.fit")))
    for cut in (10, 500, len(whole) - 10):
        api.error(api.post("/uploads", content=whole[:cut], headers=FORM), 400)
    api.error(api.post("/uploads", content=form(), headers=FORM), 422)
    unknown = form((b"a.fit", b"x"), fields={"runner": "nobody"})
    api.error(api.post("/uploads", content=unknown, headers=FORM), 404)
    assert set(served.library.home.incoming.iterdir()) == before


def test_names_are_shown_without_folders_and_tricks() -> None:
    for name in NASTY:
        shown = shown_name(name)
        assert "/" not in shown
        assert "\\" not in shown
        assert shown.isprintable()
    assert shown_name("../../evil.fit") == "evil.fit"
    assert shown_name("C:\\Users\\me\\run.fit") == "run.fit"


def test_too_many_and_too_much_are_refused(tmp_path: Path) -> None:
    limits = Limits(upload_files=3, upload_bytes=50_000)
    with (
        Library.open(tmp_path / "library") as library,
        running(library, Guard.for_address("127.0.0.1", limits=limits)) as address,
        Api(address) as api,
    ):
        four = form(*[(b"a.fit", b"x")] * 4)
        assert api.error(api.post("/uploads", content=four, headers=FORM), 413)["code"] == (
            "too_many_files"
        )
        much = form((b"a.fit", b"x" * 60_000))
        api.error(api.post("/uploads", content=much, headers=FORM), 413)
        assert not list(library.home.incoming.iterdir())


def test_an_import_runs_to_its_end_after_a_restart(tmp_path: Path) -> None:
    """One server takes the files and goes; the next one imports them."""
    with Library.open(tmp_path / "library") as library:
        with running(library, Guard.for_address("127.0.0.1")) as address, Api(address) as api:
            sent = [("good.fit", example("hilly.fit")), ("bad.fit", example("hilly.fit")[:40]),
                    ("rubbish.gpx", b"<gpx"), ("same.fit", example("hilly.fit"))]  # fmt: skip
            number = api.post("/uploads", files=[("files", one) for one in sent]).json()["job"]
        pool = Pool(library, 1)
        pool.start()
        try:
            with running(library, Guard.for_address("127.0.0.1")) as address, Api(address) as api:
                until = time.monotonic() + 60.0
                while api.json(f"/jobs/{number}")["state"] in ("queued", "running"):
                    assert time.monotonic() < until
                    time.sleep(0.1)
                found = api.json(f"/jobs/{number}")
                assert found["state"] == "done", found
                outcomes = [file["outcome"] for file in found["files"]]
                assert outcomes[0] == "imported"
                assert outcomes[3] == "duplicate"
                assert set(outcomes[1:3]) <= {"damaged", "unreadable", "not_a_run"}
                assert api.json("/runs")["total"] == 1
        finally:
            pool.stop()
        assert not list(library.home.incoming.iterdir())
