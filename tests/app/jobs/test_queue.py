"""The queue: jobs seen and changed by every process that opens the ledger."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import psutil
import pytest

from runatomy.app.jobs import queue
from runatomy.app.jobs.owner import Owner
from runatomy.app.library.library import Library

KINDS = ("import", "reanalyze")


def test_a_job_is_kept(library: Library) -> None:
    number = queue.submit(library, "import", "Zażółć", {"names": ["ß.fit"]})
    job = queue.job(library, number)
    assert (job.kind, job.state, job.title) == ("import", "queued", "Zażółć")
    assert job.payload == {"names": ["ß.fit"]}
    assert (job.done, job.total, job.message, job.started_at) == (0, None, None, None)
    assert queue.jobs(library) == queue.jobs(library, state="open") == [job]
    assert queue.jobs(library, state="done") == []


def test_an_unknown_job(library: Library) -> None:
    for ask in (queue.job, queue.cancel):
        with pytest.raises(queue.UnknownJobError, match="no job 7"):
            ask(library, 7)


def test_the_first_kind_is_claimed_first(library: Library) -> None:
    late = queue.submit(library, "reanalyze", "", {})
    other = queue.submit(library, "trial", "", {})
    first, second = (queue.submit(library, "import", "", {}) for _ in range(2))
    me = Owner.me()
    claimed = [queue.claim(library, KINDS, me) for _ in range(4)]
    assert [job and job.id for job in claimed] == [first, second, late, None]
    assert queue.job(library, other).state == "queued"
    assert claimed[0] is not None and claimed[0].state == "running" and claimed[0].started_at


def test_cancel(library: Library) -> None:
    waiting = queue.submit(library, "import", "", {})
    assert queue.cancel(library, waiting).state == "canceled"
    assert queue.claim(library, KINDS, Owner.me()) is None
    running = queue.submit(library, "import", "", {})
    queue.claim(library, KINDS, Owner.me())
    assert not queue.progress(library, running, 1, 5)
    asked = queue.cancel(library, running)
    assert (asked.state, asked.cancel) == ("running", True)
    assert queue.progress(library, running, 2, 5)
    queue.end(library, running, "canceled", "2 imported")
    ended = queue.cancel(library, running)
    assert (ended.state, ended.message, ended.done, ended.total) == ("canceled", "2 imported", 2, 5)
    assert ended.ended and ended.ended_at


def test_the_job_of_a_process_that_is_gone_waits_again(library: Library) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = Owner(other.pid, psutil.Process(other.pid).create_time())
        number = queue.submit(library, "import", "", {})
        queue.claim(library, KINDS, theirs)
        queue.release_orphans(library)
        assert queue.job(library, number).state == "running"
        other.kill()
    queue.release_orphans(library)
    assert queue.job(library, number).state == "queued"


def test_another_process_of_the_same_number(library: Library) -> None:
    me = Owner.me()
    assert me.alive
    assert not replace(me, started=(me.started or 0.0) - 100.0).alive
    assert not Owner(None, None).alive
    number = queue.submit(library, "import", "", {})
    queue.claim(library, KINDS, Owner(os.getpid(), 12345.0))
    queue.release_orphans(library)
    assert queue.job(library, number).state == "queued"


def test_a_job_that_never_gets_on_is_ended(library: Library) -> None:
    gone = Owner(os.getpid(), 12345.0)
    number = queue.submit(library, "import", "", {})
    for start in range(queue.STARTS):
        assert queue.claim(library, KINDS, gone), start
        queue.release_orphans(library)
    job = queue.job(library, number)
    assert job.state == "failed" and "never got on" in str(job.message)


def test_a_job_that_gets_on_may_start_as_often_as_it_must(library: Library) -> None:
    gone = Owner(os.getpid(), 12345.0)
    number = queue.submit(library, "import", "", {})
    for start in range(2 * queue.STARTS):
        assert queue.claim(library, KINDS, gone)
        queue.progress(library, number, start + 1, 100)
        queue.release_orphans(library)
    assert queue.job(library, number).state == "queued"


def test_a_job_that_its_process_lost_waits_again(library: Library) -> None:
    me = Owner.me()
    number = queue.submit(library, "import", "", {})
    queue.claim(library, KINDS, me)
    queue.release_all(library, ("trial",), me)
    assert queue.job(library, number).state == "running"
    queue.release_all(library, KINDS, me)
    assert queue.job(library, number).state == "queued"
