"""kill -9 at any moment: no run lost, none doubled, no half file, and no hand needed.

RUNATOMY_KILLS=50 kills as often; each kill of half of them meets the import itself, of the others
one of its workers.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from runatomy.app.jobs import queue
from runatomy.app.library.home import Home
from runatomy.app.library.library import Library
from runatomy.app.library.upkeep.tidy import tidy

from .conftest import small_run

KILLS = int(os.environ.get("RUNATOMY_KILLS", "6"))  # of both ways together
SCRIPT = Path(__file__).with_name("crash_script.py")
FILES = 10 * max(KILLS, 4)
SEED = int(os.environ.get("RUNATOMY_KILL_SEED", "5"))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


def content(number: int) -> bytes:
    return small_run(number, seconds=150)


def started(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(SCRIPT), *words])


def kill(process: subprocess.Popen[bytes], rng: random.Random) -> None:
    """Kill the process or one of its workers, whatever it is at."""
    parent = psutil.Process(process.pid)
    workers = [one for one in parent.children(recursive=True) if "spawn_main" in str(one.cmdline())]
    victim = rng.choice(workers) if workers and rng.random() < 0.5 else parent
    with suppress(psutil.NoSuchProcess):
        victim.kill()


def moment(library: Library, process: subprocess.Popen[bytes], rng: random.Random) -> None:
    """Wait for the moment to kill: some time after the start, or some runs on."""
    if rng.random() < 0.3:
        time.sleep(rng.uniform(0.0, 1.5))
        return
    until = min(_count(library) + rng.randint(1, 2 * FILES // KILLS), FILES)
    end = time.monotonic() + 30.0
    while process.poll() is None and _count(library) < until and time.monotonic() < end:
        time.sleep(rng.uniform(0.0, 0.05))


def _count(library: Library) -> int:
    with library.ledger.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM runs").fetchone()[0])


def gone(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of it, and wait for its workers to leave."""
    with suppress(psutil.NoSuchProcess):
        workers = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        _, left = psutil.wait_procs(workers, timeout=20.0)
        assert not left, "workers outlived their parent"
    process.wait(20.0)


def strike(library: Library, process: subprocess.Popen[bytes], rng: random.Random) -> None:
    """Kill at some moment, and see that the library is sound and holds what it held before."""
    moment(library, process, rng)
    before = _count(library)
    kill(process, rng)
    time.sleep(rng.uniform(0.0, 0.3))
    gone(process)
    after = check(library)
    assert after >= before, "a run was lost"
    print(f"killed with {before} of {FILES} runs in the library")  # noqa: T201 - for -s


def check(library: Library) -> int:
    """Look at every run the library serves; returns how many."""
    rows = library.find_runs(limit=10_000, twins=True).rows
    assert len({row.sha256 for row in rows}) == len(rows), "a run is doubled"
    for row in rows:
        assert hashlib.sha256(library.original(row.sha256)).hexdigest() == row.sha256
        duration = library.analysis(row.id)["run"]["duration_s"]
        assert duration == row.duration_s
        assert len(library.series(row.id).time_s) >= 149
    return len(rows)


def whole(library: Library) -> None:
    """See that nothing was lost and nothing is left over."""
    expected = {hashlib.sha256(content(i)).hexdigest() for i in range(FILES)}
    rows = library.find_runs(limit=10_000, twins=True).rows
    assert {row.sha256 for row in rows} == expected and len(rows) == FILES
    for path in (*library.home.originals.rglob("*"), *library.home.analyses.rglob("*")):
        os.utime(path, (0, 0))  # as if all this were long ago
    tidy(library)
    for folder in (library.home.originals, library.home.analyses):
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) == FILES and not [path for path in files if ".part" in path.name]
    assert list(library.home.incoming.iterdir()) == []
    assert check(library) == FILES


def test_an_import_that_is_killed(home: Home, tmp_path: Path) -> None:
    rng = random.Random(SEED)
    for number in range(FILES):
        path = tmp_path / "files" / f"{number}.fit"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content(number))
    words = ("import", str(home.root), str(tmp_path / "files"))
    for _ in range(KILLS // 2):
        process = started(*words)
        with Library.open(home) as library:
            strike(library, process, rng)
    with started(*words) as process:
        assert process.wait(120.0) == 0
    with Library.open(home) as library:
        whole(library)


def test_a_server_that_is_killed(home: Home) -> None:
    rng = random.Random(SEED + 1)
    with Library.open(home) as library:
        folder = home.incoming / "up"
        folder.mkdir()
        with zipfile.ZipFile(folder / "000000", "w") as archive:
            for number in range(FILES):
                archive.writestr(f"{number}.fit", content(number))
        payload = {"folder": "up", "names": ["export.zip"], "runner_id": library.runner().id}
        job = queue.submit(library, "import", "Import", payload)
        for _ in range(KILLS - KILLS // 2):
            strike(library, started("serve", str(home.root)), rng)
            assert queue.job(library, job).state in ("queued", "running", "done")
        process = started("serve", str(home.root))
        end = time.monotonic() + 120.0
        while not queue.job(library, job).ended and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(0.3)  # the uploads go last
        gone(process)
        found = queue.job(library, job)
        assert (found.state, found.message) == ("done", f"{FILES} imported"), found
        outcomes = Counter(one.outcome for one in queue.files(library, job))
        assert outcomes == Counter(imported=FILES)
        whole(library)
