"""Ledger journal: each file of an import job in the ledger, so that a crash undoes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from runatomy.app.jobs import queue
from runatomy.app.jobs.archive import Item
from runatomy.app.jobs.files.journal import Journal
from runatomy.app.jobs.files.outcome import FileOutcome
from runatomy.app.jobs.kinds.work import Work

UNREACHED = "its archive could not be read to the end"
KINDS = 4  # of other files that are named


class LedgerJournal(Journal):
    """The files of an import job, remembered in the ledger."""

    def __init__(self, work: Work) -> None:
        """Take what was decided before."""
        self._work, self._number = work, work.job.id
        self._ledger = work.library.ledger
        self._total = work.job.total
        found = queue.files(work.library, self._number)
        self._done = {one.position for one in found if one.state == "done"}
        self._begun = {one.position: one.sha256 for one in found if one.state == "working"}

    def list(self, items: Iterable[Item]) -> None:
        """Enter the names of all files, once; other files are one line for each origin."""
        if self._total is not None:
            return
        rows, others = [], Others()
        for position, item in enumerate(items):
            if item.skipped:
                others.count(position, item)
            else:
                rows.append((self._number, position, item.name))
            if position % 1000 == 0:
                self._work.check()
        with self._ledger.writing() as connection:
            connection.execute("DELETE FROM job_files WHERE job_id = ?", (self._number,))
            connection.executemany(
                "INSERT INTO job_files (job_id, position, name) VALUES (?, ?, ?)", rows
            )
            connection.executemany(
                "INSERT INTO job_files (job_id, position, name, state, outcome, message)"
                " VALUES (?, ?, ?, 'done', 'skipped', ?)",
                [(self._number, *row) for row in others.rows()],
            )
            queue.progress(self._work.library, self._number, 0, len(rows))
        self._total, self._done = len(rows), set()

    def decided(self, position: int) -> bool:
        """Tell whether a file was decided before the crash."""
        return position in self._done

    def begin(self, position: int, sha256: str) -> None:
        """Note that a file, by its content, goes to a worker."""
        self._begun.pop(position, None)
        with self._ledger.writing() as connection:
            connection.execute(
                "UPDATE job_files SET state = 'working', sha256 = ?"
                " WHERE job_id = ? AND position = ?",
                (sha256, self._number, position),
            )

    def begun(self, position: int, sha256: str) -> bool:
        """Tell whether a file went to a worker before the crash."""
        return self._begun.get(position) == sha256

    def decide(self, position: int, outcome: FileOutcome) -> None:
        """Note what became of a file, and how far the job is, in one transaction."""
        if outcome.outcome == "skipped":  # told when they were listed
            return
        self._done.add(position)
        with self._ledger.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO job_files"
                " (job_id, position, name, sha256, state, outcome, message, run_ids)"
                " VALUES (?, ?, ?, ?, 'done', ?, ?, ?)",
                (
                    self._number,
                    position,
                    outcome.name,
                    outcome.sha256,
                    outcome.outcome,
                    outcome.message,
                    json.dumps(outcome.run_ids),
                ),
            )
            queue.progress(self._work.library, self._number, self._count(), self._total)

    def close(self) -> None:
        """Say of files that were listed and never reached why that is."""
        with self._ledger.writing() as connection:
            connection.execute(
                "UPDATE job_files SET state = 'done', outcome = 'unreadable', message = ?"
                " WHERE job_id = ? AND state <> 'done'",
                (UNREACHED, self._number),
            )
            queue.progress(self._work.library, self._number, self._total or 0, self._total)

    def _count(self) -> int:
        return min(len(self._done), self._total or 0)


class Others:
    """Files that are no recordings, counted by where they came from and what they are."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._kinds: dict[str, Counter[str]] = {}

    def count(self, position: int, item: Item) -> None:
        """Count a file."""
        kind = PurePosixPath(item.name).suffix.lower() or "without suffix"
        self._first.setdefault(item.origin, position)
        self._kinds.setdefault(item.origin, Counter())[kind] += 1

    def rows(self) -> Iterable[tuple[int, str, str]]:
        """Return position, origin and words for each origin."""
        for origin, position in self._first.items():
            kinds = self._kinds[origin]
            told = ", ".join(f"{n:,} {kind}" for kind, n in kinds.most_common(KINDS))
            many = len(kinds) > KINDS
            yield position, origin, f"no recordings: {told}{' and others' if many else ''}"
