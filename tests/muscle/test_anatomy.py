"""The catalogue of muscles: complete against the body model, consistent, and readable."""

from __future__ import annotations

import dataclasses
import re
import warnings

import pytest

from runatomy.muscle.anatomy import (
    GROUPS,
    MUSCLES,
    Muscle,
    elements_of,
    group_named,
    mirror_of,
    muscle_named,
    muscle_of,
    muscles_in,
)
from runatomy.muscle.parameters import LEG
from runatomy.terms.errors import MuscleError

MEMBERS = {
    "quadriceps": "rectus_femoris vastus_lateralis vastus_intermedius vastus_medialis",
    "hamstrings": "biceps_femoris_caput_longum biceps_femoris_caput_breve semitendinosus "
    "semimembranosus",
    "gluteals": "gluteus_maximus gluteus_medius gluteus_minimus",
    "calves": "soleus gastrocnemius_medialis gastrocnemius_lateralis",
    "tibialis_anterior": "tibialis_anterior",
    "peroneals": "peroneus_longus peroneus_brevis",
    "hip_flexors": "iliacus psoas_major sartorius tensor_fasciae_latae",
    "abdominals": "rectus_abdominis obliquus_externus_abdominis obliquus_internus_abdominis",
    "back": "iliocostalis_lumborum longissimus_thoracis multifidus quadratus_lumborum",
    "adductors": "adductor_brevis adductor_longus adductor_magnus gracilis",
}
FASCICLES_PER_SIDE = {  # Christophy et al. 2012's lumbar spine, as counted in the body model
    "rectus_abdominis": 1,
    "obliquus_externus_abdominis": 6,
    "obliquus_internus_abdominis": 6,
    "iliocostalis_lumborum": 12,
    "longissimus_thoracis": 26,
    "multifidus": 25,
    "quadratus_lumborum": 18,
    "psoas_major": 12,
}
BRITISH = re.compile(
    r"\b\w*(fibre|metre|litre|colour|behaviour|neighbour|centre\b|favour|harbour|labour|towards|"
    r"stabilis|utilis|minimis|maximis|organis|grey\b|programme|analys(e|ing))\w*",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def elements() -> list[str]:
    """Names of every actuator of the body model."""
    myo_sim = pytest.importorskip("myo_sim")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model, _ = myo_sim.load("myofullbody")
    return [model.actuator(i).name for i in range(model.nu)]


def test_groups_stand_in_order() -> None:
    assert [group.name for group in GROUPS] == [*MEMBERS, "other"]
    places = [[g.name for g in GROUPS].index(muscle.group) for muscle in MUSCLES]
    assert places == sorted(places)


@pytest.mark.parametrize("group", MEMBERS)
def test_group_members(group: str) -> None:
    assert {muscle.name for muscle in muscles_in(group)} == set(MEMBERS[group].split())


def test_other_holds_the_rest() -> None:
    legs = {muscle.name for muscle in muscles_in("other") if muscle.region == "leg"}
    assert legs == {
        "piriformis",
        "tibialis_posterior",
        "flexor_digitorum_longus",
        "flexor_hallucis_longus",
        "extensor_digitorum_longus",
        "extensor_hallucis_longus",
    }
    assert sum(len(muscles_in(group.name)) for group in GROUPS) == len(MUSCLES)


def test_catalogue_and_body_model_hold_the_same_elements(elements: list[str]) -> None:
    ours = [
        e for muscle in MUSCLES for side in ("right", "left") for e in elements_of(muscle, side)
    ]
    assert len(ours) == len(set(ours))
    assert set(ours) == set(elements)


def test_every_element_finds_its_muscle_and_side(elements: list[str]) -> None:
    sides = {"right": 0, "left": 0}
    for element in elements:
        muscle, side = muscle_of(element)
        assert element in elements_of(muscle, side)
        sides[side] += 1
    assert sides == {"right": len(elements) // 2, "left": len(elements) // 2}


def test_the_mirror_keeps_the_muscle_and_changes_the_side(elements: list[str]) -> None:
    for element in elements:
        mirrored = mirror_of(element)
        assert mirrored in elements and mirrored != element
        assert mirror_of(mirrored) == element
        assert muscle_of(mirrored)[0] is muscle_of(element)[0]
        assert {muscle_of(mirrored)[1], muscle_of(element)[1]} == {"left", "right"}


@pytest.mark.parametrize(
    ("element", "name", "side"),
    [
        ("soleus_r", "soleus", "right"),
        ("gasmed_l", "gastrocnemius_medialis", "left"),
        ("glmax3_l", "gluteus_maximus", "left"),
        ("bfsh_r", "biceps_femoris_caput_breve", "right"),
        ("addmagIsch_r", "adductor_magnus", "right"),
        ("psoas_r", "psoas_major", "right"),
        ("Ps_L4_L5_IVD_l", "psoas_major", "left"),
        ("IL_R10_r", "iliocostalis_lumborum", "right"),
        ("LTpL_L5_l", "longissimus_thoracis", "left"),
        ("MF_m5.laminar_r", "multifidus", "right"),
        ("QL_ant_I.3-12.3_l", "quadratus_lumborum", "left"),
        ("IO6_r", "obliquus_internus_abdominis", "right"),
        ("DELT1", "deltoideus", "right"),
        ("SUPSP_l", "supraspinatus", "left"),
        ("SUP", "supinator", "right"),
        ("PL_l", "palmaris_longus", "left"),
        ("LU_RB5", "lumbricales_manus", "right"),
    ],
)
def test_elements_by_name(element: str, name: str, side: str) -> None:
    muscle, found = muscle_of(element)
    assert (muscle.name, found) == (name, side)


@pytest.mark.parametrize("element", ["soleus", "DELT1_r", "", "_r", "nothing_l", "Soleus_r"])
def test_unknown_elements_are_refused(element: str) -> None:
    with pytest.raises(MuscleError, match="no element"):
        muscle_of(element)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(MuscleError, match="runatomy muscles"):
        muscle_named("biceps")
    with pytest.raises(MuscleError, match="hip_flexors"):
        group_named("legs")


def test_leg_parameters_cover_the_legs() -> None:
    legs = {stem for muscle in MUSCLES if muscle.region == "leg" for stem in muscle.fascicles}
    assert {stem for stem in legs if not stem.startswith("Ps_")} == set(LEG.names)


@pytest.mark.parametrize(("name", "count"), FASCICLES_PER_SIDE.items())
def test_fascicle_counts(name: str, count: int) -> None:
    assert len(muscle_named(name).fascicles) == count


def test_names_are_unique() -> None:
    for field in ("name", "plain", "latin"):
        values = [getattr(muscle, field) for muscle in MUSCLES]
        assert len(values) == len(set(values))


@pytest.mark.parametrize("muscle", MUSCLES, ids=lambda muscle: muscle.name)
def test_text(muscle: Muscle) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", muscle.name)
    assert re.match(r"Mm?\. [a-z]", muscle.latin)
    assert muscle.plain[0].isupper() and not muscle.plain.endswith(".")
    assert group_named(muscle.group).name == muscle.group
    for text in (muscle.does, muscle.in_running):
        assert len(text) > 12 and text[0].isupper() and text.endswith(".") and "  " not in text
    for field in dataclasses.fields(muscle):
        assert getattr(muscle, field.name)
        assert not BRITISH.search(str(getattr(muscle, field.name)))


def test_group_text() -> None:
    for group in GROUPS:
        assert all(group) and group.plain[0].isupper()
        assert not BRITISH.search(f"{group.plain} {group.latin}")
    assert len({group.plain for group in GROUPS}) == len(GROUPS)
