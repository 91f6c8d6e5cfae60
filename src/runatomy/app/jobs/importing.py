"""Importing: files of any origin to runs in the library, by worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from runatomy.app.jobs.archive import Item, Limits
from runatomy.app.jobs.crew import Crew, Word
from runatomy.app.jobs.files.journal import Journal
from runatomy.app.jobs.files.outcome import FileOutcome, ImportReport
from runatomy.app.jobs.files.reading import Given, Settled, file_entry, settle, suffix_of, warm
from runatomy.app.library.files.originals import is_whole
from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runs.entries import FileEntry, RunEntry, WentAwayError
from runatomy.records.readers.unpack import unpack
from runatomy.terms.errors import AppError, AtlasError, DamagedFileError, RunatomyError

LOOK = 0.2  # [s] between looks whether somebody wants it to stop
TRIES = 2  # of a file whose worker died
PATIENCE = 5  # tries of a file that another process deletes meanwhile
STOPPING = (AppError, AtlasError, OSError)  # what no other file would mend
BACK = "its original was missing in the library, and is back"
BROKE = "reading it broke the program off, twice"


def import_items(
    library: Library,
    items: Iterable[Item],
    runner_id: int | None = None,
    *,
    workers: int = 2,
    crew: Crew | None = None,
    journal: Journal | None = None,
    on_progress: Callable[[FileOutcome], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> ImportReport:
    """Import files for a runner (the default one if not given) and tell what became of each.

    A file is entered in the ledger whole or not at all, and is known again by its content. The
    workers are of a `crew` that is given, else of one that ends with the import. Raises AppError
    where the library cannot be written, AtlasError where nothing can be analyzed.
    """
    own = crew or Crew(workers, warm=warm)
    work = _Import(
        library,
        library.runner(runner_id),
        own,
        journal or Journal(),
        on_progress or (lambda _: None),
        cancel or (lambda: False),
    )
    try:
        return work.run(items)
    except BaseException:
        own.stop()
        raise
    finally:
        if crew is None:
            own.stop()


@dataclass(slots=True)
class _Flight:
    """One file on its way through a worker."""

    position: int
    item: Item
    given: Given
    tries: int = 0


@dataclass(slots=True)
class _Import:
    """One import: at most one file for each worker on its way, and one that is ready."""

    library: Library
    runner: RunnerEntry
    crew: Crew
    journal: Journal
    on_progress: Callable[[FileOutcome], None]
    cancel: Callable[[], bool]
    report: ImportReport = field(default_factory=ImportReport)
    flying: dict[int, _Flight] = field(default_factory=dict)
    back: list[Word] = field(default_factory=list)  # told by workers, not yet entered
    fallen: list[_Flight] = field(default_factory=list)  # their worker died with them

    def run(self, items: Iterable[Item]) -> ImportReport:
        """Import them all, or until somebody wants it to stop."""
        for position, item in enumerate(items):
            if self.cancel():
                break
            if not self.journal.decided(position):
                self._take(position, item)
        while (self.flying or self.fallen) and not self.cancel():
            self._wait()
        if self.cancel():
            self.crew.stop()
            self.report.canceled = True
        return self.report

    def _take(self, position: int, item: Item) -> None:
        """Decide a file, or give it to a worker."""
        if item.skipped:
            return self._decide(position, item, "skipped")
        try:
            given = _given(item)
        except RunatomyError as error:
            outcome = "damaged" if isinstance(error, DamagedFileError) else "unreadable"
            return self._decide(position, item, outcome, message=error.what)
        flight = _Flight(position, item, given)
        while self._flies(given.sha256) and not self.cancel():
            self._wait()
        if known := self.library.known_file(given.sha256):
            return self._known(flight, known)
        while not self.crew.free and not self.cancel():
            self._hear()
        if not self.cancel():
            self.journal.begin(position, given.sha256)
            self._send(flight)
            self._enter()
        return None

    def _wait(self) -> None:
        """Wait for a worker's word; what has to go once more goes when all others are back."""
        if not self.flying:
            self._send(self.fallen.pop())  # alone, should memory have been short
        self._hear()
        self._enter()

    def _flies(self, digest: str) -> bool:
        """Tell whether a file of the same content is on its way."""
        return any(one.given.sha256 == digest for one in (*self.flying.values(), *self.fallen))

    def _send(self, flight: _Flight) -> None:
        flight.tries += 1
        self.flying[flight.position] = flight
        self.crew.put(flight.position, settle, self.library.home, self.runner, flight.given)

    def _hear(self) -> None:
        self.back += self.crew.words(LOOK)

    def _enter(self) -> None:
        """Enter in the ledger what came back."""
        while self.back:
            word = self.back.pop(0)
            flight = self.flying.pop(word.key)
            if word.kind == "done":
                self._settled(flight, word.value)
            elif word.kind == "died" and flight.tries < TRIES:
                self.fallen.append(flight)
            elif word.kind == "failed" and isinstance(word.value, STOPPING):
                raise word.value
            else:
                message = f"{BROKE}: {word.value}" if word.kind == "died" else str(word.value)
                suffix = suffix_of(flight.given.name)
                entry = file_entry(flight.given, "unreadable", suffix, message)
                self._settled(flight, Settled(file=entry))

    def _settled(self, flight: _Flight, settled: Settled) -> None:
        """Enter a file and its runs."""
        try:
            added = self.library.add_file(settled.file, settled.runs)
        except WentAwayError:  # another process deleted the same run just now
            if flight.tries >= PATIENCE:
                raise
            self.fallen.append(flight)
            return
        if not settled.runs:
            self._refuse(flight, settled.file)
        elif added.new:
            self._imported(flight, added.runs)
        else:  # another process was quicker
            self._decide(flight.position, flight.item, "duplicate", flight.given, added.runs)

    def _known(self, flight: _Flight, known: FileEntry) -> None:
        """Decide a file whose content the library knows."""
        runs = self.library.runs_of(known.sha256)
        if known.outcome != "runs":
            self._refuse(flight, known)
        elif self.journal.begun(flight.position, known.sha256):  # this import entered it itself
            self._imported(flight, runs)
        else:
            back = BACK if self._put_back(flight.given, known) else None
            self._decide(flight.position, flight.item, "duplicate", flight.given, runs, back)

    def _put_back(self, given: Given, known: FileEntry) -> bool:
        """Keep an original again that went missing or was cut short; returns whether it had."""
        if is_whole(self.library.home, known.sha256, known.suffix, known.size):
            return False
        self.library.keep_original(given.data, known.suffix)
        return True

    def _imported(self, flight: _Flight, runs: Sequence[RunEntry]) -> None:
        twins = [run.twin_of for run in runs if run.twin_of]
        outcome = "twin" if len(twins) == len(runs) else "imported"
        message = "the library has this run from another file" if twins else None
        self._decide(flight.position, flight.item, outcome, flight.given, runs, message)

    def _refuse(self, flight: _Flight, known: FileEntry) -> None:
        self._decide(
            flight.position, flight.item, known.outcome, flight.given, message=known.message
        )

    def _decide(
        self,
        position: int,
        item: Item,
        outcome: str,
        given: Given | None = None,
        runs: Sequence[RunEntry] = (),
        message: str | None = None,
    ) -> None:
        found = FileOutcome(
            name=item.name,
            origin=item.origin,
            named=item.named,
            outcome=outcome,
            message=message,
            run_ids=tuple(run.id for run in runs),
            sha256=given.sha256 if given else None,
        )
        self.report.count(found)
        self.journal.decide(position, found)
        self.on_progress(found)


def _given(item: Item) -> Given:
    """Read a file and take off its packing; the errors of both are raised."""
    data, lost = unpack(item.read(), item.name, largest=Limits().file)
    return Given(
        data=data,
        sha256=sha256(data).hexdigest(),
        name=item.name,
        origin=item.origin,
        title=item.title,
        notes=tuple(lost),
    )
