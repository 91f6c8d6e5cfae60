"""The server's pool: jobs of every kind are done, stopped, and gone on with."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from runatomy.app.jobs import queue
from runatomy.app.jobs.archive import Source, open_sources
from runatomy.app.jobs.importing import import_items
from runatomy.app.jobs.kinds.reanalyze_job import submit_stale
from runatomy.app.jobs.pool import Pool
from runatomy.app.library.library import Library

from . import tasks
from .conftest import Wait, small_run

KINDS: dict[str, Any] = {"count": tasks.count, "fail": tasks.fail, "fall": tasks.fall}
Submit = Callable[..., int]


@pytest.fixture
def pool(library: Library) -> Iterator[Pool]:
    found = Pool(library, workers=1, kinds=KINDS)
    yield found
    found.stop()


@pytest.fixture
def ended(library: Library, until: Wait) -> Callable[[int], Any]:
    def wait(number: int) -> Any:
        until(lambda: queue.job(library, number).ended)
        return queue.job(library, number)

    return wait


def upload(library: Library, files: dict[str, bytes], folder: str = "up1") -> int:
    """Leave files as the web does, and ask for their import."""
    where = library.home.incoming / folder
    where.mkdir()
    for place, content in enumerate(files.values()):
        (where / f"{place:06}").write_bytes(content)
    payload = {"folder": folder, "names": list(files), "runner_id": library.runner().id}
    return queue.submit(library, "import", "Import", payload)


def runs(count: int, first: int = 0) -> dict[str, bytes]:
    return {f"{i}.fit": small_run(i) for i in range(first, first + count)}


def test_an_upload_is_imported(library: Library, pool: Pool, ended: Any, until: Wait) -> None:
    files = {**runs(3), "../../twice.fit": small_run(1), "note.txt": b"hello"}
    pool.start()
    job = ended(upload(library, files))
    assert (job.state, job.done, job.total) == ("done", 5, 5)
    assert job.message == "3 imported, 1 already in the library, 1 unreadable"
    found = queue.files(library, job.id)
    assert [one.name for one in found] == ["0.fit", "1.fit", "2.fit", "twice.fit", "note.txt"]
    assert Counter(one.outcome for one in found) == Counter(imported=3, duplicate=1, unreadable=1)
    assert all(library.run(number) for one in found for number in one.run_ids)
    until(lambda: not list(library.home.incoming.iterdir()))


def test_other_files_of_an_export_are_one_line(library: Library, pool: Pool, ended: Any) -> None:
    from .test_importing import packed

    files = [("a.fit", small_run(1)), ("p/1.jpg", b"x"), ("p/2.jpg", b"x"), ("readme", b"")]
    content = packed(*files).content
    assert isinstance(content, bytes)
    pool.start()
    job = ended(upload(library, {"export.zip": content}))
    first, other = queue.files(library, job.id)
    assert (first.name, first.outcome) == ("a.fit", "imported")
    assert (other.name, other.outcome) == ("export.zip", "skipped")
    assert other.message == "no recordings: 2 .jpg, 1 without suffix"
    assert (job.message, job.done, job.total) == ("1 imported", 1, 1)


def test_an_import_stops_within_a_second_or_so(
    library: Library, pool: Pool, ended: Any, until: Wait
) -> None:
    pool.start()
    number = upload(library, runs(300))
    until(lambda: queue.job(library, number).done >= 5)
    began = time.monotonic()
    queue.cancel(library, number)
    job = ended(number)
    assert time.monotonic() - began < 2.0
    assert job.state == "canceled" and 5 <= job.done < 300
    assert job.message == f"{job.done} imported"
    assert library.find_runs().total == job.done
    until(lambda: not list(library.home.incoming.iterdir()))


def test_an_import_goes_on_with_the_next_server(library: Library, until: Wait, ended: Any) -> None:
    first = Pool(library, workers=1)
    first.start()
    number = upload(library, runs(60))
    until(lambda: queue.job(library, number).done >= 5)
    first.stop()
    job = queue.job(library, number)
    assert job.state == "queued" and 5 <= job.done < 60
    second = Pool(library)
    second.start()
    try:
        job = ended(number)
    finally:
        second.stop()
    assert (job.state, job.message, job.done) == ("done", "60 imported", 60)
    assert library.find_runs().total == 60


def test_kinds_of_other_floors(library: Library, pool: Pool, ended: Any, until: Wait) -> None:
    pool.start()
    job = ended(queue.submit(library, "count", "", {"to": 5}))
    assert (job.state, job.message, job.done, job.total) == ("done", "counted to 5", 5, 5)
    failed = ended(queue.submit(library, "fail", "", {}))
    assert failed.state == "failed"
    assert failed.message == "trial.c3d: it holds nothing\n  Give another."
    fell = ended(queue.submit(library, "fall", "", {}))
    assert fell.state == "failed" and "broke off" in fell.message
    slow = queue.submit(library, "count", "", {"to": 1000, "pause": 0.1})
    until(lambda: queue.job(library, slow).done >= 2)
    began = time.monotonic()
    queue.cancel(library, slow)
    assert ended(slow).state == "canceled" and time.monotonic() - began < 2.0


def test_a_backup(library: Library, pool: Pool, ended: Any, tmp_path: Any) -> None:
    to = tmp_path / "backup.zip"
    pool.start()
    job = ended(queue.submit(library, "backup", "", {"to": str(to)}))
    assert job.state == "done" and to.stat().st_size > 0
    assert ended(queue.submit(library, "backup", "", {})).state == "failed"


def test_faulty_payloads_fail_their_job_alone(library: Library, pool: Pool, ended: Any) -> None:
    pool.start()
    for payload in ({}, {"folder": "../.."}, {"folder": ".up"}):
        job = ended(queue.submit(library, "import", "", payload))
        assert job.state == "failed" and "where its files lie" in job.message
    gone = ended(queue.submit(library, "import", "", {"folder": "gone", "names": ["a.fit"]}))
    assert gone.state == "done" and gone.message == "1 unreadable"
    assert ended(queue.submit(library, "count", "", {"to": 1})).state == "done"


@pytest.fixture
def stale(library: Library, crew: Any) -> list[str]:
    """Thirty runs whose runner weighs something else now."""
    sources = [Source(name=name, content=content) for name, content in runs(30).items()]
    import_items(library, open_sources(sources), crew=crew)
    me = library.runner()
    library.save_runner(replace(me, height_m=1.91))
    found = library.stale_runs()
    assert len(found) == 30
    return found


def test_runs_out_of_date_are_analyzed_anew(
    library: Library, stale: list[str], until: Wait
) -> None:
    before = library.run(stale[0])
    pool = Pool(library, workers=1)
    pool.start()  # finds them by itself
    try:
        until(lambda: not library.stale_runs())
        until(lambda: not queue.jobs(library, state="open"))
    finally:
        pool.stop()
    (job,) = queue.jobs(library)
    assert (job.kind, job.state, job.message) == ("reanalyze", "done", "30 runs analyzed anew")
    after = library.run(stale[0])
    assert before.stale and not after.stale
    assert library.analysis(stale[0])["runner"]["height_m"] == 1.91


def test_an_import_comes_before_a_reanalysis(
    library: Library, stale: list[str], pool: Pool, ended: Any, until: Wait
) -> None:
    pool.start()
    (old,) = queue.jobs(library)
    until(lambda: queue.job(library, old.id).done >= 1)
    new = upload(library, runs(4, first=100))
    assert ended(new).message == "4 imported"
    job = ended(old.id)
    assert (job.state, job.message) == ("done", "30 runs analyzed anew")
    assert job.ended_at >= queue.job(library, new).ended_at
    assert not library.stale_runs()


def test_what_cannot_be_analyzed_anew_keeps_its_analysis(
    library: Library, stale: list[str], pool: Pool, ended: Any
) -> None:
    row = library.run(stale[3])
    (library.home.originals / row.sha256[:2] / f"{row.sha256}.fit").unlink()
    queue.submit(library, "reanalyze", "", {"run_ids": stale})  # asked for before it went
    pool.start()
    (job,) = queue.jobs(library)
    assert ended(job.id).message == "29 runs analyzed anew, 1 kept as they were"
    assert not library.stale_runs() and library.lasting_runs() == [stale[3]]
    assert submit_stale(library) is None  # nothing is queued that must fail again
    assert library.analysis(stale[3])["run"]


def test_one_run_can_be_asked_for(library: Library, crew: Any, pool: Pool, ended: Any) -> None:
    sources = [Source(name=name, content=content) for name, content in runs(2).items()]
    import_items(library, open_sources(sources), crew=crew)
    row = library.find_runs().rows[0]
    pool.start()
    job = ended(queue.submit(library, "reanalyze", "", {"run_ids": [row.id, "gone-0"]}))
    assert (job.state, job.message) == ("done", "2 runs analyzed anew")
    assert library.run(row.id).id == row.id
