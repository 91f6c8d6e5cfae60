"""What a laboratory may do wrong, from the command line: refused or mended, in plain words."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from paths.faulty_lab import Mot, Trc, made_c3d
from runatomy.app.cli.main import main
from strides.lab.made_captures import WALK, Gait, made_capture, turned

pytest.importorskip("mujoco", reason="the body model needs the extra runatomy[model]")

SECONDS = 1.6  # of the recording: two strides; the standing trial needs half a second
PERSON = "--mass 72.84 --height 180 --quick"  # faults are found before anything is solved
MADE = "made.c3d --mass 70 --height 180 --quick"
RUN = f"run.trc --static static.trc --forces grf.mot {PERSON}"
Z_UP = [[1, 0, 0], [0, 0, -1], [0, 1, 0]]
EXCHANGED = [[1, 0, 0], [0, 0, 1], [0, 1, 0]]  # y and z: a mirror


class Desk(NamedTuple):
    """A folder with a sound recording, and what its files hold."""

    folder: Path
    run: Trc
    static: Trc
    grf: Mot
    emg: Mot


class Said(NamedTuple):
    """What the command said, and how it ended."""

    code: int
    out: str
    err: str


Lab = Callable[[str], Said]


@pytest.fixture(scope="session")
def recording(shared: Path) -> tuple[Trc, Trc, Mot, Mot]:
    """The beginning of the published recording of Rajagopal et al. (2016)."""
    folder = shared / "mocap" / "rajagopal_run"
    return (
        Trc.read(folder / "motion_capture_run.trc").part(SECONDS),
        Trc.read(folder / "static_run.trc").part(0.6),
        Mot.read(folder / "grf_run.mot").part(SECONDS),
        Mot.read(folder / "emg_run.txt").part(SECONDS),
    )


@pytest.fixture
def desk(recording: tuple[Trc, Trc, Mot, Mot], tmp_path: Path) -> Desk:
    """The folder in which the command is given, with the sound files."""
    found = Desk(tmp_path, *recording)
    found.run.write(tmp_path / "run.trc")
    found.static.write(tmp_path / "static.trc")
    found.grf.write(tmp_path / "grf.mot")
    found.emg.write(tmp_path / "emg.txt")
    return found


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lab:
    """Give the command in the folder; returns what it said, on long lines."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def give(words: str) -> Said:
        code = main(["lab", *words.split()])
        said = capsys.readouterr()
        return Said(code, " ".join(said.out.split()), said.err)

    return give


def refused(lab: Lab, words: str, *told: str, code: int = 1) -> str:
    """Give the command; it says all this with a way out, leaves no trace, and ends so."""
    before = sorted(path.name for path in Path.cwd().iterdir())
    said = lab(f"{words} --out results")
    assert said.code == code, said
    assert "Traceback" not in said.err and said.err.startswith("runatomy: ")
    assert len(said.err.splitlines()) > 1, "no way out is told"
    for word in told:
        assert word in said.err, said.err
    assert said.out == ""
    assert sorted(path.name for path in Path.cwd().iterdir()) == before
    return said.err


def mended(lab: Lab, words: str, *told: str) -> str:
    """Give the command; it carries on and says all this."""
    said = lab(words)
    assert said.code == 0, said.err
    for word in told:
        assert word in said.out, said.out
    return said.out


_SOUND: list[str] = []


@pytest.fixture
def sound(desk: Desk, lab: Lab) -> str:
    """What the command says of the sound files; they are solved once."""
    if not _SOUND:
        _SOUND.append(figures(mended(lab, RUN)))
    return _SOUND[0]


# Units and axes


@pytest.mark.parametrize(("unit", "factor", "told"), [
    ("m", 1.0, "The file says m, by which the markers would span 1368 m; read as millimeters"),
    ("mm", 1e-3, "The file says mm, by which the markers would span 0.00137 m; read as meters"),
])  # fmt: skip
def test_a_wrong_unit_is_mended_and_told(
    desk: Desk, lab: Lab, sound: str, unit: str, factor: float, told: str
) -> None:
    replace(desk.run, unit=unit, position=desk.run.position * factor).write(Path("run.trc"))
    assert figures(mended(lab, RUN, told)) == sound


def figures(out: str) -> str:
    """Return the line of speed, steps and contact."""
    return out[out.index(" strides at ") : out.index("Trust")]


def test_a_unit_that_nobody_can_guess_is_refused(desk: Desk, lab: Lab) -> None:
    replace(desk.run, position=desk.run.position / 25.4).write(Path("run.trc"))
    refused(lab, RUN, "run.trc", "span 0.0539 m in mm, which no runner does", "unit of length")


def test_a_c3d_in_millimeters_that_says_meters_is_mended(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "made.c3d").write_bytes(made_c3d(made_capture(Gait(forces="none")), unit="m"))
    mended(lab, MADE, "The file says m,", "read as millimeters")


def test_axes_of_markers_and_forces_that_differ_are_turned(desk: Desk, lab: Lab) -> None:
    desk.run.turned(Z_UP).write(Path("run.trc"))
    mended(lab, RUN, "They have other axes than the markers; they were turned into the same.")


def test_a_c3d_that_shows_another_axis_upward_is_told(lab: Lab, tmp_path: Path) -> None:
    capture = turned(made_capture(Gait(forces="none")), np.array(Z_UP, dtype=float))
    groups = {"POINT": {"X_SCREEN": "+X", "Y_SCREEN": "+Y"}}
    (tmp_path / "made.c3d").write_bytes(made_c3d(capture, groups=groups))
    told = "The file says +y points up; the runner stands along +z, which is used."
    mended(lab, MADE, told)


@pytest.mark.parametrize("what", ["axes", "names"])
def test_a_mirrored_laboratory_is_refused(desk: Desk, lab: Lab, what: str) -> None:
    other = {"R": "L", "L": "R"}
    mirror = (
        desk.run.turned(EXCHANGED)
        if what == "axes"
        else desk.run.called(lambda name: other.get(name[0], name[0]) + name[1:])
    )
    mirror.write(Path("run.trc"))
    refused(
        lab, RUN, "run.trc: toes and chest point backward", "left-handed axes",
        "Exchange the names, or change the sign of one axis",
    )  # fmt: skip


def test_a_tilted_laboratory_is_told(desk: Desk, lab: Lab) -> None:
    slope = np.radians(15.0)
    tilt = [[np.cos(slope), -np.sin(slope), 0], [np.sin(slope), np.cos(slope), 0], [0, 0, 1]]
    for trial, name in ((desk.run, "run.trc"), (desk.static, "static.trc")):
        trial.turned(tilt).write(Path(name))
    mended(lab, f"run.trc --static static.trc {PERSON}", "the laboratory's axes may be tilted")


# Forces


def test_without_plates_there_are_angles_and_it_is_said_once(desk: Desk, lab: Lab) -> None:
    said = mended(lab, f"run.trc --static static.trc {PERSON} --out results", "ground forces –")
    assert said.count("The recording holds no ground forces") == 1
    names = {path.name for path in Path("results").iterdir()}
    assert "run_angles.mot" in names and not {"run_grf.mot", "run_moments.sto"} & names


def test_a_c3d_without_plates_has_angles(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "made.c3d").write_bytes(made_c3d(made_capture(Gait(forces="none"))))
    mended(lab, MADE, "The recording holds no ground forces")


@pytest.mark.parametrize(("words", "told"), [
    (("_v", "torque"), "The forces were upside down (mean -750 N along y); all forces and moments"),
    (("_v",), "The forces were upside down"),
])  # fmt: skip
def test_forces_upside_down_are_turned_over(
    desk: Desk, lab: Lab, sound: str, words: tuple[str, ...], told: str
) -> None:
    desk.grf.scaled(-1.0, *words).write(Path("grf.mot"))
    assert figures(mended(lab, RUN, told)) == sound


def test_a_plate_upside_down_in_a_c3d_is_turned_over(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "made.c3d").write_bytes(made_c3d(made_capture(Gait()), push=-1.0))
    out = mended(lab, MADE, "was upside down", "turned over")
    assert "good mean vertical force against m g" in out


def test_forces_on_the_wrong_foot_are_exchanged(desk: Desk, lab: Lab) -> None:
    other = {"R": "L", "L": "R"}
    desk.grf.called(lambda name: other[name[0]] + name[1:]).write(Path("grf.mot"))
    out = mended(lab, RUN, "The file gives the force of each foot to the other one")
    assert "good force away from its foot" in out


def test_a_late_clock_is_told_and_can_be_set(desk: Desk, lab: Lab, sound: str) -> None:
    desk.grf.later(0.2).write(Path("grf.mot"))
    mended(lab, RUN, "The forces come 199 ms after the feet stand", "(--forces-offset -199")
    words = f"{RUN} --forces-offset -200"
    assert figures(mended(lab, words, "The clock of the forces was moved by -200 ms")) == sound


def test_forces_in_another_unit_are_told(desk: Desk, lab: Lab) -> None:
    desk.grf.scaled(1e-3, "_v").write(Path("grf.mot"))
    mended(lab, RUN, "No plate felt a foot. Forces reach 2 there: are they in newtons?")


@pytest.mark.parametrize("signal", ["forces", "emg"])
def test_clocks_that_share_no_moment_are_refused(desk: Desk, lab: Lab, signal: str) -> None:
    desk.grf.later(60.0).write(Path("late.mot"))
    desk.emg.later(60.0).write(Path("late.txt"))
    words, told, shift = {
        "forces": (RUN.replace("grf.mot", "late.mot"), "the forces run from 60.230", "-60000"),
        "emg": (f"{RUN} --emg late.txt", "the muscle signals run from 60.000", "-59770"),
    }[signal]
    refused(lab, words, told, "they share no moment", f"--{signal}-offset {shift}")
    assert lab(f"{words} --{signal}-offset {shift} -q").code == 0


# Markers


@pytest.mark.parametrize(("lost", "told"), [
    (("RASI", "LASI", "LPSI"), "pelvis: 1 known, 2 more needed"),
    (("RTH1", "RTH2", "RTH3"), "right thigh: 0 known, 1 more needed"),
    (("LCAL", "LTOE", "LMT5"), "left foot: 0 known, 1 more needed"),
])  # fmt: skip
def test_three_markers_missing_where_they_are_needed(
    desk: Desk, lab: Lab, lost: tuple[str, ...], told: str
) -> None:
    desk.run.without(*lost).write(Path("run.trc"))
    refused(lab, RUN, "run.trc: too few known markers", told, "Known sets:", "[markers]")


def test_three_markers_missing_where_they_can_be_spared(desk: Desk, lab: Lab) -> None:
    desk.run.without("CLAV", "C7", "LACR").write(Path("run.trc"))
    assert figures(mended(lab, RUN))


def test_names_of_one_s_own_need_a_map(desk: Desk, lab: Lab) -> None:
    names = {"RASI": "Hip bone R", "LASI": "Hip bone L", "LPSI": "Back L"}
    for trial, name in ((desk.run, "run.trc"), (desk.static, "static.trc")):
        trial.called(lambda old: names.get(old, old)).write(Path(name))
    told = refused(lab, RUN, "Names in the file that nothing knows: ", '"Hip bone R" = ')
    lines = '[markers]\n"Hip bone R" = "asis_r"\n"Hip bone L" = "asis_l"\n"Back L" = "psis_l"\n'
    assert "[markers]" in told
    Path("my.toml").write_text(lines, "utf-8")
    assert lab(f"{RUN} --markers my.toml -q").code == 0
    Path("my.toml").write_text(lines.replace("psis_l", "pisis_l"), "utf-8")
    refused(lab, f"{RUN} --markers my.toml", "my.toml: unknown places", "near: psis_l")


# Files


def test_walking_is_refused(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "walk.c3d").write_bytes(made_c3d(made_capture(WALK)))
    refused(lab, "walk.c3d --mass 70", "walk.c3d: this is walking", "0 % of", "made for running")


@pytest.mark.parametrize(("share", "told"), [
    (0.0015, "cut off after 317 bytes, within its header"),
    (0.005, "its measurements would lie beyond its end"),
])  # fmt: skip
def test_a_c3d_cut_off_before_its_frames(lab: Lab, tmp_path: Path, share: float, told: str) -> None:
    data = made_c3d(made_capture(Gait()))
    (tmp_path / "made.c3d").write_bytes(data[: int(share * len(data))])
    refused(lab, "made.c3d --mass 70", f"made.c3d: it is {told}" if share < 0.002 else told,
            "Copy it again")  # fmt: skip


def test_a_c3d_cut_off_among_its_frames_is_used_as_far_as_it_goes(lab: Lab, tmp_path: Path) -> None:
    data = made_c3d(made_capture(Gait()))
    (tmp_path / "made.c3d").write_bytes(data[: int(0.7 * len(data))])
    mended(lab, MADE, "The file is cut off: 113 of 375 frames lost")


@pytest.mark.parametrize(("frames", "told"), [
    (2, "it holds 2 frames; a recording needs at least 3"),
    (4, "it holds 4 frames of markers, too few to tell how anything moved"),
])  # fmt: skip
def test_a_few_frames_are_refused(desk: Desk, lab: Lab, frames: int, told: str) -> None:
    desk.run.first(frames).write(Path("run.trc"))
    refused(lab, RUN, f"run.trc: {told}")


def test_a_step_without_a_stride_has_frames_alone(desk: Desk, lab: Lab) -> None:
    desk.run.first(40).write(Path("run.trc"))
    words = f"{RUN} --html step.html"
    mended(lab, words, "no whole stride in 0.39 s", "a stride needs three")
    page = Path("step.html").read_text("utf-8")
    assert "No whole stride was found in this recording." in page and "– ms" not in page


@pytest.mark.parametrize(("words", "told", "code"), [
    ("grf.mot --static static.trc", ("of forces or angles, not of markers", "--forces"), 2),
    ("run.trc --forces run.trc", ("no ground force with all of its columns", "OpenSim does"), 1),
    ("run.trc --forces emg.txt", ("emg.txt: no ground force", "SOL, GASLAT"), 1),
    ("run.trc --static grf.mot", ("grf.mot: it is a table of forces", "C3D or TRC"), 1),
    ("static.trc --static run.trc", ("nobody runs here", "as the static trial"), 1),
    ("run.trc --static run.trc", ("the person moves all the time", "standing still"), 1),
    ("a.zip", ("it is a zip archive", "Unpack it"), 1),
    ("zip.c3d", ("it is a zip archive", "Unpack it"), 1),
    ("empty.c3d", ("empty.c3d: the file is empty", "export it again"), 1),
    ("run.trc --static empty.trc", ("empty.trc: the file is empty",), 1),
    ("run.trc --emg empty.txt", ("empty.txt",), 1),
    ("bare", ("holds no laboratory recordings", "static in their name"), 2),
    ("nowhere.trc", ("cannot be read", "Check the path"), 1),
    (f"{RUN} --strides 3,99", ("run.trc: the trial has no stride 3, 99", "among 1 to 2"), 1),
    (f"{RUN} --strides 2-1", ("'2-1' names no strides", "1,3-5"), 1),
    (f"{RUN} --without knee", ("'knee' is no coordinate of a leg", "knee_angle"), 1),
    ("run.trc --forces-offset 20", ("no ground forces whose clock", "--forces"), 1),
    ("run.trc --mass 72840", ("'72840' is no body mass; give kilograms",), 2),
    ("run.trc --height 1800", ("'1800' is no plausible height; give centimeters (168)",), 2),
])  # fmt: skip
def test_files_and_words_that_cannot_be(
    desk: Desk, lab: Lab, words: str, told: tuple[str, ...], code: int
) -> None:
    for name in ("empty.c3d", "empty.trc", "empty.txt"):
        Path(name).touch()
    for name in ("a.zip", "zip.c3d"):
        Path(name).write_bytes(b"PK\x03\x04" + bytes(600))
    Path("bare").mkdir()
    refused(lab, words, *told, code=code)


def test_signals_that_name_no_muscle_are_told(desk: Desk, lab: Lab) -> None:
    mended(lab, f"{RUN} --emg grf.mot", "The EMG is not compared: none of its channels")


def test_a_low_pass_above_what_was_sampled_is_told(desk: Desk, lab: Lab) -> None:
    mended(lab, f"{RUN} --cutoff 60", "The markers are not low-passed: 60 Hz is not below half")


# Outputs


def test_nothing_is_written_over_what_is_read(desk: Desk, lab: Lab) -> None:
    Path("grf.mot").rename("run_grf.mot")
    before = {path.name: path.read_bytes() for path in Path.cwd().iterdir()}
    said = lab(f"run.trc --static static.trc --forces run_grf.mot {PERSON} --out .")
    assert said.code == 2 and "run_grf.mot: this would write over a file that is read" in said.err
    assert {path.name: path.read_bytes() for path in Path.cwd().iterdir()} == before


@pytest.mark.parametrize(("folder", "told"), [
    ("grf.mot", "this is not a folder"),
    ("no/where", "there is no such folder"),
    ("/proc/runatomy", "cannot be written"),
])  # fmt: skip
def test_an_output_that_cannot_be(desk: Desk, lab: Lab, folder: str, told: str) -> None:
    if folder.startswith("/proc") and not Path("/proc").is_dir():
        pytest.skip("this system has no folder that nobody may write in")
    said = lab(f"{RUN} --out {folder}")
    assert said.code == 2 and told in said.err and "Traceback" not in said.err, said
    assert said.out == ""


# Studies


def test_a_table_with_a_misspelled_column_is_refused(desk: Desk, lab: Lab) -> None:
    Path("trials.csv").write_text("trial,statc\nrun.trc,static.trc\n", "utf-8")
    told = ("trials.csv: unknown column 'statc'; did you mean static?", "Call it static")
    refused(lab, "--table trials.csv", *told, code=2)


def test_a_study_s_table_is_not_written_over(desk: Desk, lab: Lab) -> None:
    Path("strides.csv").write_text("trial\nrun.trc\n", "utf-8")
    said = lab("--table strides.csv --out .")
    assert said.code == 2 and "strides.csv: this would write over a file that is read" in said.err
    assert Path("strides.csv").read_text("utf-8") == "trial\nrun.trc\n"


def test_what_fails_in_a_study_is_told_and_the_rest_is_finished(desk: Desk, lab: Lab) -> None:
    for name in ("s01", "s02"):
        Path(name).mkdir()
        desk.run.write(Path(name, "run.trc"))
    desk.run.first(2).write(Path("cut.trc"))
    Path("trials.csv").write_text(
        "trial,static,forces,name\n"
        "s01/run.trc,static.trc,grf.mot,\ns02/run.trc,static.trc,grf.mot,\n"
        "cut.trc,static.trc,,\nrun.trc,static.trc,,again\nrun.trc,static.trc,,again\n",
        "utf-8",
    )
    said = lab(f"--table trials.csv {PERSON} --out results")
    assert said.code == 1 and "4 solved, 1 failed" in said.err
    assert "cut: cut.trc: it holds 2 frames" in said.err and "Give the whole trial" in said.err
    assert "another trial is called again already: run.trc becomes again-2" in said.err
    with Path("results", "failed.csv").open(encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["trial"] == "cut" and "2 frames" in row["error"] and row["mend"]
    with Path("results", "strides.csv").open(encoding="utf-8") as file:
        names = {row["trial"] for row in csv.DictReader(file)}
    assert names == {"s01_run", "s02_run", "again", "again-2"}
