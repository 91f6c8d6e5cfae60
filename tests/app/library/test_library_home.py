"""The folder that a library lives in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runatomy.app.cli.main import main
from runatomy.app.library.home import PACKAGES, Home
from runatomy.app.library.library import Library
from runatomy.terms.errors import AppError


def test_variable_names_the_folder(tmp_path: Path) -> None:
    assert (
        Home.from_environment({"RUNATOMY_HOME": str(tmp_path / "here")}).root == tmp_path / "here"
    )


def test_platform_names_it_without_one() -> None:
    pytest.importorskip("platformdirs")
    root = Home.from_environment({}).root
    assert root.name == "runatomy" and root.is_absolute()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such bits")
def test_folders_are_for_the_user_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "deep" / "library")
    home.make()
    home.make()
    for folder in (home.root, home.originals, home.analyses, home.trials, home.incoming):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file")
    with pytest.raises(AppError, match="RUNATOMY_HOME"):
        Library.open(tmp_path / "library")


def test_nothing_is_begun_unasked(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="no library here"):
        Library.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_closed_library_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.runner()
    with pytest.raises(AppError, match="closed"):
        library.runners()


def test_listing_runs_needs_no_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from runatomy.app.library.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library: library.find_runs(), library.runner()\n"
        "print(*{'numpy', 'pyarrow', 'duckdb', 'mujoco', 'pandas'} & set(sys.modules))"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    found = subprocess.run(words, check=True, capture_output=True, text=True)
    assert found.stdout.split() == []


@pytest.mark.parametrize("package", PACKAGES)
@pytest.mark.parametrize("words", [["runs"], ["import", "a.fit"], ["doctor"], ["runners"]])
def test_a_package_that_is_not_installed_is_named(
    package: str,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not there
    assert main(words) == 2
    said = capsys.readouterr().err
    assert package in said and "pip install 'runatomy[library]'" in said
