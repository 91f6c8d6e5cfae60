"""The bones one by one are those of the whole model, and take a part of its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("myo_sim")

from runatomy.body.shape.full_body import Bone, full_body

STATUS = Path("/proc/self/status")
MOST = 100.0  # [MB] beyond imports: 72; 127 if MuJoCo keeps them, 351 if compiled all at once
PEAK = """
import pathlib, mujoco, myo_sim, runatomy.body.shape.bones, runatomy.app.web.figure as figure
def told(name):
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))
imported = told("VmRSS")
figure.bones(None)
print(told("VmHWM") - imported)
"""


@pytest.fixture(scope="module")
def bones() -> dict[str, Bone]:
    """Every bone by its name."""
    return {bone.name: bone for bone in full_body()[1]}


def _all_at_once() -> tuple[Any, Any]:
    """Return the whole model with all its bones, upright, its authors' warnings aside."""
    import mujoco
    import myo_sim

    before = mujoco.get_mju_user_warning()
    mujoco.set_mju_user_warning(lambda _: None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model, data = myo_sim.load("myofullbody")
    finally:
        mujoco.set_mju_user_warning(before)
    mujoco.mj_kinematics(model, data)
    return model, data


def test_each_bone_lies_where_the_whole_model_has_it(bones: dict[str, Bone]) -> None:
    import mujoco

    model, data = _all_at_once()
    meshes = np.flatnonzero(model.geom_type == mujoco.mjtGeom.mjGEOM_MESH)
    assert len(meshes) == len(bones) > 100
    for geom in meshes:
        bone, mesh = bones[model.geom(geom).name], model.geom_dataid[geom]
        owner = model.body(model.geom_bodyid[geom]).name
        at, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
        corners = model.mesh_vert[at : at + count] @ data.geom_xmat[geom].reshape(3, 3).T
        frame = data.body(owner)
        whole = (corners + data.geom_xpos[geom] - frame.xpos) @ frame.xmat.reshape(3, 3)
        assert bone.owner == owner
        assert np.abs(bone.corners - whole).max() < 1e-6, bone.name  # [m] of single precision
        first = model.mesh_faceadr[mesh]
        faces = model.mesh_face[first : first + model.mesh_facenum[mesh]]
        assert np.array_equal(bone.triangles, faces), bone.name


def test_mujoco_keeps_no_bone_that_was_read() -> None:
    import mujoco

    held = mujoco.mj_getCache()
    room = mujoco.mj_getCacheCapacity(held)
    mujoco.mj_clearCache(held)  # of what another test compiled
    for _ in full_body()[1]:
        assert mujoco.mj_getCacheSize(held) == 0
    assert mujoco.mj_getCacheCapacity(held) == room > 0  # as others may want it


@pytest.mark.skipif(not STATUS.is_file(), reason="this system does not tell a process' peak")
def test_the_process_that_makes_them_stays_small() -> None:
    """Another as large as the server would not fit beside it."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK], capture_output=True, text=True, timeout=120, check=True,
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},  # however many threads the compiler takes
    )  # fmt: skip
    assert float(done.stdout) / 1e3 < MOST
