"""Tissue: what a tissue is called, in which unit it is loaded, and how far its load is known."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.mechanics.tissues.tissue_loads import TISSUES
from runatomy.terms.errors import RunatomyError
from runatomy.terms.evidence import Evidence, Origin

FORCES = "Muscle forces by Runatomy"
GEOMETRY = "paths and joints of Rajagopal et al. 2016"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tissue:
    """A tendon, joint or bone whose load is told."""

    name: str  # of mechanics.tissues.TISSUES
    plain: str
    latin: str  # the field's own term
    kind: str  # "tendon", "joint" or "bone"
    unit: str = "BW"  # of its load; "BW m" for bending
    evidence: Evidence


def _modeled(source: str, note: str) -> Evidence:
    return Evidence(origin=Origin.MODELED, source=source, note=note)


CATALOGUE: tuple[Tissue, ...] = (
    Tissue(
        name="achilles_tendon",
        plain="Achilles tendon",
        latin="Tendo calcaneus",
        kind="tendon",
        evidence=_modeled(
            f"{FORCES}; tendon curve of De Groote et al. 2016, strain of Arnold et al. 2013",
            "Soleus and gastrocnemii together. Methods disagree threefold: 3 BW from tendon strain "
            "(Kharazi et al. 2021), 8 to 10 BW from shear-wave tensiometry (MSSE 2024). Strain is "
            "that of three tendons in parallel; energy is given back without loss.",
        ),
    ),
    Tissue(
        name="patellar_tendon",
        plain="Kneecap tendon",
        latin="Lig. patellae (patellar tendon)",
        kind="tendon",
        evidence=_modeled(
            f"{FORCES}; frictionless kneecap on {GEOMETRY}",
            "Force below the kneecap. Strain and energy are those of the whole extensor tendon, "
            "above and below the kneecap.",
        ),
    ),
    Tissue(
        name="hamstring_tendons",
        plain="Hamstring tendons",
        latin="Tendines mm. ischiocruralium",
        kind="tendon",
        evidence=_modeled(
            f"{FORCES}; tendon curve of De Groote et al. 2016, strain of Arnold et al. 2013",
            "Long head of biceps femoris, semimembranosus and semitendinosus together: what pulls "
            "on the seat bone.",
        ),
    ),
    Tissue(
        name="patellofemoral",
        plain="Kneecap joint",
        latin="Art. patellofemoralis",
        kind="joint",
        evidence=_modeled(
            f"{FORCES}; frictionless kneecap on {GEOMETRY}",
            "Force, not pressure: the area of contact is not modeled.",
        ),
    ),
    Tissue(
        name="tibiofemoral",
        plain="Knee joint",
        latin="Art. tibiofemoralis",
        kind="joint",
        evidence=_modeled(
            f"{FORCES}; {GEOMETRY}", "Bone and ligaments together, both compartments as one."
        ),
    ),
    Tissue(
        name="hip",
        plain="Hip joint",
        latin="Art. coxae",
        kind="joint",
        evidence=_modeled(f"{FORCES}; {GEOMETRY}", "Bone and ligaments together."),
    ),
    Tissue(
        name="ankle",
        plain="Ankle joint",
        latin="Art. talocruralis",
        kind="joint",
        evidence=_modeled(f"{FORCES}; {GEOMETRY}", "Bone and ligaments together."),
    ),
    Tissue(
        name="tibia_compression",
        plain="Shin bone, squeezed",
        latin="Tibia, axial force at the distal third",
        kind="bone",
        evidence=_modeled(
            f"{FORCES}; section at the distal third, in equilibrium (as Rice et al. 2024)",
            "Tibia and fibula as one bone; the shank's mass below the section is left out.",
        ),
    ),
    Tissue(
        name="tibia_bending",
        plain="Shin bone, bent",
        latin="Tibia, sagittal bending moment at the distal third",
        kind="bone",
        unit="BW m",
        evidence=Evidence(
            origin=Origin.ASSUMED,
            source=f"{FORCES}; section at the distal third, in equilibrium (as Rice et al. 2024)",
            note="The section's center is taken on the line from ankle to knee, so the size hangs "
            "on millimeters; compare strides, not persons. Backward bending (front edge "
            "stretched) is positive.",
        ),
    ),
)
_BY_NAME = {tissue.name: tissue for tissue in CATALOGUE}
assert tuple(_BY_NAME) == TISSUES


def tissue_named(name: str) -> Tissue:
    """Return the tissue of this name ("achilles_tendon"); RunatomyError if there is none."""
    if name not in _BY_NAME:
        raise RunatomyError(
            f"no tissue is called {name!r}", mend=f"Use one of: {', '.join(_BY_NAME)}."
        )
    return _BY_NAME[name]
