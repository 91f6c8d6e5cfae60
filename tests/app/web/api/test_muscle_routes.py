"""Muscles and strides over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from running import Api

import runatomy
from runatomy.muscle.anatomy import BREATH, MUSCLES


def test_the_catalogue_is_whole(api: Api) -> None:
    rows = api.json("/muscles")
    assert {row["name"] for row in rows} == {muscle.name for muscle in (*MUSCLES, *BREATH)}
    soleus = api.json("/muscles/soleus")
    assert [tissue["name"] for tissue in soleus["tissues"]] == ["achilles_tendon"]
    assert "gastrocnemius_medialis" in {row["name"] for row in soleus["neighbors"]}
    assert "soleus" in (api.error(api.get("/muscles/soleuss"), 404)["mend"] or "")


@pytest.mark.parametrize("along", ["speed", "slope", "step_rate"])
def test_a_response_is_what_one_stride_says(api: Api, along: str) -> None:
    told = api.json("/muscles/soleus/response", along=along, speed=3.0)
    assert {len(told[key]) for key in ("x", "energy_share", "power_W", "peak_force_BW")} == {21}
    assert all(low <= high for low, high in zip(told["low"], told["high"], strict=True))
    x, at = told["x"][10], {"speed": 3.0, "slope": 0.0, "step_rate": None}
    at[along] = x / 60.0 if along == "step_rate" else x
    person = runatomy.Runner(mass=70.0, height=1.75)
    stride = runatomy.explain(at["speed"], at["slope"], at["step_rate"], person)
    load = next(load for load in stride.muscles if load.name == "soleus")
    assert told["energy_share"][10] == pytest.approx(load.energy_share, rel=2e-3)


def test_every_muscle_answers_or_says_that_it_cannot(api: Api) -> None:
    for row in api.json("/muscles"):
        answer = api.get(f"/muscles/{row['name']}/response")
        assert answer.status_code == (200 if row["response"] else 404), row["name"]


@pytest.mark.parametrize(
    "query",
    [{}, {"speed": "nan"}, {"speed": "-inf"}, {"speed": 0}, {"speed": "1e308"}, {"speed": 14},
     {"speed": 3, "grade": 101}, {"speed": 3, "cadence": 10}, {"speed": 3, "mass": 5},
     {"speed": 3, "height": 168}, {"speed": 3, "sex": "x"}, {"speed": "3\0"}],
)  # fmt: skip
def test_no_stride_is_explained_that_nobody_runs(api: Api, query: dict[str, Any]) -> None:
    api.error(api.get("/explain", params=query), 422)


def test_a_stride_is_explained_as_on_the_command_line(api: Api) -> None:
    told = api.json("/explain", speed=3.5, grade=8, cadence=172, mass=62, height=1.68, sex="f")
    person = runatomy.Runner(mass=62.0, height=1.68, sex="f")
    mine = runatomy.explain(3.5, 0.08, 172.0 / 60.0, person).to_dict()
    assert told["groups"] == mine["groups"]
    assert told["warnings"] == mine["warnings"]


def test_the_figure_is_made_beside_the_server_and_kept(api: Api) -> None:
    pytest.importorskip("mujoco")
    for path in ("/figure/bones", "/figure/stride?speed=3.2&slope=0.04&step_rate_spm=170"):
        answer = api.get(path)
        assert answer.headers["content-type"] == "application/octet-stream"
        assert len(answer.content) > 10_000
        tag = {"If-None-Match": answer.headers["etag"]}
        assert api.get(path, headers=tag).status_code == 304
        assert api.get(path).content == answer.content
    near = api.get("/figure/stride", params={"speed": 3.2001, "slope": 0.04, "step_rate_spm": 170})
    assert near.headers["etag"] == answer.headers["etag"]  # quantized alike
    for bad in ({"speed": "nan"}, {"speed": 99}, {"slope": 7}, {"height": 168}):
        api.error(api.get("/figure/stride", params=bad), 422)
