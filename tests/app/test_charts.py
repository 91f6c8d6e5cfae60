"""What the page's charts draw."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from runatomy.app.report import charts


def test_a_short_series_is_kept_as_it_is() -> None:
    series = {"time_s": [0.5, 1.5, 2.5], "gait": [2, 2, 0], "speed_m_s": [3.0, None, 0.0]}
    found = charts.course(series)
    assert found is not None
    assert found["speed"] == [3.0, None, 0.0]
    assert found["gait"] == [2, 2, 0]


@pytest.mark.parametrize("length", [601, 4200, 20_000, 86_400])
def test_a_long_series_has_at_most_so_many_points_and_keeps_its_energy(length: int) -> None:
    rng = np.random.default_rng(1)
    power = rng.uniform(0, 300, length)
    series = {"time_s": np.arange(length) + 0.5, "gait": np.full(length, 2),
              "group_power_W": {"calves": power}}  # fmt: skip
    found = charts.course(series)
    assert found is not None
    load, time = np.array(found["load"]["calves"]), found["time"]
    assert len(load) <= charts.POINTS
    assert time == sorted(time)
    widths = np.diff(
        np.append(np.linspace(0, length, len(load), endpoint=False).astype(int), length)
    )
    assert (load * widths).sum() == pytest.approx(power.sum(), rel=1e-3)


def test_means_leave_out_what_is_unknown() -> None:
    starts = np.array([0, 2, 4])
    found = charts.means([1.0, None, None, None, 5.0, 7.0], starts)
    assert found[0] == 1.0
    assert np.isnan(found[1])
    assert found[2] == 6.0


def test_the_gait_of_a_bin_is_its_commonest() -> None:
    length = 1200
    gait = [0, 0] * 300 + [2, 2] * 300
    found = charts.course({"time_s": list(range(length)), "gait": gait})
    assert found is not None
    half = charts.POINTS // 2
    assert set(found["gait"][: half - 1]) == {0}
    assert set(found["gait"][half + 1 :]) == {2}


def test_without_series_there_is_no_course(analysis: dict[str, Any]) -> None:
    del analysis["series"]
    assert charts.chart_data(analysis)["course"] is None


def test_left_and_right_are_one_muscle_in_the_charts(analysis: dict[str, Any]) -> None:
    soleus = next(row for row in analysis["muscles"] if row["name"] == "soleus")
    sides = [{**soleus, "side": side, "energy_J": soleus["energy_J"] * part,
              "energy_share": soleus["energy_share"] * part, "hardest_power_W": 50.0 * part}
             for side, part in (("left", 0.52), ("right", 0.48))]  # fmt: skip
    others = [row for row in analysis["muscles"] if row["name"] != "soleus"]
    found = charts.chart_data({**analysis, "muscles": others + sides})["muscles"]
    one = [row for row in found if row["name"] == "soleus"]
    assert len(one) == 1
    assert one[0]["energy_J"] == pytest.approx(soleus["energy_J"])
    assert one[0]["energy_share"] == pytest.approx(soleus["energy_share"])
    assert one[0]["hardest_power_W"] == pytest.approx(50.0)
    assert list(one[0]["sides"]) == ["left", "right"]


def test_embedded_json_cannot_leave_its_element() -> None:
    data = {"name": "</script><script>alert(1)</script><!-- & \u2028"}
    text = charts.embedded(data)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == data
