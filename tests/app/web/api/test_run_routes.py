"""Runs over HTTP: the list, one run, its course, its parts, its files."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from running import Api, example

from runatomy.app.library.preferences import Preferences
from runatomy.app.library.privacy import PrivacyZone


def test_the_list_tells_runs_and_sums(api: Api, served: Any) -> None:
    found = api.json("/runs")
    assert [run["id"] for run in found["runs"]] == [served.hilly, served.treadmill]
    assert found["total"] == found["sums"]["runs"] == 2
    assert found["sums"]["energy_J"] == pytest.approx(
        sum(run["energy_J"] for run in found["runs"]), rel=1e-6
    )
    for run in found["runs"]:
        assert sum(run["group_energy_J"].values()) == pytest.approx(run["energy_J"], rel=1e-4)
        assert run["runner"] == "me"
        assert run["start"].endswith("Z")


def test_the_list_is_filtered_and_sorted(api: Api, served: Any) -> None:
    assert api.json("/runs", min_ascent_m=50)["total"] == 1
    assert api.json("/runs", q="TREADMILL")["runs"][0]["id"] == served.treadmill
    assert api.json("/runs", q="no such words")["runs"] == []
    assert api.json("/runs", since="2025-05-12")["total"] == 0
    by_name = [run["name"] for run in api.json("/runs", sort="name")["runs"]]
    assert by_name == sorted(by_name)
    page = api.json("/runs", limit=1, offset=1)
    assert len(page["runs"]) == 1
    assert page["total"] == 2
    sums = api.json("/runs", group="calves", limit=1)["runs"][0]["group_energy_J"]["calves"]
    assert sums == max(r["group_energy_J"]["calves"] for r in api.json("/runs")["runs"])


@pytest.mark.parametrize(
    "query",
    [{"limit": -1}, {"limit": 10**30}, {"offset": "x"}, {"since": "2026-02-30"}, {"since": "0"},
     {"min_distance_m": "nan"}, {"min_distance_m": "inf"}, {"max_distance_m": "1e308"},
     {"q": "a\0b"}, {"q": "x" * 201}, {"sort": "rowid"}, {"group": "nobody"}],
)  # fmt: skip
def test_impossible_values_are_refused(api: Api, query: dict[str, Any]) -> None:
    told = api.error(api.get("/runs", params=query), 422)
    assert next(iter(query)) in told["what"]


@pytest.mark.parametrize("query", [{"runner": "nobody"}, {"runner": "9" * 30}, {"runner": "7"}])
def test_unknown_runners_are_told(api: Api, query: dict[str, Any]) -> None:
    assert api.error(api.get("/runs", params=query), 404)["code"] == "unknown"


@pytest.mark.parametrize("run_id", ["x", "0" * 16 + "-0", "..%2F..%2Fetc", "%00", "-1"])
@pytest.mark.parametrize("what", ["", "/analysis", "/series", "/report.html", "/original"])
def test_unknown_runs_are_told(api: Api, run_id: str, what: str) -> None:
    assert api.error(api.get(f"/runs/{run_id}{what}"), 404)["code"] == "unknown"


def test_the_analysis_is_kept_by_the_browser(api: Api, served: Any) -> None:
    answer = api.get(f"/runs/{served.hilly}/analysis")
    assert answer.json()["schema"] == "runatomy.analysis/1"
    again = api.get(
        f"/runs/{served.hilly}/analysis", headers={"If-None-Match": answer.headers["etag"]}
    )
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("points", [2, 7, 1500, 20_000])
def test_the_series_keeps_the_energy_at_any_number_of_points(
    api: Api, served: Any, points: int
) -> None:
    series = api.json(f"/runs/{served.hilly}/series", points=points)
    lengths = {len(values) for values in series.values() if isinstance(values, list)}
    assert len(lengths) == 1
    assert max(lengths) <= points
    power = np.sum(list(series["group_power_W"].values()), axis=0)
    energy = float(power @ np.array(series["duration_s"]))
    assert energy == pytest.approx(api.json(f"/runs/{served.hilly}")["energy_J"], rel=2e-3)
    assert np.all(np.diff(series["time_s"]) > 0.0)


def test_muscles_of_a_group_sum_to_it(api: Api, served: Any) -> None:
    calves = ("soleus", "gastrocnemius_medialis", "gastrocnemius_lateralis")
    path = f"/runs/{served.hilly}/series"
    each = [api.json(path, points=50, muscle=name)["muscle_power_W"] for name in calves]
    whole = api.json(path, points=50)["group_power_W"]["calves"]
    assert np.sum(each, axis=0) == pytest.approx(np.array(whole), abs=0.1)
    api.error(api.get(path, params={"muscle": "nobody"}), 404)
    api.error(api.get(path, params={"muscle": "supinator"}), 404)  # the atlas knows no arms
    told = api.error(api.get(f"/runs/{served.treadmill}/series?muscle=soleus_left"), 409)
    assert "side" in told["what"]  # this device did not tell them apart


def test_parts_sum_to_the_run(api: Api, served: Any) -> None:
    path = f"/runs/{served.hilly}/part"
    whole = api.json(path)
    cut = 1000.0
    parts = [api.json(path, to_s=cut), api.json(path, from_s=cut)]
    for key in ("distance_m", "moving_s", "energy_J", "ascent_m", "descent_m"):
        assert sum(part[key] for part in parts) == pytest.approx(whole[key], rel=0.01), key
    assert sum(group["energy_share"] for group in whole["groups"]) == pytest.approx(1.0, abs=1e-4)
    api.error(api.get(path, params={"from_s": 9e6}), 404)
    api.error(api.get(path, params={"from_s": 2000, "to_s": 1000}), 404)


def test_a_run_beside_the_level_and_beside_another(api: Api, served: Any) -> None:
    path = f"/runs/{served.hilly}/compare"
    level = api.json(path, **{"with": "level"})
    assert level["other"]["name"] == "level ground"
    assert level["this"]["energy_J"] > level["other"]["energy_J"]
    same = api.json(path, **{"with": served.hilly})
    assert {row["ratio"] for row in same["groups"]} == {1.0}
    other = api.json(path, **{"with": served.treadmill})
    calves = next(row for row in other["groups"] if row["name"] == "calves")
    assert calves["ratio"] == pytest.approx(
        calves["this_J_per_km"] / calves["other_J_per_km"], 1e-4
    )
    api.error(api.get(path, params={"with": "nothing"}), 404)


def test_the_privacy_zone_hides_start_and_end_everywhere(api: Api, served: Any) -> None:
    import pyarrow.parquet as pq

    series = served.library.series(served.hilly)
    true = (round(float(series.latitude_deg[5]), 5), round(float(series.longitude_deg[5]), 5))
    track = api.json(f"/runs/{served.hilly}/track", points=20_000)
    assert track["latitude_deg"][0] is None
    assert track["latitude_deg"][-1] is None
    assert sum(value is not None for value in track["latitude_deg"]) > 1000
    assert track["hidden_m"] > 150.0
    saved = api.get(f"/runs/{served.hilly}/series.parquet")
    table = pq.read_table(io.BytesIO(saved.content)).to_pydict()
    assert table["latitude_deg"][0] is None
    assert np.nanmin(np.abs(np.array(table["latitude_deg"], dtype=float) - true[0])) > 1e-6
    for path in ("report.html", "table.csv"):
        page = api.get(f"/runs/{served.hilly}/{path}").text
        assert str(true[0]) not in page
        assert "latitude" not in page
    told = api.error(api.get(f"/runs/{served.hilly}/original"), 409)
    assert "privacy" in told["what"]


def test_the_original_comes_back_byte_for_byte(api: Api, served: Any) -> None:
    whole = api.get(f"/runs/{served.hilly}/original", params={"positions": True})
    assert whole.content == example("hilly.fit")
    assert api.get(f"/runs/{served.treadmill}/original").content == example("treadmill.fit")
    served.library.save_preferences(Preferences(privacy=PrivacyZone(on=False)))
    try:
        assert api.get(f"/runs/{served.hilly}/original").status_code == 200
        assert api.json(f"/runs/{served.hilly}/track")["latitude_deg"][0] is not None
    finally:
        served.library.save_preferences(Preferences())


def test_a_run_is_renamed_and_its_downloads_with_it(api: Api, served: Any) -> None:
    path = f"/runs/{served.treadmill}"
    name = 'Läufe "im" Keller; ../../x\\y'
    changed = api.patch(path, json={"name": name, "note": "two\nlines"})
    assert changed.status_code == 200
    assert changed.json()["name"] == name
    header = api.get(f"{path}/table.csv").headers["content-disposition"]
    assert header.startswith('attachment; filename="')
    assert "/" not in header
    assert "\\" not in header
    assert "filename*=UTF-8''2025-05-11%20L%C3%A4ufe%20_im_%20Keller" in header
    assert api.json(f"{path}/analysis")["run"]["name"] == name
    for bad in ({"name": ""}, {"name": "  "}, {"name": "a\0"}, {"name": 3}, {"who": "x"},
                {"runner_id": 99}, {"note": "x" * 5001}):  # fmt: skip
        assert api.patch(path, json=bad).status_code in (409, 422), bad
    api.error(api.patch(path, content=b'{"name": "\\ud800"}', headers=JSON), 422)
    api.error(api.patch(path, content=b"{", headers=JSON), 422)
    api.patch(path, json={"name": "Treadmill run", "note": ""})


JSON = {"Content-Type": "application/json"}


def test_a_run_analyzed_anew_is_a_job(api: Api, served: Any) -> None:
    answer = api.post(f"/runs/{served.hilly}/reanalyze")
    assert answer.status_code == 202
    job = api.json(f"/jobs/{answer.json()['job']}")
    assert (job["kind"], job["state"]) == ("reanalyze", "queued")
    assert api.post(f"/jobs/{job['id']}/cancel").json()["state"] == "canceled"
