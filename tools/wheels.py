"""Ask pip on which systems each dependency has a ready wheel.

Prints the table of docs/platforms.md. Run: python tools/wheels.py
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
PYTHONS = ("3.11", "3.12")
GLIBC = ("2_5", "2_12", "2_17", "2_24", "2_26", "2_27", "2_28")
SYSTEMS = {
    "Linux x86_64": [f"manylinux_{glibc}_x86_64" for glibc in GLIBC] + ["manylinux2014_x86_64"],
    "Linux arm64": [f"manylinux_{glibc}_aarch64" for glibc in GLIBC] + ["manylinux2014_aarch64"],
    "macOS arm64": ["macosx_14_0_arm64"],
    "macOS x86_64": ["macosx_14_0_x86_64"],
    "Windows x86_64": ["win_amd64"],
    "Windows arm64": ["win_arm64"],
}
EXTRAS = ("arrow", "model", "library", "web")


def requirements() -> dict[str, list[str]]:
    """Return the needs of the program and of each extra as pyproject.toml states them."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needs = {"the program": project["dependencies"]} | {name: extras[name] for name in EXTRAS}
    return {
        part: [line.split(";")[0].strip() for line in lines if not line.startswith("runatomy[")]
        for part, lines in needs.items()
    }


def newest_wheel(requirement: str, python: str, tags: list[str]) -> str | None:
    """Return the version of the newest fitting wheel, None where there is none.

    Raises:
        RuntimeError: pip failed for another reason than a missing wheel.
    """
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"]
        command += ["--no-deps", "--only-binary=:all:", "--quiet", "--report", "-"]
        command += ["--target", target, "--implementation", "cp", "--python-version", python]
        command += [f"--platform={tag}" for tag in tags] + [requirement]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return str(json.loads(done.stdout)["install"][0]["metadata"]["version"])
    if "No matching distribution" in done.stderr:
        return None
    raise RuntimeError(done.stderr.strip())


def cell(requirement: str, tags: list[str]) -> str:
    """Return the versions found on one system, one word where the Pythons agree."""
    found = [newest_wheel(requirement, python, tags) or "**none**" for python in PYTHONS]
    return found[0] if len(set(found)) == 1 else " / ".join(found)


def main() -> None:
    """Print the table."""
    print("| package | for | " + " | ".join(SYSTEMS) + " |")
    print("|---" * (len(SYSTEMS) + 2) + "|")
    for part, lines in requirements().items():
        for requirement in lines:
            name = re.split(r"[<>=!~ ]", requirement)[0]
            cells = [cell(requirement, tags) for tags in SYSTEMS.values()]
            print(f"| `{name}` | {part} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
