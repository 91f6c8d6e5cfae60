"""One version, one license, one list of names; importing does nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import metadata, version
from pathlib import Path

import pytest

import runatomy

from .conftest import ROOT, call, environment

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HEAVY = ("mujoco", "myo_sim", "daqp", "scipy", "pyarrow", "rich", "lxml", "ezc3d")
PUBLIC = [
    "Capture",
    "Load",
    "Run",
    "RunAnalysis",
    "RunatomyError",
    "Runner",
    "StrideExplanation",
    "TrialAnalysis",
    "analyze_capture",
    "analyze_run",
    "explain",
    "read",
    "read_all",
    "read_capture",
]


def test_the_public_names_are_these() -> None:
    assert list(runatomy.__all__) == PUBLIC


def test_every_public_name_exists_and_is_documented() -> None:
    for name in PUBLIC:
        assert (getattr(runatomy, name).__doc__ or "").strip(), name


def test_the_version_has_one_source() -> None:
    assert runatomy.__version__ == version("runatomy") == PROJECT["version"]
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert f'"{PROJECT["version"]}"' not in sources


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = re.findall(r"^## \[([^\]]+)\]", text, re.MULTILINE)
    assert entries[0] == PROJECT["version"]
    assert text.count("### Scientific changes") == len(entries)


def test_the_license_is_stated_and_shipped() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    assert set(metadata("runatomy").get_all("License-File") or ()) == {"LICENSE", "NOTICE"}


def test_importing_loads_nothing_heavy_and_writes_nothing(tmp_path: Path) -> None:
    code = f"import sys, runatomy; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=environment({"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}),
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
    assert not list(tmp_path.iterdir())


def test_every_package_need_is_on_the_page_of_platforms() -> None:
    page = (ROOT / "docs" / "platforms.md").read_text(encoding="utf-8")
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *extras["arrow"], *extras["model"], *extras["lab"]]
    for name in (re.split(r"[<>=;\[ ]", line)[0] for line in lines):
        assert name == "runatomy" or f"| `{name}` |" in page, name


def test_no_file_speaks_of_a_machine() -> None:
    places = re.compile(r"/(?:work|tmp|home|root)/[\w.]")
    kinds = {".py", ".md", ".toml", ".yml", ".xml", ".json", ".html", ".css", ".js", ".cfg"}
    for folder in ("src", "docs", "examples", "tests", "benchmarks", "tools"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in kinds and path != Path(__file__).resolve():
                found = places.search(path.read_text(encoding="utf-8"))
                assert found is None, f"{path.relative_to(ROOT)}: {found and found[0]}"


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_continuous_integration_script_is_sound() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111, "it is not executable"
    assert "make test" in script.read_text(encoding="utf-8")
    assert call("bash", "-n", str(script), cwd=ROOT).returncode == 0
