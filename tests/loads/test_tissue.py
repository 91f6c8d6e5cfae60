"""The catalogue of tissues."""

from __future__ import annotations

import pytest

from runatomy.loads.tissue import CATALOGUE, tissue_named
from runatomy.mechanics.tissues.tissue_loads import BONES, JOINTS, TENDONS, TISSUES
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Origin


def test_every_tissue_is_named_once_in_the_order_of_its_loads() -> None:
    assert tuple(tissue.name for tissue in CATALOGUE) == TISSUES
    assert len({tissue.plain for tissue in CATALOGUE}) == len(TISSUES)
    assert len({tissue.latin for tissue in CATALOGUE}) == len(TISSUES)


@pytest.mark.parametrize(
    ("kind", "names"), [("tendon", TENDONS), ("joint", JOINTS), ("bone", BONES)]
)
def test_kinds(kind: str, names: tuple[str, ...]) -> None:
    assert tuple(tissue.name for tissue in CATALOGUE if tissue.kind == kind) == names


def test_no_load_passes_as_measured_and_each_says_its_source() -> None:
    for tissue in CATALOGUE:
        assert tissue.evidence.origin in (Origin.MODELED, Origin.ASSUMED)
        assert tissue.evidence.source
        assert tissue.evidence.note


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    assert tissue_named("hip").plain == "Hip joint"
    with pytest.raises(RunatomyError, match="achilles_tendon"):
        tissue_named("plantar_fascia")
