"""Files are written whole or not at all, and never over a recording."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from runatomy.app.cli import inputs, output
from runatomy.terms.errors import AppError


def target(path: Path, many: bool = False) -> output.Target:
    return output.Target("--json", ".json", path, many)


def test_what_was_there_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(b"before")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(AppError, match="no space left on device"):
        output.write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["run.json"]


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(self: Path, mode: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", stop)
    with pytest.raises(KeyboardInterrupt):
        output.write_whole(tmp_path / "run.json", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are told otherwise there")
def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        output.write_whole(tmp_path / "new", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644
    (tmp_path / "new").chmod(0o600)
    output.write_whole(tmp_path / "new", b"y")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"before")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    output.write_whole(tmp_path / "link.json", b"after")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"after"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no such device here")
def test_a_device_is_written_as_it_is() -> None:
    output.write_whole(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_the_recording_itself_is_refused_however_it_is_named(tmp_path: Path) -> None:
    run = tmp_path / "run.bin"
    run.write_bytes(b"x")
    (tmp_path / "sub").mkdir()
    with pytest.raises(AppError, match="over the recording itself"):
        target(tmp_path / "sub" / ".." / "run.bin").check([run])


@pytest.mark.parametrize("name", ["other.fit", "other.GPX", "other.tcx.gz"])
def test_no_name_of_a_recording_is_ever_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(AppError, match="never written over"):
        target(tmp_path / name).check([])


def test_a_folder_a_missing_folder_and_a_file_for_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="this is a folder"):
        target(tmp_path).check([])
    with pytest.raises(AppError, match="no such folder"):
        target(tmp_path / "none" / "run.json").check([])
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AppError, match="not a folder"):
        target(tmp_path / "file" / "run.json").check([])
    with pytest.raises(AppError, match="several runs need a folder"):
        target(tmp_path / "file", many=True).check([])


def test_no_permission_is_told_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(AppError, match="no permission") as caught:
        target(tmp_path / "run.json").check([])
    assert caught.value.mend
    assert str(tmp_path) in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody may write to")
def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be written"):
        output.write_whole(Path("/proc/run.json"), b"x")


def test_runs_of_the_same_name_get_a_number(tmp_path: Path) -> None:
    many = target(tmp_path / "out", many=True)
    paths = [many.write(Path(name), b"x") for name in ("a/run.fit", "b/run.gpx.gz", "c/run.fit")]
    assert [path.name for path in paths] == ["run.json", "run-2.json", "run-3.json"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [("run.fit", "run"), ("a.b.gpx.gz", "a.b"), ("RUN.TCX", "RUN"), ("x.bin", "x"), ("y", "y")],
)
def test_stem(name: str, stem: str) -> None:
    assert inputs.stem(Path(name)) == stem


def test_a_folder_is_searched_and_each_file_found_once(tmp_path: Path) -> None:
    for name in ("b.fit", "a.GPX", "deep/c.tcx.gz", "notes.txt", ".hidden/d.fit", ".e.fit"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = inputs.find([str(tmp_path / "b.fit"), str(tmp_path), str(tmp_path / "deep")])
    assert [path.name for path in found.files] == ["b.fit", "a.GPX", "c.tcx.gz"]
    assert found.many
