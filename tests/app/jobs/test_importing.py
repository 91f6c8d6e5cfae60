"""Importing: every file comes to what it is, once."""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from runatomy.app.jobs.archive import Source, open_sources
from runatomy.app.jobs.crew import Crew
from runatomy.app.jobs.files.outcome import FileOutcome, ImportReport
from runatomy.app.jobs.importing import import_items
from runatomy.app.library.files.originals import path_of
from runatomy.app.library.library import Library
from runatomy.app.library.upkeep.tidy import leftovers
from runatomy.terms.errors import AppError

from . import tasks
from .conftest import small_run


def packed(*files: tuple[str, bytes]) -> Source:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return Source(name="export.zip", content=into.getvalue())


def imported(
    library: Library, crew: Crew, *sources: Any, **more: Any
) -> tuple[ImportReport, dict[str, FileOutcome]]:
    found: dict[str, FileOutcome] = {}

    def tell(one: FileOutcome) -> None:
        found[one.name] = one

    report = import_items(library, open_sources(sources), crew=crew, on_progress=tell, **more)
    return report, found


def test_a_run_is_kept_whole(library: Library, crew: Crew) -> None:
    data = small_run(1)
    report, found = imported(library, crew, packed(("run.fit.gz", gzip.compress(data))))
    (one,) = found.values()
    digest = hashlib.sha256(data).hexdigest()
    assert (one.outcome, one.sha256, one.failed) == ("imported", digest, False)
    assert (report.runs, report.failed, report.canceled) == (1, 0, False)
    row = library.run(one.run_ids[0])
    assert row.distance_m == pytest.approx(391, abs=15)
    assert (row.name, row.sport, row.heart_rate_bpm) == ("Morning run", "running", 150.0)
    assert row.runner_id == library.runner().id and row.energy_J > 0.0 and not row.stale
    assert library.original(digest) == data
    assert library.analysis(row.id)["run"]["duration_s"] == row.duration_s
    assert len(library.series(row.id).time_s) == 149


def test_the_same_bytes_again(library: Library, crew: Crew) -> None:
    data = small_run(2)
    first = packed(("a.fit", data), ("b.fit", data), ("c.fit.gz", gzip.compress(data)))
    report, found = imported(library, crew, first)
    assert report.counts == Counter(imported=1, duplicate=2)
    again, _ = imported(library, crew, Source(name="z.fit", content=data))
    assert again.counts == Counter(duplicate=1)
    assert found["b.fit"].run_ids == found["a.fit"].run_ids
    assert library.find_runs().total == 1


def test_the_same_run_from_another_file(library: Library, crew: Crew) -> None:
    one, other = small_run(3), small_run(3, heart=151.0)
    imported(library, crew, Source(name="watch.fit", content=one))
    report, found = imported(library, crew, Source(name="website.fit", content=other))
    assert report.counts == Counter(twin=1)
    assert library.run(found["website.fit"].run_ids[0]).twin_of is not None
    assert library.find_runs().total == 1 and library.find_runs(twins=True).total == 2


def test_refusals_are_explained_and_remembered(library: Library, crew: Crew) -> None:
    route = b"<gpx><rte><rtept lat='1' lon='2'/></rte></gpx>"
    sources = (
        packed(("route.gpx", route), ("cut.fit", small_run(4)[:30]), ("photo.jpg", b"x")),
        Source(name="picture.png", content=b"\x89PNG" + bytes(100)),
        Source(name="empty.fit", content=b""),
    )
    report, first = imported(library, crew, *sources)
    outcomes = {name: one.outcome for name, one in first.items()}
    assert outcomes == {
        "route.gpx": "not_a_run",
        "cut.fit": "damaged",
        "photo.jpg": "skipped",
        "picture.png": "unreadable",
        "empty.fit": "damaged",
    }
    assert "route" in str(first["route.gpx"].message)
    assert "a picture" in str(first["picture.png"].message)
    assert report.failed == 3  # another sport in an archive is no failure
    again, second = imported(library, crew, *sources)
    assert {n: (o.outcome, o.message) for n, o in second.items()} == {
        n: (o.outcome, o.message) for n, o in first.items()
    }
    assert again.counts == report.counts
    alone, _ = imported(library, crew, Source(name="route.gpx", content=route))
    assert alone.failed == 1  # somebody meant it to be a run


def test_a_deleted_run_may_come_again(library: Library, crew: Crew) -> None:
    source = Source(name="run.fit", content=small_run(5))
    _, found = imported(library, crew, source)
    library.delete_run(found["run.fit"].run_ids[0])
    report, _ = imported(library, crew, source)
    assert report.counts == Counter(imported=1)


class _Deleting:
    """Takes the original of a file away right after its worker kept it, so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, library: Library, digest: str) -> None:
        if self.left:
            self.left -= 1
            path_of(library.home, digest, ".fit").unlink()


def test_a_run_deleted_while_it_comes_is_tried_again(
    library: Library, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process deletes the same run just then: twice, and the third try is entered."""
    data, take = small_run(31), _Deleting(2)
    digest, real = hashlib.sha256(data).hexdigest(), Library.add_file

    def late(self: Library, entry: Any, runs: Any = ()) -> Any:
        take(self, digest)
        return real(self, entry, runs)

    monkeypatch.setattr(Library, "add_file", late)
    twice = packed(("a.fit", data), ("b.fit", data), ("c.fit", small_run(32)))
    report, found = imported(library, crew, twice)
    assert report.counts == Counter(imported=2, duplicate=1)
    assert (take.left, found["a.fit"].outcome) == (0, "imported")
    assert library.original(digest) == data


def test_a_run_that_is_deleted_ever_again_ends_with_a_word(
    library: Library, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No import goes round for ever."""
    data, take, real = small_run(33), _Deleting(99), Library.add_file
    digest = hashlib.sha256(data).hexdigest()

    def late(self: Library, entry: Any, runs: Any = ()) -> Any:
        take(self, digest)
        return real(self, entry, runs)

    monkeypatch.setattr(Library, "add_file", late)
    with pytest.raises(AppError, match="went away"):
        imported(library, crew, Source(name="a.fit", content=data))


def test_an_original_that_went_missing_comes_back(library: Library, crew: Crew) -> None:
    data = small_run(8)
    source = Source(name="run.fit", content=data)
    imported(library, crew, source)
    digest = small_sha(8)
    (library.home.originals / digest[:2] / f"{digest}.fit").unlink()
    _, found = imported(library, crew, source)
    assert found["run.fit"].outcome == "duplicate" and "is back" in str(found["run.fit"].message)
    assert library.original(digest) == data
    (library.home.originals / digest[:2] / f"{digest}.fit").write_bytes(data[:100])
    _, found = imported(library, crew, source)
    assert "is back" in str(found["run.fit"].message) and library.original(digest) == data
    _, found = imported(library, crew, source)
    assert found["run.fit"].message is None


def test_titles_and_lost_bytes_are_kept(library: Library, crew: Crew) -> None:
    table = b"Id,Date,Name,Type,File\n1,may,Round the lake,Run,activities/1.fit.gz\n"
    cut = gzip.compress(small_run(6))[:-20]
    _, found = imported(
        library, crew, packed(("activities.csv", table), ("activities/1.fit.gz", cut))
    )
    (number,) = found["activities/1.fit.gz"].run_ids
    assert library.run(number).name == "Round the lake"
    assert "gzip packing ends too early" in " ".join(library.analysis(number)["warnings"])


class Deadly(Crew):
    """A crew in which some files are the death of their worker."""

    def __init__(self, deaths: dict[str, int]) -> None:
        super().__init__(2)
        self.deaths = deaths
        self.beside: list[int] = []

    def put(self, key: Any, function: Any, *given: Any, **more: Any) -> None:
        name = given[-1].name
        if self.deaths.get(name, 0):
            self.deaths[name] -= 1
            self.beside.append(self.busy)
            function = tasks.break_down
        super().put(key, function, *given, **more)


def test_a_file_that_kills_its_worker(library: Library) -> None:
    files = [(f"{i}.fit", small_run(i)) for i in range(6)]
    crew = Deadly({"1.fit": 1, "3.fit": 99})
    try:
        report, found = imported(library, crew, packed(*files))
    finally:
        crew.stop()
    assert report.counts == Counter(imported=5, unreadable=1)
    assert found["1.fit"].outcome == "imported"  # it was only bad luck
    assert "broke" in str(found["3.fit"].message)
    assert crew.beside[-1] == 0  # tried once more, alone
    again, _ = imported(library, Crew(1), packed(*files))
    assert again.counts == Counter(duplicate=5, unreadable=1)


def test_it_stops_when_asked(library: Library, crew: Crew) -> None:
    files = [(f"{i}.fit", small_run(i)) for i in range(20)]
    done: list[FileOutcome] = []
    report = import_items(
        library,
        open_sources([packed(*files)]),
        crew=crew,
        on_progress=done.append,
        cancel=lambda: len(done) >= 5,
    )
    assert report.canceled and 5 <= len(done) <= 7
    assert library.find_runs().total == len(done)
    rest, _ = imported(library, crew, packed(*files))
    assert rest.counts == Counter(imported=20 - len(done), duplicate=len(done))


def test_a_library_that_cannot_be_written(
    library: Library, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library.home.originals / small_sha(7)[:2]).write_text("in the way")
    with pytest.raises(AppError, match="cannot be written"):
        imported(library, crew, Source(name="run.fit", content=small_run(7)))
    assert library.find_runs().total == 0 and not crew.busy


def small_sha(number: int) -> str:
    return hashlib.sha256(small_run(number)).hexdigest()


EXPECTED = {
    "fit": {"imported", "twin"},
    "tcx": {"imported", "twin"},
    "gpx": {"imported", "twin", "not_a_run", "damaged", "unreadable"},
    "fit_faulty": {"imported", "twin", "damaged", "not_a_run"},
    "fit_not_a_run": {"imported", "not_a_run"},
}


def test_all_the_shared_files_at_once(library: Library, crew: Crew, shared: Path) -> None:
    report, found = imported(library, crew, shared / "watch")
    by_folder: dict[str, Counter[str]] = {}
    for name, one in found.items():
        by_folder.setdefault(Path(name).parent.name, Counter())[one.outcome] += 1
    assert {name: set(counts) for name, counts in by_folder.items()} == EXPECTED
    assert len(found) == 81 and report.runs == 48
    assert by_folder["fit_not_a_run"]["imported"] <= 2  # files with a run after all
    assert sum(by_folder["gpx"][name] for name in ("imported", "twin")) == 15
    legs = found[str(shared / "watch" / "fit" / "activity-large-fenxi2-multisport.fit")]
    assert len(legs.run_ids) == 2  # each leg on foot is a run
    assert all(
        one.message
        for one in found.values()
        if one.outcome not in ("imported", "duplicate", "skipped")
    )
    again, _ = imported(library, crew, shared / "watch")
    assert again.runs == 0 and again.counts["duplicate"] == sum(
        report.counts[name] for name in ("imported", "twin")
    )
    assert not leftovers(library.home)
