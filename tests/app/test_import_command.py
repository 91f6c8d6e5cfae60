"""runatomy import: what is said, and how it ends."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from runatomy.app.cli import options
from runatomy.app.cli.library import import_
from runatomy.app.library.home import VARIABLE, Home
from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.terms.errors import AppError

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples"))
Said = Callable[..., tuple[int, str]]
ROUTE = b"<gpx><rte><rtept lat='1' lon='2'/></rte></gpx>"


@pytest.fixture(scope="module")
def recording() -> bytes:
    """Two minutes of running, as a watch writes them."""
    from fit_writer import fit_bytes
    from recording import Recording

    time = np.arange(120.0)
    return fit_bytes(
        Recording(
            name="small",
            start=datetime(2025, 5, 11, tzinfo=UTC),
            time=time,
            distance=3.0 * time,
            speed=np.full(120, 3.0),
            step_rate=np.full(120, 2.7),
            heart_rate_bpm=np.full(120, 140.0),
            laps=(119.0,),
        )
    )


@pytest.fixture
def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Said:
    """Run the command in a folder of its own; returns exit code and standard error."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    parser = options.Parser(prog="runatomy")
    import_.add(parser.add_subparsers(), [options.common()])

    def call(*words: str) -> tuple[int, str]:
        given = parser.parse_args(["import", "--jobs", "1", *words])
        code = given.run(given)
        out, err = capsys.readouterr()
        assert out == ""
        return code, err

    return call


def zipped(**files: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return into.getvalue()


def test_files_folders_and_archives(said: Said, tmp_path: Path, recording: bytes) -> None:
    (tmp_path / "export.zip").write_bytes(
        zipped(run_fit=recording, ride_gpx=ROUTE, photo_jpg=b"x", cut_fit=recording[:40])
    )
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "run.fit.gz").write_bytes(gzip.compress(recording))
    code, err = said("export.zip", "runs", "gone.fit")
    assert code == 1
    assert err.splitlines()[-1] == (
        "1 imported, 1 already in the library, 1 not a run, 1 damaged, 1 unreadable, 1 no recording"
    )
    assert "skipped export.zip: ride.gpx: it holds a planned route but no recorded track" in err
    assert "runatomy: export.zip: cut.fit: " in err
    assert "runatomy: gone.fit: cannot be read (no such file or directory)" in err
    with Library.open(Home(tmp_path / "home")) as library:
        assert library.find_runs().total == 1


def test_again_is_no_failure(said: Said, tmp_path: Path, recording: bytes) -> None:
    (tmp_path / "run.fit").write_bytes(recording)
    assert said("run.fit") == (0, "1 imported\n")
    assert said("run.fit") == (0, "1 already in the library\n")
    assert said("--quiet", "run.fit") == (0, "")


def test_another_sport_alone_fails_and_in_a_folder_does_not(
    said: Said, tmp_path: Path, recording: bytes
) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "route.gpx").write_bytes(ROUTE)
    (tmp_path / "runs" / "run.fit").write_bytes(recording)
    code, err = said("runs/route.gpx")
    assert code == 1 and err.startswith("runatomy: runs/route.gpx: it holds a planned route")
    code, err = said("runs")
    assert code == 0 and err.startswith("skipped runs/route.gpx: it holds a planned route")


def test_somebody_else_ran(said: Said, tmp_path: Path, recording: bytes) -> None:
    with Library.open(Home(tmp_path / "home")) as library:
        library.runner()
        anna = library.save_runner(RunnerEntry(name="Anna"))
    (tmp_path / "run.fit").write_bytes(recording)
    with pytest.raises(AppError, match="no runner 'bob' is known") as error:
        said("run.fit", "--runner", "bob")
    assert "Anna" in str(error.value.mend)
    assert said("run.fit", "--runner", "anna")[0] == 0
    with Library.open(Home(tmp_path / "home")) as library:
        assert [row.runner_id for row in library.find_runs().rows] == [anna.id]


def test_nothing_to_import(said: Said, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_bytes(b"x")
    with pytest.raises(AppError, match="no recordings were found"):
        said("photos")
    assert not (tmp_path / "home").exists()


def test_a_name_that_would_move_the_cursor(said: Said, tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(zipped(**{"a\x1b[2J_fit": b"nothing"}))
    code, err = said("export.zip")
    assert code == 1 and "\x1b" not in err
