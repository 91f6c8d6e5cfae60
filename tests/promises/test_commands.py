"""Every command that the README and the manual show works as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from runatomy.app.cli.main import main

from . import pages
from .conftest import QUIET, ROOT, call

SHOWN = ("README.md", "CONTRIBUTING.md", "docs/index.md", "docs/getting-started.md",
         "docs/how-it-works.md", "docs/json.md", "docs/python.md")  # fmt: skip
COMMANDS = sorted({line for page in SHOWN for line in pages.commands(ROOT / page)})
PROGRAM = [line for line in COMMANDS if re.match(r"(\.venv/bin/)?runatomy ", line)]
MAKE = [line for line in COMMANDS if line.startswith("make ")]


def test_only_known_programs_are_shown() -> None:
    assert set(COMMANDS) == {*PROGRAM, *MAKE}
    assert {"make demo", "make test"} <= set(pages.commands(ROOT / "README.md"))


@pytest.mark.parametrize("line", PROGRAM)
def test_the_program_does_what_is_shown(
    line: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Those in the environment as installed are started; the others run in this process."""
    words = shlex.split(line.removeprefix(".venv/bin/"))
    if line.startswith(".venv/"):
        done = call(*words, cwd=desk)
        code, told, complained = done.returncode, done.stdout, done.stderr
    else:
        monkeypatch.chdir(desk)
        for name, value in QUIET.items():
            monkeypatch.setenv(name, value)
        code = main(words[1:])
        told, complained = capfd.readouterr()
    assert code == 0, complained
    assert told.strip(), "it printed nothing"
    for option, name in re.findall(r"--(html|json|csv|parquet) ([\w.]+)", line):
        assert (desk / name).stat().st_size > 0, option


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("line", MAKE)
def test_make_knows_what_is_shown(line: str) -> None:
    done = call(*shlex.split(line), "--dry-run", cwd=ROOT)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="make is not usual there")
def test_every_make_target_tells_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony is not None
    told = re.findall(r"^([a-z-]+):.*## .+", text, re.MULTILINE)
    assert set(phony[1].split()) - set(told) == {"format-check"}


def test_the_output_shown_in_the_readme_is_the_programs_own() -> None:
    done = call(sys.executable, "tools/readme.py", "--check", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_python_page_runs(desk: Path) -> None:
    code = pages.blocks(ROOT / "docs" / "python.md", "python")
    assert code
    (desk / "page.py").write_text("\n".join(code), encoding="utf-8")
    done = call(sys.executable, "-W", "error", "page.py", cwd=desk)
    assert done.returncode == 0, done.stderr


def test_the_page_of_the_python_interface_names_all_of_it() -> None:
    import runatomy

    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in runatomy.__all__:
        assert f"`{name}" in page or f"runatomy.{name}" in page, name
