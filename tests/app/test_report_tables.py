"""CSV and Parquet."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

import pytest

from runatomy.app.report import tables


def test_csv_has_a_row_for_every_group_and_muscle(analysis: dict[str, Any]) -> None:
    del analysis["series"]
    rows = list(csv.DictReader(io.StringIO(tables.to_csv(analysis))))
    assert [row["level"] for row in rows].count("group") == 13
    assert len(rows) == 13 + len(analysis["muscles"]) + 1 + len(analysis["tissues"])
    first = analysis["groups"][0]
    assert rows[0]["name"] == first["name"]
    assert float(rows[0]["energy_J"]) == pytest.approx(first["energy_J"])
    assert rows[0]["run"] == "hilly-hour.fit"
    assert next(row for row in rows if row["name"] == "other")["change_vs_level"] == ""


def test_csv_tells_roles_and_tissue_loads(analysis: dict[str, Any]) -> None:
    del analysis["series"]
    rows = list(csv.DictReader(io.StringIO(tables.to_csv(analysis))))
    role = next(row for row in analysis["roles"]["muscles"] if row["name"] == "soleus")
    soleus = next(row for row in rows if row["name"] == "soleus")
    for key in ("support_share", "braking_BW_s", "part_of_propulsion"):
        assert float(soleus[key]) == pytest.approx(role[key])
    midriff = next(row for row in rows if row["name"] == "diaphragm")
    assert midriff["energy_J"] and not midriff["support_share"] and not midriff["peak_force_BW"]
    tissue = next(row for row in rows if row["name"] == "tibia_bending")
    loads = analysis["tissues"][-1]
    assert tissue["level"] == "tissue" and tissue["load_unit"] == "BW m"
    assert float(tissue["peak_load_low"]) == pytest.approx(loads["low"])
    assert tissue["low"] == tissue["energy_J"] == "" == tissue["returned_per_step_J"]
    assert [float(tissue[key]) for key in ("wear_km", "wear_low_km", "wear_high_km")] == [
        loads[key] for key in ("wear_km", "wear_low_km", "wear_high_km")
    ]
    calves = next(row for row in rows if row["name"] == "calves")
    assert float(calves["unusual_braking_J"]) == 2100.0
    assert midriff["unusual_braking_J"] == "" == soleus["unusual_braking_J"]
    assert next(row for row in rows if row["level"] == "cause")["name"] == "gravity"


def test_csv_with_series_has_a_row_a_second(analysis: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(tables.to_csv(analysis))))
    assert len(rows) == 4200
    assert float(rows[600]["group_calves_W"]) == analysis["series"]["group_power_W"]["calves"][600]
    assert rows[120]["heart_rate_bpm"] == ""


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A1", "+1", "-1", "@x"])
def test_a_name_never_becomes_a_formula(analysis: dict[str, Any], name: str) -> None:
    del analysis["series"]
    analysis["run"]["name"] = name
    row = next(csv.DictReader(io.StringIO(tables.to_csv(analysis))))
    assert row["run"] == "'" + name


def test_negative_numbers_stay_numbers(analysis: dict[str, Any]) -> None:
    del analysis["series"]
    row = next(csv.DictReader(io.StringIO(tables.to_csv(analysis))))
    assert float(row["change_vs_level"]) < 0


@pytest.mark.parametrize("series", [False, True])
def test_parquet_holds_the_same_and_says_where_it_comes_from(
    analysis: dict[str, Any], series: bool
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    if not series:
        del analysis["series"]
    table = parquet.read_table(io.BytesIO(tables.to_parquet(analysis)))
    assert table.num_rows == (4200 if series else len(tables.table(analysis)["level"]))
    assert list(table.column_names) == list(tables.table(analysis))
    about = json.loads(table.schema.metadata[b"runatomy"])
    assert about["provenance"]["file"]["name"] == "hilly-hour.fit"


@pytest.mark.parametrize(
    "values",
    [
        ["a", None, "ä,\n"],
        [1, None, -(2**53)],
        [1.5, 2, None],
        [None, None],
        [],
        [True, False, None],
        [math.nan, 1.0],
        [None] * 9 + ["b"],
    ],
)
def test_columns_are_those_that_arrow_makes_itself(values: list[Any]) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    made, own = tables._array(pyarrow, values), pyarrow.array(values)
    assert made.type == own.type and str(made.to_pylist()) == str(own.to_pylist())
