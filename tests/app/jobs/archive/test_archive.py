"""Archives from outside: what is in them comes out, and nothing else happens."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from runatomy.app.jobs.archive import Item, Limits, Source, open_sources
from runatomy.terms.errors import DamagedFileError, RecordError, RunatomyError

GPX = b"<gpx><trk/></gpx>"


def zipped(*files: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", packing) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return into.getvalue()


def tarred(*files: tuple[tarfile.TarInfo | str, bytes], mode: str = "w:gz") -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode=mode) as archive:  # type: ignore[call-overload]
        for given, content in files:
            info = tarfile.TarInfo(given) if isinstance(given, str) else given
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return into.getvalue()


def opened(content: bytes, name: str = "export.zip", limits: Limits | None = None) -> list[Item]:
    return list(open_sources([Source(name=name, content=content)], limits))


def read_all(content: bytes, name: str = "export.zip", limits: Limits | None = None) -> dict:  # type: ignore[type-arg]
    """Read each item at its turn: its bytes, or why not."""
    found: dict[str, bytes | RunatomyError | None] = {}
    for item in open_sources([Source(name=name, content=content)], limits):
        try:
            found[item.name] = None if item.skipped else item.read()
        except RunatomyError as error:
            found[item.name] = error
    return found


def problems(found: Iterable[object]) -> list[RunatomyError]:
    return [one for one in found if isinstance(one, RunatomyError)]


def test_files_of_a_zip() -> None:
    content = zipped(("a/run.fit", b"1"), ("a/b/run.GPX.gz", b"2"), ("photo.jpg", b"3"))
    assert read_all(content) == {"a/run.fit": b"1", "a/b/run.GPX.gz": b"2", "photo.jpg": None}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_files_of_a_tar(mode: str) -> None:
    content = tarred(("a/run.tcx", b"1" * 2000), ("readme.txt", b"2"), mode=mode)
    found = read_all(content, "export.tar" + mode[1:].replace(":", "."))
    assert found == {"a/run.tcx": b"1" * 2000, "readme.txt": None}


def test_archives_in_archives() -> None:
    inner = zipped(("deep/run.fit", b"1"))
    other = tarred(("other.gpx", GPX))
    content = zipped(("DI_CONNECT/UploadedFiles_0.zip", inner), ("more.tgz", other))
    assert read_all(content) == {"deep/run.fit": b"1", "other.gpx": GPX}
    assert {item.origin for item in opened(content)} == {"export.zip"}


def test_too_deep() -> None:
    content = zipped(("run.fit", b"1"))
    for depth in range(5):
        content = zipped((f"{depth}.zip", content), ("beside.fit", b"2"))
    found = read_all(content)
    assert found["beside.fit"] == b"2"
    assert "too deep" in problems(found.values())[0].what


def test_titles_of_an_export(tmp_path: Path) -> None:
    table = (
        b"Numer,Data,Nazwa,Rodzaj,Plik\n7,1 maj,  Bieg  przez las ,Bieg,activities/7.fit.gz\n"
        b"8,2 maj,,Bieg,activities/8.gpx\n9,3 maj,Obcy,Bieg,../../etc/passwd\n"
    )
    files = [("activities/7.fit.gz", b"7"), ("activities/8.gpx", b"8"), ("activities.csv", table)]
    titles = {item.name: item.title for item in opened(zipped(*files))}
    assert titles == {
        "activities/7.fit.gz": "Bieg przez las",
        "activities/8.gpx": None,
        "activities.csv": None,
    }
    below = zipped(*((f"export_1/{name}", content) for name, content in files))
    assert opened(below)[0].title == "Bieg przez las"
    for name, content in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    named = {Path(item.name).name: item.title for item in open_sources([tmp_path])}
    assert named["7.fit.gz"] == "Bieg przez las"


@pytest.mark.parametrize(
    "path", ["../../evil.fit", "/etc/evil.fit", "..\\..\\evil.fit", "C:\\evil.fit"]
)
def test_paths_are_words(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for content in (zipped((path, b"1")), tarred((path, b"1"))):
        (item,) = opened(content)
        assert ".." not in item.name and not item.name.startswith("/")
    assert not list(tmp_path.rglob("*"))


def test_names_that_fool_the_eye() -> None:
    (item,) = opened(zipped(("run\x1b[2J\u202e\n.fit", b"1")))
    assert item.name.isprintable()
    (item,) = opened(zipped(("x" * 3000 + ".fit", b"1")))
    assert len(item.name) <= 240 and item.name.endswith(".fit")


def test_names_in_no_known_letters() -> None:
    content = zipped(("n\u00e4\u00efve.fit", b"1")).replace(
        "n\u00e4\u00efve".encode(), b"n\xff\xfe\xff\xfeve"
    )
    found = read_all(content)
    assert list(found.values()) == [b"1"] or problems(found.values())
    latin = io.BytesIO()
    with tarfile.open(fileobj=latin, mode="w", encoding="latin-1") as archive:
        info = tarfile.TarInfo("l\u00e4uf.fit")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"1"))
    (name,) = read_all(latin.getvalue(), "x.tar")
    name.encode()  # no half letters


def test_hidden_files_are_left_alone() -> None:
    assert opened(zipped(("__MACOSX/._run.fit", b"1"), ("a/.run.fit", b"1"))) == []


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_links_and_devices_are_refused(kind: bytes) -> None:
    info = tarfile.TarInfo("run.fit")
    info.type, info.linkname = kind, "/etc/passwd"
    found = read_all(tarred((info, b""), ("good.fit", b"1")), "export.tar.gz")
    assert "link" in found["run.fit"].what
    assert found["good.fit"] == b"1"


def test_bomb_by_ratio() -> None:
    limits = Limits(small=1000)
    content = zipped(("zeros.fit", bytes(3_000_000)), ("good.fit", b"1"))
    found = read_all(content, limits=limits)
    assert "times its size" in found["zeros.fit"].what
    assert found["good.fit"] == b"1"
    packed = tarred(("zeros.fit", bytes(3_000_000)))
    assert "times its size" in problems(read_all(packed, "x.tgz", limits).values())[0].what


def test_bomb_by_size() -> None:
    content = zipped(("a.fit", bytes(3000)), ("b.fit", bytes(100)), packing=zipfile.ZIP_STORED)
    found = read_all(content, limits=Limits(file=2000))
    assert isinstance(found["a.fit"], RecordError) and found["b.fit"] == bytes(100)


@pytest.mark.parametrize("kind", ["zip", "tgz"])
def test_bomb_by_sum(kind: str) -> None:
    files = [(f"{i}.fit", bytes([i]) * 1000) for i in range(100)]
    content = zipped(*files) if kind == "zip" else tarred(*files)
    found = read_all(content, f"x.{kind}", Limits(unpacked=20_000))
    assert 0 < sum(isinstance(one, bytes) for one in found.values()) <= 20
    assert "unpacks to more" in problems(found.values())[-1].what
    assert len(found) <= 23  # it ends there


def test_a_bomb_takes_no_memory() -> None:
    content = zipped(("zeros.fit", bytes(300 * 2**20)))
    tracemalloc.start()
    found = read_all(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "times its size" in found["zeros.fit"].what
    assert peak < 100 * 2**20  # not 300


def test_a_header_without_end() -> None:
    info = tarfile.TarInfo("pax")
    info.type = tarfile.XHDTYPE
    tracemalloc.start()
    content = tarred((info, bytes(64 * 2**20)), ("good.fit", b"1"))
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    (only,) = opened(content, "x.tgz", Limits(ratio=1e9))
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert only.problem is not None and "header" in only.problem.what
    assert peak < 16 * 2**20


def test_holes_are_not_filled() -> None:
    info = tarfile.TarInfo("run.fit")
    info.pax_headers = {
        f"GNU.sparse.{name}": value
        for name, value in (("major", "0"), ("minor", "1"), ("numblocks", "1"), ("map", "0,0"),
                            ("size", "9999999"))
    }  # fmt: skip
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO(b""))
    (found,) = read_all(into.getvalue(), "x.tar").values()
    assert isinstance(found, RecordError)


def test_a_size_that_lies() -> None:
    content = bytearray(zipped(("a.fit", bytes(5000)), packing=zipfile.ZIP_DEFLATED))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", content, content.index(sign) + offset, 10)
    (found,) = read_all(bytes(content)).values()
    assert isinstance(found, DamagedFileError) or len(found) <= 10


def test_many_entries() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for i in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{i}.json"), b"")
    content = into.getvalue()
    began = time.process_time()
    assert sum(item.skipped for item in opened(content)) == 100_000
    assert time.process_time() - began < 10.0
    began = time.process_time()
    (only,) = opened(content, limits=Limits(entries=1000))
    assert only.problem is not None and "more than 1,000 files" in only.problem.what
    assert time.process_time() - began < 1.0


def test_locked() -> None:
    content = bytearray(zipped(("run.fit", b"1"), ("good.gpx", GPX)))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + offset] |= 1
    found = read_all(bytes(content))
    assert "password" in found["run.fit"].what and found["run.fit"].mend
    assert found["good.gpx"] == GPX


def test_wrong_checksum() -> None:
    stored = zipped(("run.fit", b"abcdef"), ("good.fit", b"1"), packing=zipfile.ZIP_STORED)
    found = read_all(stored.replace(b"abcdef", b"abcdeX"))
    assert isinstance(found["run.fit"], DamagedFileError)
    assert found["good.fit"] == b"1"


def test_empty_archives() -> None:
    assert opened(zipped()) == []
    assert opened(tarred(), "x.tar.gz") == []
    assert opened(zipped(("folder/", b""))) == []


@pytest.mark.parametrize("left", [4, 30, 60, 100])
def test_cut_archives(left: int) -> None:
    whole = zipped(("run.fit", b"1" * 50), ("two.fit", b"2" * 50), packing=zipfile.ZIP_STORED)
    (only,) = opened(whole[:left])
    assert isinstance(only.problem, DamagedFileError) and only.named
    packed = tarred(("run.fit", bytes(range(256)) * 50))
    found = read_all(packed[: max(left, len(packed) // 2)], "x.tgz")
    assert problems(found.values())


def test_other_archives_are_named() -> None:
    (item,) = opened(b"Rar!\x1a\x07\x00" + bytes(50), "export.rar")
    with pytest.raises(RecordError, match="RAR"):
        item.read()


def test_packed_in_an_unknown_way() -> None:
    content = bytearray(zipped(("run.fit", b"1")))
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", content, content.index(sign) + offset, 99)
    (found,) = read_all(bytes(content)).values()
    assert isinstance(found, RecordError)


def test_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "run.fit").write_bytes(b"1")
    (tmp_path / "sub" / ".hidden.fit").write_bytes(b"1")
    (tmp_path / "note.txt").write_bytes(b"2")
    (tmp_path / "pack.zip").write_bytes(zipped(("in.gpx", GPX)))
    (tmp_path / "odd").write_bytes(gzip.compress(GPX))
    items = list(open_sources([tmp_path, tmp_path / "odd", tmp_path / "gone.fit"]))
    kinds = [(Path(i.name).name, i.named, i.skipped, i.problem is not None) for i in items]
    assert kinds == [
        ("note.txt", False, True, False),
        ("odd", False, True, False),
        ("in.gpx", False, False, False),
        ("run.fit", False, False, False),
        ("odd", True, False, False),
        ("gone.fit", True, False, True),
    ]
