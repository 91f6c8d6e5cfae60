"""Damaged FIT files: what survives is kept, what is lost is told, and nothing is invented."""

from __future__ import annotations

import numpy as np
import pytest

from records.fit_bytes import START, FitBytes, run_file, steady
from runatomy.records.readers import read_run, read_runs
from runatomy.records.readers.fit import content
from runatomy.records.readers.fit.mend import checksum, mend
from runatomy.terms.errors import DamagedFileError

WHOLE = run_file(steady(600), lasted=600.0)
ROW = 26  # [bytes] of one record in it


def test_the_test_file_is_sound() -> None:
    assert read_run(WHOLE, "run.fit").repairs == ()
    assert checksum(WHOLE) == 0  # a sound file's checksum, taken over itself, vanishes


def test_a_wrong_checksum_costs_nothing() -> None:
    run = read_run(WHOLE[:-1] + bytes((WHOLE[-1] ^ 1,)), "run.fit")
    assert len(run.time) == 600
    assert run.repairs == ("the checksum is wrong; the content reads well",)


@pytest.mark.parametrize("data", [b"ab", b"nonsense\n"])
def test_what_is_no_fit_data_is_not_said_to_read_well(data: bytes) -> None:
    with pytest.raises(DamagedFileError, match="nothing in it is FIT data"):
        read_runs(data, "wrong.fit")


@pytest.mark.parametrize("kept", [0.25, 0.5, 0.9])
def test_a_truncated_file_keeps_its_beginning(kept: float) -> None:
    run = read_run(WHOLE[: int(len(WHOLE) * kept)], "run.fit")
    assert len(run.time) == pytest.approx(600 * kept, abs=6)
    assert run.speed == pytest.approx(np.full(len(run.time), 3.0))
    assert any("too early" in line for line in run.repairs)


def test_a_file_closed_without_its_length() -> None:
    data = WHOLE[:4] + bytes(4) + WHOLE[8:]
    assert len(read_run(data, "crashed.fit").time) == 600


def test_a_file_whose_length_was_never_brought_up_to_date() -> None:
    data = WHOLE[:4] + (3_000).to_bytes(4, "little") + WHOLE[8:]
    assert len(read_run(data, "crashed.fit").time) > 590


def test_a_destroyed_header() -> None:
    run = read_run(b"\x0c" + bytes(11) + WHOLE[12:], "run.fit")
    assert len(run.time) == 600


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"\x5a"])
def test_a_hole_in_mid_file_is_leapt_over(filling: bytes) -> None:
    data = WHOLE[:5_000] + filling * 512 + WHOLE[5_512:]
    run = read_run(data, "hole.fit")
    assert 600 - 512 // ROW - 4 <= len(run.time) < 600
    assert run.time[-1] == 599.0
    assert run.speed is not None and np.nanmax(np.abs(run.speed - 3.0)) < 1e-9
    assert any("leapt over" in line for line in run.repairs)


def test_bytes_lost_to_a_text_mode_transfer() -> None:
    rows = steady(600)
    for second in range(0, 600, 50):
        rows[second]["altitude"] = (0x0A0D / 5) - 500  # carriage return, line feed
    data = run_file(rows, lasted=600.0)
    broken = data.replace(b"\r\n", b"\n")
    assert len(data) - len(broken) == 12
    run = read_run(broken, "mail.fit")
    assert len(run.time) >= 600 - 2 * 12
    assert run.distance is not None and np.all(np.diff(run.distance[np.isfinite(run.distance)]) > 0)


def test_noise_behind_the_end_is_left_out() -> None:
    run = read_run(WHOLE + b"\0" * 100, "run.fit")
    assert len(run.time) == 600
    assert any("left out" in line for line in run.repairs)


def test_a_type_that_does_not_exist_is_no_obstacle(capfd: pytest.CaptureFixture[str]) -> None:
    fit = FitBytes()
    fit.file_id()
    fit.define(2, 0xFF42, [(0, 2, 0x1F)])
    fit.body += b"\2\1\2"
    fit.records(steady())
    fit.session()
    assert len(read_run(fit.to_bytes(), "odd.fit").time) == 60
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("data", [WHOLE[:14], WHOLE[:20], WHOLE[:12] + b"\xff" * 500])
def test_nothing_left_is_said_plainly(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_runs(data, "gone.fit")


def test_mending_a_sound_file_changes_no_message() -> None:
    mended, _ = mend(WHOLE)
    assert mended[12:-2] == WHOLE[12:-2]


class TestSecondDecoder:
    """Where the fast decoder refuses, the slow one says the same."""

    @pytest.fixture(autouse=True)
    def refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(name: str, data: bytes) -> dict[str, object]:
            raise content.UndecodableError("refused")

        monkeypatch.setattr(content, "_fitfast", refuse)

    def test_same_channels(self, monkeypatch: pytest.MonkeyPatch) -> None:
        slow = read_run(WHOLE, "run.fit")
        monkeypatch.undo()
        fast = read_run(WHOLE, "run.fit")
        for name in ("time", "latitude_deg", "altitude", "distance", "speed", "step_rate"):
            assert getattr(slow, name) == pytest.approx(getattr(fast, name), abs=1e-9), name
        assert (slow.start, slow.sport, slow.device.product) == (
            fast.start,
            fast.sport,
            fast.device.product,
        )
        assert slow.session["total_energy_J"] == fast.session["total_energy_J"]

    def test_developer_fields(self) -> None:
        fit = FitBytes()
        fit.file_id()
        fit.message(207, {1: ("byte", bytes(range(16))), 3: ("uint8", 0)})
        fit.describe(4, "float32", "Form Power", "Watts")
        fit.records(steady(20, pod=70.0), [(4, "float32", "pod")])
        fit.session(lasted=20.0)
        (channel,) = read_run(fit.to_bytes(), "pod.fit").developer
        assert (channel.name, channel.unit) == ("Form Power", "Watts")
        assert channel.values == pytest.approx(np.full(20, 70.0))

    def test_no_date(self) -> None:
        run = read_run(run_file(steady(start=5_000)), "old.fit")
        assert run.start is None and run.time[-1] == 59.0

    def test_laps_and_pauses(self) -> None:
        fit = FitBytes()
        fit.file_id()
        fit.records(steady(20))
        fit.timer(START + 5, starts=False)
        fit.timer(START + 9, starts=True)
        fit.lap(START, 20.0)
        fit.session(lasted=20.0)
        run = read_run(fit.to_bytes(), "run.fit")
        assert run.pauses == ((5.0, 9.0),)
        assert [(lap.start, lap.end) for lap in run.laps] == [(0.0, 19.0)]


def test_reading_that_stops_in_mid_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from runatomy.records.readers.fit import slow

    whole = slow._messages

    def stops(data: bytes):  # type: ignore[no-untyped-def]
        for count, one in enumerate(whole(data)):
            if count == 100:
                raise ValueError("stumbled")
            yield one

    monkeypatch.setattr(slow, "_messages", stops)
    found = slow.decode_slow(WHOLE)
    assert len(found.records["timestamp"]) == 99
    assert found.repairs == ["reading stopped in mid-file (stumbled); what came before is kept"]
