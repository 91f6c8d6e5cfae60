"""Role rows: order, whole shares, and who takes which part."""

from __future__ import annotations

import json

import pytest

from mechanics.made_atlas import hilly, made_atlas
from runatomy.analysis.rows.role import RoleTable
from runatomy.analysis.rows.roles import role_table
from runatomy.mechanics.from_atlas import run_from_atlas
from runatomy.mechanics.induced.induced_acceleration import OTHERS
from runatomy.muscle.anatomy import GROUPS, muscle_named


@pytest.fixture(scope="module")
def table() -> RoleTable:
    """Roles of a hilly run."""
    return role_table(run_from_atlas(hilly(), 70.0, 1.75, made_atlas(6)).roles)


def test_everything_that_holds_the_runner_up_is_there(table: RoleTable) -> None:
    assert {role.name for role in table.groups} == {group.name for group in GROUPS}
    assert {role.name for role in table.others} == set(OTHERS)
    for rows in (table.groups, table.muscles):
        whole = sum(role.support_share for role in (*rows, *table.others))
        assert whole == pytest.approx(1.0, abs=1e-6)
        share = [role.support_share for role in rows]
        assert share == sorted(share, reverse=True)


def test_parts_of_braking_and_propulsion_are_whole(table: RoleTable) -> None:
    for rows in (table.groups, table.muscles):
        for name in ("part_of_braking", "part_of_propulsion"):
            assert sum(getattr(role, name) for role in rows) == pytest.approx(1.0)
    assert {role.part_of_braking for role in table.others} == {None}


def test_rows_are_named_and_plain(table: RoleTable) -> None:
    page = json.loads(json.dumps(table.to_dict(), allow_nan=False))
    assert len(page["footing_error_BW"]) == 3
    for row in page["muscles"]:
        assert (row["plain"], row["group"]) == (
            muscle_named(row["name"]).plain, muscle_named(row["name"]).group,
        )  # fmt: skip
    assert all(row["plain"] and row["latin"] is None for row in page["others"])
