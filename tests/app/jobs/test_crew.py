"""Workers: results and errors come back, and death is told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from runatomy.app.jobs.crew import Crew, Word
from runatomy.terms.errors import RecordError

from . import tasks


@pytest.fixture(scope="module")
def plain() -> Iterator[Crew]:
    crew = Crew(2)
    yield crew
    crew.stop()


def all_words(crew: Crew, count: int) -> dict[object, Word]:
    found: list[Word] = []
    end = time.monotonic() + 30.0
    while len(found) < count and time.monotonic() < end:
        found += crew.words(0.2)
    return {word.key: word for word in found}


def test_results_come_back(plain: Crew) -> None:
    plain.put("a", tasks.double, 4)
    plain.put("b", tasks.process_of, None)
    assert (plain.busy, plain.free) == (2, 0)
    words = all_words(plain, 2)
    assert words["a"] == Word("a", "done", 8)
    assert words["b"].value != os.getpid()
    assert plain.busy == 0


def test_errors_come_back_whole(plain: Crew) -> None:
    plain.put(1, tasks.refuse, "no")
    plain.put(2, tasks.stumble)
    words = all_words(plain, 2)
    error = words[1].value
    assert isinstance(error, RecordError)
    assert (error.what, error.where, error.mend) == ("no", "here", "Do so.")
    assert words[2].kind == "failed" and "OddError: it stumbled" in str(words[2].value)


@pytest.mark.parametrize("way", [tasks.die, tasks.break_down])
def test_a_death_is_told_and_the_others_go_on(plain: Crew, way: object) -> None:
    plain.put("dies", way)  # type: ignore[arg-type]
    plain.put("lives", tasks.double, 1)
    words = all_words(plain, 2)
    assert words["dies"].kind == "died" and words["dies"].value
    assert words["lives"].value == 2
    plain.put("after", tasks.double, 2)
    assert all_words(plain, 1)["after"].value == 4


def test_what_takes_too_long_is_ended(plain: Crew) -> None:
    began = time.monotonic()
    plain.put("slow", tasks.sleep, 60.0, longest=0.2)
    word = all_words(plain, 1)["slow"]
    assert (word.kind, word.value) == ("died", "it took too long")
    assert time.monotonic() - began < 10.0


def test_it_tells_how_far_it_is(plain: Crew) -> None:
    plain.put("job", tasks.count, "", 1, {"to": 3}, reports=True)
    found: list[Word] = []
    while not found or found[-1].kind == "progress":
        found += plain.words(0.2)
    assert [word.value for word in found] == [(1, 3), (2, 3), (3, 3), "counted to 3"]


def test_stop_ends_them_at_once() -> None:
    crew = Crew(1)
    crew.put("a", tasks.process_of, None)
    number = all_words(crew, 1)["a"].value
    crew.put("b", tasks.sleep, 60.0)
    began = time.monotonic()
    crew.stop()
    assert time.monotonic() - began < 5.0
    assert not psutil.pid_exists(number)
    assert crew.words(0.1) == []


PARENT = """
import sys, time
sys.path[:0] = {path!r}
from runatomy.app.jobs.crew import Crew
from jobs import tasks
if __name__ == "__main__":
    crew = Crew(1)
    crew.put(1, tasks.process_of, None)
    words = []
    while not words:
        words = crew.words(0.2)
    print(words[0].value, flush=True)
    crew.put(2, tasks.sleep, 600.0)
    time.sleep(600)
"""


def test_workers_leave_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(path=[str(Path(__file__).parents[1])]))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        worker.wait(10.0)
