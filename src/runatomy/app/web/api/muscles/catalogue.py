"""Catalogue: every muscle Runatomy knows, in plain values."""

from __future__ import annotations

import difflib
from functools import cache
from typing import Any

from runatomy.app.web.api.answers.errors import unknown
from runatomy.loads.tissue import tissue_named
from runatomy.mechanics.atlas.lookup import load_atlas
from runatomy.mechanics.tissues.tendons import OWNERS
from runatomy.muscle.anatomy import (
    BREATH_GROUPS,
    GROUPS,
    group_named,
    muscle_named,
    muscles_in,
)
from runatomy.muscle.catalogue.muscle import Muscle

Row = dict[str, Any]


@cache
def catalogue() -> dict[str, Row]:
    """Return the muscles by name, group by group."""
    rows = {}
    for group in (*GROUPS, *BREATH_GROUPS):
        for muscle in muscles_in(group.name):
            rows[muscle.name] = _row(muscle, group.plain)
    return rows


def known(name: str) -> Row:
    """Return one muscle of the catalogue; refuses (404) a name nobody knows."""
    if name in catalogue():
        return catalogue()[name]
    near = difflib.get_close_matches(name[:60], catalogue(), n=1)
    mend = f"Did you mean {near[0]}?" if near else "/muscles lists every name."
    raise unknown(f"no muscle is called {name[:60]!r}", mend)


@cache
def detail(name: str) -> Row:
    """Return one muscle with its tendons, its group and the others in it."""
    row = known(name)
    group = group_named(row["group"])
    others = [muscle for muscle in muscles_in(group.name) if muscle.name != name]
    return {
        **row,
        "tissues": [_named(tissue_named(tendon), tendon) for tendon in _tendons(name)],
        "groups": [{"name": group.name, "plain": group.plain, "latin": group.latin}],
        "neighbors": [_named(muscle, muscle.name) for muscle in others],
    }


def _row(muscle: Muscle, group_plain: str) -> Row:
    return {
        "name": muscle.name,
        "plain": muscle.plain,
        "latin": muscle.latin,
        "group": muscle.group,
        "group_plain": group_plain,
        "region": muscle.region,
        "does": muscle.does,
        "in_running": muscle.in_running,
        "response": muscle.name in load_atlas().muscles,
    }


def _tendons(name: str) -> list[str]:
    """Return the tendons that a muscle shares with others."""
    parts = set(muscle_named(name).fascicles)
    return [tendon for tendon, owners in OWNERS.items() if parts & set(owners)]


def _named(thing: Any, name: str) -> Row:
    return {"name": name, "plain": thing.plain, "latin": thing.latin}
