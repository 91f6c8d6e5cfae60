"""explain, muscles and atlas, with a core that answers at once."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import runatomy
from runatomy.app.cli.main import main

Capture = pytest.CaptureFixture[str]


class Told:
    """What `explain` returns, as far as the command line knows it."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def to_dict(self) -> dict[str, Any]:
        return self.told


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, analysis: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What `runatomy.explain` was asked."""
    seen: list[tuple[Any, ...]] = []

    def explain(speed: float, slope: float, step_rate: float | None, runner: object) -> Told:
        seen.append((speed, slope, step_rate, runner))
        conditions = {"speed_m_s": speed, "slope": slope, "step_rate_spm": 172.0}
        return Told({"conditions": conditions, "groups": analysis["groups"],
                     "muscles": analysis["muscles"], "stride": analysis["strides"][0],
                     "warnings": []})  # fmt: skip

    monkeypatch.setattr(runatomy, "explain", explain, raising=False)
    return seen


def test_explain_asks_in_si_units(asked: list[tuple[Any, ...]], capsys: Capture) -> None:
    words = ["--speed", "12.6km/h", "--grade", "-8", "--cadence", "180", "--mass", "62"]
    assert main(["explain", *words]) == 0
    speed, slope, step_rate, runner = asked[0]
    assert (speed, slope, step_rate) == pytest.approx((3.5, -0.08, 3.0))
    assert runner.mass == 62.0
    assert "One stride at 3.50 m/s" in capsys.readouterr().out


def test_explain_leaves_to_the_core_what_was_not_said(asked: list[tuple[Any, ...]]) -> None:
    assert main(["explain", "--speed", "4:45/km"]) == 0
    assert asked[0][1:3] == (0.0, None)


def test_explain_as_json(asked: list[tuple[Any, ...]], capsys: Capture) -> None:
    assert main(["explain", "--speed", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["conditions"]["speed_m_s"] == 3.0


def test_the_whole_catalogue_and_one_group(capsys: Capture) -> None:
    assert main(["muscles", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len({row["name"] for row in rows}) == len(rows) > 30
    assert all(row["plain"] and row["latin"] and row["in_running"] for row in rows)
    assert main(["muscles", "--group", "Hip flexors", "--json"]) == 0
    groups = {row["group"] for row in json.loads(capsys.readouterr().out)}
    assert groups == {"hip_flexors"}
    for plain in ("Front thigh", "Front thigh (quads)", "quadriceps"):
        assert main(["muscles", "--group", plain, "--json"]) == 0
        groups = {row["group"] for row in json.loads(capsys.readouterr().out)}
        assert groups == {"quadriceps"}
    assert main(["muscles", "--group", "calves"]) == 0
    assert "M. soleus" in capsys.readouterr().out


def test_build_writes_the_atlas_and_its_checksum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    build = pytest.importorskip("runatomy.mechanics.atlas.build", reason="needs the body model")
    seen: dict[str, Any] = {}

    def build_atlas(path: Path, jobs: int, progress: Any, *, resume: bool) -> bytes:
        seen.update(path=path, jobs=jobs, resume=resume)
        for done in range(1, 41):
            progress(done, 40)
        return b"atlas"

    monkeypatch.setattr(build, "build_atlas", build_atlas)
    out = tmp_path / "mine.zip"
    assert main(["atlas", "build", "--out", str(out), "--jobs", "2", "--resume"]) == 0
    assert seen == {"path": out, "jobs": 2, "resume": True}
    assert out.read_bytes() == b"atlas"
    sums = (tmp_path / "mine.sha256").read_text().split()
    assert sums == [hashlib.sha256(b"atlas").hexdigest(), "mine.zip"]
    err = capsys.readouterr().err
    assert "40 of 40 strides solved" in err
    assert len(err.splitlines()) < 25
