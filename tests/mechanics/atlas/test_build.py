"""Building an atlas: resumable, reproducible, and nothing of other code in it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from runatomy.body.model import BodyModel
from runatomy.mechanics.atlas import Atlas, grid, open_atlas
from runatomy.mechanics.atlas.build import (
    VERSION,
    Task,
    build_atlas,
    fingerprint,
    forget_parts,
    tasks,
)
from runatomy.mechanics.atlas.node import solve_node
from runatomy.mechanics.atlas.spread import RATIOS
from runatomy.mechanics.sharing.musculature import Part
from runatomy.mechanics.tissues.tissue_loads import TENDONS, TISSUES
from runatomy.strides.normal import normal_step_rate, normal_stride

LEVEL: Task = ("node", 3, 5, 2)  # 3.0 m/s, level, usual step rate
NO_SAY = {  # opened on the way: recordings' side of the rooms, words, errors
    "mechanics/atlas/lookup.py",
    "mechanics/capture/dynamics.py",
    "mechanics/capture/trunk_shift.py",
    "mechanics/trial_mechanics.py",
    "strides/captured_run.py",
    "terms/errors.py",
    "terms/evidence.py",
    "terms/landmarks.py",
    "terms/low_pass.py",
}
CLIMB: Task = ("node", 4, 8, 3)  # 3.5 m/s, +10 %, quicker steps


def parts_folder(path: Path, code: str | None = None) -> Path:
    return path.with_name(f"{path.name}.{(code or fingerprint())[:12]}.parts")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A tiny atlas of two strides, built at one go."""
    path = tmp_path_factory.mktemp("whole") / "tiny.zip"
    told: list[tuple[int, int]] = []
    data = build_atlas(path, 1, lambda *done: told.append(done), only=[LEVEL, CLIMB])
    assert told == [(1, 2), (2, 2)]
    assert len(list(path.parent.iterdir())) == 1  # the parts stay until the caller has written
    forget_parts(path)
    assert list(path.parent.iterdir()) == []
    return data


@pytest.fixture(scope="module")
def tiny(whole: bytes) -> Atlas:
    """It, opened."""
    return open_atlas(whole)


def test_the_tasks_are_the_grid_and_its_spread() -> None:
    everything = tasks()
    assert len(everything) == len(set(everything))
    assert [task[1:] for task in everything if task[0] == "node"] == list(grid.nodes())
    sampled = [task for task in everything if task[0] == "spread"]
    assert len(sampled) == len(grid.SPREAD_SPEEDS) * len(grid.SPREAD_SLOPES)


def test_each_stride_lies_at_its_own_node(
    tiny: Atlas, body: BodyModel, parts: tuple[Part, ...]
) -> None:
    """The climb of the grid's fifth speed, ninth slope, fourth step rate, solved by itself."""
    valid = np.argwhere(tiny.archive["valid"])
    assert valid.tolist() == [[3, 5, 2], [4, 8, 3]]
    rate = 1.08 * normal_step_rate(3.5, 0.10)
    for name, value in solve_node(body, normal_stride(3.5, 0.10, rate), parts).items():
        kept = np.asarray(tiny.archive[name][CLIMB[1:]], dtype=np.float64)
        fine = 2e-3 if name.endswith("_curve") else 1e-6
        np.testing.assert_allclose(kept, value, rtol=fine, atol=fine, err_msg=name)
    assert not tiny.archive["energy_share"][0, 0, 0].any()


def test_the_step_rate_of_a_node_is_a_share_of_the_usual_one(tiny: Atlas) -> None:
    preferred = tiny.archive["preferred_rate"]
    assert preferred[3, 5] == pytest.approx(normal_step_rate(3.0))
    assert preferred[4, 8] == pytest.approx(normal_step_rate(3.5, 0.10))
    assert preferred[-1, 0] == pytest.approx(normal_step_rate(9.5))  # no hill so fast


def test_it_says_what_it_is(tiny: Atlas) -> None:
    notes = tiny.archive.notes
    assert notes["fingerprint"] == fingerprint()
    assert (notes["reference_mass_kg"], notes["reference_height_m"]) == grid.REFERENCE_RUNNER
    assert len(notes["shared"]) == 15
    assert len(tiny.muscles) == len(tiny.archive["muscle_mass"])
    for name in RATIOS:
        assert (tiny.archive[f"spread_{name}"] == 1.0).all()  # nothing was sampled
    assert notes["version"] == VERSION
    assert (tuple(notes["tissues"]), tuple(notes["tendons"])) == (TISSUES, TENDONS)  # type: ignore[arg-type]


def test_the_fingerprint_covers_whatever_a_stride_imports() -> None:
    """What a build opens beyond the engine has no say in a stride: words, containers, readers."""
    script = (
        "import sys; import runatomy.mechanics.atlas.build as build;"
        "from pathlib import Path; package = Path(build.__file__).parents[2];"
        "engine = {f for pattern in build.ENGINE for f in package.glob(pattern)};"
        "files = {Path(m.__file__) for n, m in sys.modules.items() if n.startswith('runatomy')};"
        "print(*sorted(str(f.relative_to(package).as_posix()) for f in files - engine))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert {name for name in done.stdout.split() if not name.endswith("__init__.py")} == NO_SAY


def test_a_stopped_build_goes_on_and_gives_the_same_bytes(whole: bytes, tmp_path: Path) -> None:
    """What other code left beside it is not read, and stays until the atlas is kept."""
    path = tmp_path / "tiny.zip"
    foreign = parts_folder(path, "0123456789abcdef")
    foreign.mkdir()
    stray = foreign / "node-3-5-2.pickle"
    stray.write_bytes(pickle.dumps({"energy_share": np.zeros(3)}))

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_atlas(path, 1, stop, only=[LEVEL, CLIMB])
    assert [file.name for file in parts_folder(path).iterdir()] == ["node-3-5-2.pickle"]
    told: list[tuple[int, int]] = []
    data = build_atlas(path, 1, lambda *done: told.append(done), only=[LEVEL, CLIMB])
    assert told == [(2, 2)]  # one stride was there already
    assert data == whole
    assert stray.exists()
    forget_parts(path)  # once the bytes are kept, nothing is left, of other code either
    assert list(tmp_path.iterdir()) == []


def test_a_build_may_start_afresh(tiny: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "one.zip"
    folder = parts_folder(path)
    folder.mkdir()
    wrong = {"energy_share": np.zeros(3)}
    (folder / "node-3-5-2.pickle").write_bytes(pickle.dumps(wrong))
    found = open_atlas(build_atlas(path, 1, resume=False, only=[LEVEL])).archive
    at = LEVEL[1:]
    np.testing.assert_array_equal(found["energy_share"][at], tiny.archive["energy_share"][at])


def test_two_processes_give_what_one_gives(whole: bytes, tmp_path: Path) -> None:
    assert build_atlas(tmp_path / "both.zip", 2, only=[CLIMB, LEVEL]) == whole
