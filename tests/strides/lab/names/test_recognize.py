"""Names: every set is known, in any spelling, and the best set decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from runatomy.records.capture import Capture
from runatomy.strides.lab.names.enough import check_enough
from runatomy.strides.lab.names.marker_set import marker_sets
from runatomy.strides.lab.names.recognize import recognize
from runatomy.strides.lab.names.spelling import renamed
from runatomy.terms.errors import StrideError
from runatomy.terms.landmarks import LANDMARKS

PLUG_IN = [
    "LFHD", "RFHD", "C7", "T10", "CLAV", "STRN", "RBAK", "LSHO",
    "LELB", "LWRA", "LWRB", "LFIN", "RSHO", "LASI", "RASI", "LPSI",
    "RPSI", "LTHI", "LKNE", "LTIB", "LANK", "LHEE", "LTOE", "RTHI",
    "RKNE", "RTIB", "RANK", "RHEE", "RTOE", "LKNM", "LMED", "RKNM",
    "RMED",
]  # fmt: skip
HAMNER = [
    "R.ASIS", "L.ASIS", "V.Sacral", "R.Thigh.Upper", "R.Thigh.Front", "R.Thigh.Rear",
    "L.Thigh.Upper", "R.Knee.Lat", "R.Knee.Med", "L.Knee.Lat", "R.Shank.Upper", "L.Shank.Upper",
    "R.Ankle.Lat", "L.Ankle.Lat", "R.Heel", "L.Heel", "R.Toe.Tip", "L.Toe.Tip",
    "R.Acromium", "Sternum",
]  # fmt: skip
ISB = [
    "RIAS", "LIAS", "RIPS", "LIPS", "RFTC", "RFLE", "RFME", "RFAX",
    "RTTC", "RFAL", "RTAM", "RFCC", "RFM1", "RFM2", "RFM5", "LFTC",
    "LFLE", "LFME", "LFAX", "LTTC", "LFAL", "LTAM", "LFCC", "LFM1",
    "LFM2", "LFM5",
]  # fmt: skip
RECORDINGS = {  # file: title, names known, names in the file
    "rajagopal_run/motion_capture_run.trc": ("Rajagopal", 42, 42),
    "bmc_run/motion_capture_run.trc": ("Rajagopal", 64, 78),
    "dorn_ja1/jog.trc": ("Dorn", 51, 51),
    "dorn_ja1/run0900cms.trc": ("Dorn", 51, 53),
    "fukuchi/RBDS001/RBDS001runT45.c3d": ("Fukuchi", 32, 33),
}


@pytest.mark.parametrize(
    ("names", "title"), [(PLUG_IN, "plug-in"), (HAMNER, "Hamner"), (ISB, "ISB")]
)
def test_the_set_with_most_names_wins_and_knows_them_all(names: list[str], title: str) -> None:
    known = recognize(names)
    assert known.title.startswith(title)
    assert [marker.name for marker in known.markers] == names
    assert not known.unknown
    assert not known.warnings


@pytest.mark.parametrize(("name", "expected"), RECORDINGS.items())
def test_real_names_are_known(
    recorded: Callable[[str], Capture], name: str, expected: tuple[str, int, int]
) -> None:
    title, known_names, all_names = expected
    markers = recorded(name).markers
    known = recognize(markers)
    assert known.title.startswith(title)
    assert (len(known.markers), len(markers)) == (known_names, all_names)
    check_enough(known.markers, known.unknown, name)


@pytest.mark.parametrize(
    "spell", [str.lower, lambda n: f"Subject 1:{n}", lambda n: f"JA1_{n}", lambda n: " ".join(n)]
)
def test_spelling_does_not_matter(spell: Callable[[str], str]) -> None:
    plain, odd = recognize(PLUG_IN), recognize([spell(name) for name in PLUG_IN])
    assert [m.place for m in odd.markers] == [m.place for m in plain.markers]


def test_places_of_the_same_name_follow_the_set() -> None:
    toe = {m.name: m.place.landmark for m in recognize(PLUG_IN).markers}["RTOE"]
    assert toe == "metatarsal_2_r"
    dorn = ["RTOE", "RP1MT", "RP5MT", "RHEEL", "RLEPI", "SACR", "P1", "P2", "P3"]
    assert {m.name: m.place.landmark for m in recognize(dorn).markers}["RTOE"] == "toe_r"


def test_names_of_other_sets_are_taken_where_they_agree_and_the_rest_is_told() -> None:
    names = ["RASI", "LASI", "RPSI", "RCAL", "LCAL", "RTB1", "LTB1", "RFHD", "Wand7"]
    known = recognize(names)
    places = {marker.name: marker.place for marker in known.markers}
    assert places["RFHD"].segment == "head"
    assert known.unknown == ("Wand7",)
    assert any("Wand7" in told for told in known.warnings)


def test_two_markers_on_one_landmark_are_parted_and_told() -> None:
    known = recognize([*PLUG_IN, "RMT5", "RVMH"])
    landmarks = [m.place.landmark for m in known.markers if m.place.landmark is not None]
    assert len(landmarks) == len(set(landmarks))
    assert any("RVMH" in told and "metatarsal_5_r" in told for told in known.warnings)


def test_a_map_goes_before_every_table() -> None:
    own = {"RTHI": "tibia_r", "rfwt": "asis_r", "LTHI": "ignore", "Nobody": "heel_r"}
    known = recognize([*PLUG_IN, "RFWT"], own)
    places = {marker.name: marker.place for marker in known.markers}
    assert places["RTHI"].segment == "tibia_r"
    assert places["RFWT"].segment == "pelvis"
    assert "LTHI" not in places
    assert any("Nobody" in told for told in known.warnings)


def test_a_map_to_an_unknown_place_is_refused() -> None:
    with pytest.raises(StrideError, match="femur_x"):
        recognize(PLUG_IN, {"RTHI": "femur_x"})


def test_every_table_holds_both_sides_of_sound_places() -> None:
    for known in marker_sets():
        for place in known.places.values():
            assert place.landmark is None or LANDMARKS[place.landmark] == place.segment
        segments = {place.segment for place in known.places.values()}
        assert {"pelvis", "femur_r", "tibia_r", "calcn_r", "femur_l", "calcn_l"} <= segments


def test_what_is_missing_is_listed_with_what_looks_alike_and_a_map_to_start_from() -> None:
    lost = ("LTIB", "LANK", "LMED", "LPSI", "RPSI")
    names = [name for name in PLUG_IN if name not in lost]
    known = recognize([*names, "LTIBx"])
    with pytest.raises(StrideError) as caught:
        check_enough(known.markers, known.unknown, "made.c3d")
    text = str(caught.value)
    assert "made.c3d" in text
    assert "pelvis: 2 known, 1 more needed" in text
    assert "left shank: 0 known, 1 more needed; looking alike: LTIBx" in text
    assert '"LTIBx" = "tibia_l"' in text


def test_three_missing_markers_are_no_obstacle() -> None:
    known = recognize([n for n in PLUG_IN if n not in ("RTHI", "LHEE", "RPSI", "LKNM")])
    assert check_enough(known.markers, known.unknown, "made.c3d") == (
        "Only one marker on: left foot; its rotation rests on its neighbors.",
    )


def test_a_standing_trial_spells_its_markers_as_it_likes() -> None:
    run = ["Ann:RASI", "Ann:LASI", "Ann:R.Heel"]
    assert renamed(["rasi", "LASI", "RHeel"], run) == tuple(run)
    assert renamed(run, ["RASI", "LASI", "R Heel"]) == ("RASI", "LASI", "R Heel")
    assert renamed(["RASI", "R.ASI", "LASI"], ["RASI", "lasi"]) == ("RASI", "R.ASI", "lasi")
    assert renamed([], run) == () and renamed(["RASI"], []) == ("RASI",)
