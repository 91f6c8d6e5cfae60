"""The right reader is found by content, then by name; what is packed is unpacked, up to a limit."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

import pytest

from records.fit_bytes import run_file
from records.readers.test_gpx import gpx, points, track
from records.readers.test_tcx import activity, lap, tcx
from runatomy.records.readers import READERS, read_run, read_runs
from runatomy.records.readers.unpack import LARGEST, unpack
from runatomy.terms.errors import DamagedFileError, RecordError

FILES = {
    "fit": run_file(),
    "gpx": gpx(track(points(60), kind="running")),
    "tcx": tcx(activity(lap(0, 60))),
}


def test_the_table_is_complete() -> None:
    assert set(READERS) == set(FILES)


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("name", ["run.{}", "RUN.{}.gz", "run", "a.b/run", ""])
def test_any_name_will_do(suffix: str, name: str) -> None:
    run = read_run(FILES[suffix], name.format(suffix))
    assert (run.source_format, len(run.time)) == (suffix, 60)
    assert not any("named" in line for line in run.repairs)


@pytest.mark.parametrize("suffix", FILES)
def test_packed(suffix: str) -> None:
    run = read_run(gzip.compress(FILES[suffix]), f"run.{suffix}.gz")
    assert (run.source_format, len(run.time)) == (suffix, 60)


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_any_bytes_will_do(kind: type) -> None:
    assert len(read_run(kind(FILES["fit"])).time) == 60


def test_a_name_that_lies_is_told() -> None:
    run = read_run(FILES["gpx"], "run.fit")
    assert run.source_format == "gpx"
    assert run.repairs[0] == "named .fit, but it is a GPX file"


def test_the_same_file_has_the_same_fingerprint_packed_or_not() -> None:
    plain = read_run(FILES["fit"], "run.fit").source_sha256
    assert read_run(gzip.compress(FILES["fit"]), "run.fit.gz").source_sha256 == plain
    assert len(plain) == 64


def test_a_packing_in_several_members() -> None:
    data = FILES["gpx"]
    packed = gzip.compress(data[:500]) + gzip.compress(data[500:])
    assert len(read_run(packed, "run.gpx.gz").time) == 60


def test_a_packing_cut_short() -> None:
    packed = gzip.compress(FILES["fit"], 1)
    run = read_run(packed[: len(packed) // 2], "run.fit.gz")
    assert 5 < len(run.time) < 60
    assert any("packing ends too early" in line for line in run.repairs)


def test_a_packing_that_is_damaged() -> None:
    packed = bytearray(gzip.compress(FILES["gpx"] * 1, 6))
    packed[-6] ^= 0xFF  # the checksum of the packing
    run = read_run(bytes(packed), "run.gpx.gz")
    assert any("packing is damaged" in line for line in run.repairs)


def test_a_bomb_is_not_unpacked() -> None:
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(2**20)
    bomb = b"".join(packer.compress(block) for _ in range(LARGEST // 2**20 + 2)) + packer.flush()
    assert len(bomb) < 2**20
    with pytest.raises(RecordError, match="unpacks to more than 256 MiB"):
        read_runs(bomb, "bomb.fit.gz")


def test_the_limit_holds_over_members_and_for_plain_files() -> None:
    packed = gzip.compress(bytes(600)) * 2
    with pytest.raises(RecordError, match="unpacks to more than"):
        unpack(packed, "two.gz", largest=1_000)
    with pytest.raises(RecordError, match="it is more than"):
        unpack(b"x" * 1_001, "big", largest=1_000)
    assert unpack(b"x" * 1_000, "fits", largest=1_000) == (b"x" * 1_000, [])


def test_packings_within_packings_end() -> None:
    data = FILES["fit"]
    for _ in range(5):
        data = gzip.compress(data)
    with pytest.raises(RecordError, match="again and again"):
        read_runs(data, "doll.gz")


def archive() -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as folder:
        folder.writestr("run.fit", FILES["fit"])
    return memory.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "run.fit", "the file is empty"),
        (b" \n\0", "run.gpx", "the file is empty"),
        (archive(), "run.fit", "a zip archive"),
        (b"%PDF-1.7", "run.fit", "a PDF document"),
        (b"\x89PNG\r\n", "run", "a picture"),
        (b"<!DOCTYPE html><html></html>", "run.gpx", "a web page"),
        (b'<?xml version="1.0"?><kml xmlns="x"/>', "run", "a KML map"),
        (b'{"laps": []}', "run.json", "a JSON file"),
        (b"time;speed\n0;3\n", "run.csv", "neither FIT nor GPX nor TCX"),
        (b"hello", "run.gpx", "no readable XML"),
        (b"hello", "run.fit", "no FIT message"),
    ],
)
def test_what_is_no_recording_is_named(data: bytes, name: str, message: str) -> None:
    with pytest.raises(RecordError, match=message) as caught:
        read_runs(data, name)
    assert caught.value.where == name


def test_what_no_one_foresaw_is_still_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(data: bytes, name: str) -> tuple[()]:
        raise IndexError("list index out of range")

    monkeypatch.setitem(READERS, "fit", stumbles)  # type: ignore[arg-type]
    with pytest.raises(DamagedFileError, match="it cannot be read"):
        read_runs(FILES["fit"], "run.fit")
