"""The process that makes figures: it is there while it is needed, and no longer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from runatomy.app.web.figure.packing import unpack
from runatomy.app.web.sculptor import Sculptor
from runatomy.terms.errors import AppError

IDLE = 3.0  # [s]
MOST = 250e6  # [bytes] of a process that makes strides; the server may hold as much beside it


@pytest.fixture
def sculptor(tmp_path: Path) -> Iterator[Sculptor]:
    """A sculptor with an empty cache."""
    found = Sculptor(tmp_path, idle=IDLE)
    yield found
    found.stop()


def others() -> set[int]:
    """Return the processes started from here, but for the one that tracks shared memory."""
    found = set()
    for one in psutil.Process().children():  # a server of other tests has some of its own
        with suppress(psutil.NoSuchProcess):  # ended meanwhile, and a zombie is no more than that
            if "resource_tracker" not in " ".join(one.cmdline()):
                found.add(one.pid)
    return found


def test_what_the_bones_took_is_free_at_once(sculptor: Sculptor) -> None:
    before = others()
    bones = sculptor.bones()
    assert unpack(bones)[0]["schema"] == "runatomy.bones/1"
    assert not others() - before
    assert sculptor.bones() == bones  # from the cache, without a process
    assert not others() - before


def test_strides_take_little_and_the_process_goes_when_nobody_asks(sculptor: Sculptor) -> None:
    before = others()
    made = {sculptor.stride(speed, 0.0, None, None) for speed in (2.5, 3.0, 3.5)}
    assert len(made) == 3
    (own,) = others() - before  # one for all three
    assert psutil.Process(own).memory_info().rss < MOST
    until = time.monotonic() + 30.0
    while others() - before:
        assert time.monotonic() < until, "the process stays"
        time.sleep(0.1)
    assert unpack(sculptor.stride(4.0, 0.05, None, None))[0]["slope"] == 0.05  # and comes back


def test_a_stride_that_nobody_runs_is_refused_without_a_process(sculptor: Sculptor) -> None:
    before = others()
    with pytest.raises(AppError, match="not running"):
        sculptor.stride(20.0, 0.0, None, None)
    assert not others() - before
