"""Sources: the published facts that a finding rests on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from runatomy.advice.facts import fuel, heart, muscles, myths, recovery, sides, strength, training
from runatomy.advice.facts import wear as wear_facts
from runatomy.advice.facts.fact import Fact
from runatomy.app.report.rows import Row

BANKS = (heart, fuel, wear_facts, sides, recovery, strength, training, muscles, myths)


def facts_of(row: Row) -> list[Fact]:
    """Return the facts behind a finding; a key that nobody knows is left out."""
    known = _by_key()
    return [known[key] for key in row.get("facts", ()) if key in known]


@cache
def _by_key() -> Mapping[str, Fact]:
    return MappingProxyType({fact.key: fact for bank in BANKS for fact in bank.FACTS})
