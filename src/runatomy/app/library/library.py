"""Library: years of runs on the user's own machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from runatomy.app.library import analyses, preferences
from runatomy.app.library.diary import note, plans, sessions, wear
from runatomy.app.library.diary.note import Note
from runatomy.app.library.files import known, originals
from runatomy.app.library.home import Home
from runatomy.app.library.ledger import Ledger
from runatomy.app.library.preferences import Preferences
from runatomy.app.library.runners import roster
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.app.library.runners.recipes import Recipes
from runatomy.app.library.runs import adding, changing, finding
from runatomy.app.library.runs.changing import KEEP, Keep
from runatomy.app.library.runs.entries import (
    Added,
    FileEntry,
    NewAnalysis,
    NewRun,
    RunEntry,
    RunPage,
    RunRow,
)
from runatomy.app.library.runs.search import NEWEST, Search
from runatomy.app.library.series import effort, kept
from runatomy.app.library.series.effort import DayEffort
from runatomy.app.library.years import DailyLoads, DayRow, Years
from runatomy.terms.errors import AppError
from runatomy.terms.runner import Runner

if TYPE_CHECKING:
    from runatomy.analysis.run_analysis import RunAnalysis
    from runatomy.app.library.series.run_series import RunSeries
    from runatomy.loads.recovery.session import Session
    from runatomy.records.run import Run
    from runatomy.terms.arrays import FloatArray


class Library:
    """Years of runs on the user's own machine; threads share one, processes open their own."""

    def __init__(self, home: Home, ledger: Ledger) -> None:
        """Take what `open` opened."""
        self.home = home
        self.ledger = ledger
        self._years = Years(ledger)

    @classmethod
    def open(cls, home: Home | Path, *, create: bool = True) -> Library:
        """Open a library, or begin one where `create` is true.

        Raises AppError where there is none to open, and where it is damaged, another program's or
        a newer Runatomy's.
        """
        home = home if isinstance(home, Home) else Home(home)
        if not create and not home.ledger.is_file():
            raise AppError(
                "there is no library here yet",
                where=str(home.root),
                mend="Begin one: runatomy import FILES, or runatomy serve.",
            )
        home.make()
        return cls(home, Ledger(home.ledger))

    def close(self) -> None:
        """Let go of the ledger."""
        self._years.close()
        self.ledger.close()

    def __enter__(self) -> Library:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    # Runners

    def runners(self) -> list[RunnerEntry]:
        """Return every runner, in the order they came."""
        with self.ledger.reading() as connection:
            return roster.runners_of(connection)

    def runner(self, who: int | str | None = None) -> RunnerEntry:
        """Return a runner by id or name, without either the default one; AppError for others."""
        return roster.find_runner(self.ledger, who, self.preferences().default_runner)

    def save_runner(self, entry: RunnerEntry) -> RunnerEntry:
        """Enter a new runner (with masses), or change a known one's fields (but not masses)."""
        return roster.save_runner(self.ledger, entry)

    def set_mass(self, runner_id: int, on: date, mass_kg: float | None) -> None:
        """Enter what a runner weighed on a day; None forgets it."""
        roster.set_mass(self.ledger, runner_id, on, mass_kg)

    def delete_runner(self, runner_id: int) -> None:
        """Delete a runner without runs; AppError where there are some."""
        roster.delete_runner(self.ledger, runner_id)

    def profile_at(self, runner_id: int, when: datetime | None) -> Runner:
        """Return a runner as they were then, with the mass of that day."""
        return self.runner(runner_id).profile_at(when)

    # Files and runs

    def known_file(self, sha256: str) -> FileEntry | None:
        """Return what became of a file with these bytes; None where it never came."""
        return known.known_file(self.ledger, sha256)

    def runs_of(self, sha256: str) -> tuple[RunEntry, ...]:
        """Return the runs that came with a file, in its order; none where it never came."""
        with self.ledger.reading() as connection:
            return adding.runs_of(connection, sha256)

    def keep_original(self, content: bytes, suffix: str) -> str:
        """Keep a file's bytes and return their SHA-256; they are on the disk when it returns."""
        return originals.keep_original(self.home, content, suffix)

    def original(self, sha256: str) -> bytes:
        """Return a kept file's bytes; AppError where it is unknown, gone or changed."""
        return known.original(self.home, self.ledger, sha256)

    def add_file(self, entry: FileEntry, runs: Sequence[NewRun] = ()) -> Added:
        """Make a file, its runs, analyses and loads known in one transaction, once."""
        return adding.add_file(self.home, self.ledger, entry, runs)

    def write_analysis(
        self, run_id: str, recipe: str, analysis: RunAnalysis, run: Run
    ) -> NewAnalysis:
        """Write an analysis' file, which the ledger does not know yet."""
        return analyses.write_analysis(self.home, run_id, recipe, analysis, run)

    def replace_analysis(self, run_id: str, new: NewAnalysis) -> None:
        """Make a new analysis the current one; the old one is current until then."""
        changing.replace_analysis(self.home, self.ledger, run_id, new)

    def find_runs(
        self,
        *,
        runner: int | None = None,
        since: date | None = None,
        until: date | None = None,
        text: str | None = None,
        min_distance_m: float | None = None,
        max_distance_m: float | None = None,
        min_ascent_m: float | None = None,
        group: str | None = None,
        sort: str = NEWEST,
        limit: int = 50,
        offset: int = 0,
        twins: bool = False,
    ) -> RunPage:
        """Return a page of runs; days are this machine's, both included. `Search` says the rest."""
        if group is not None:
            from runatomy.muscle.anatomy import group_named

            group_named(group)  # refuses an unknown one
        search = Search(
            runner=runner,
            since=since,
            until=until,
            text=text,
            min_distance_m=min_distance_m,
            max_distance_m=max_distance_m,
            min_ascent_m=min_ascent_m,
            group=group,
            sort=sort,
            limit=limit,
            offset=offset,
            twins=twins,
        )
        return finding.find_runs(self.home, self.ledger, search, Recipes(self.runners()))

    def run(self, run_id: str) -> RunRow:
        """Return one run; UnknownRunError where the library does not hold it."""
        return finding.find_run(self.home, self.ledger, run_id, Recipes(self.runners()))

    def update_run(
        self,
        run_id: str,
        *,
        name: str | Keep = KEEP,
        note: str | Keep = KEEP,
        runner_id: int | Keep = KEEP,
    ) -> None:
        """Change a run's name, note or runner; UnknownRunError, AppError."""
        changing.update_run(self.ledger, run_id, name=name, note=note, runner_id=runner_id)

    def delete_run(self, run_id: str) -> None:
        """Delete a run, and its original where it was the last of it; the file may come again."""
        changing.delete_run(self.home, self.ledger, run_id)

    def analysis(self, run_id: str) -> dict[str, Any]:
        """Return a run's current analysis in the schema runatomy.analysis/1."""
        from runatomy.app.library.series.table import analysis_in

        return kept.read_kept(self.home, self.ledger, run_id, analysis_in)

    def series(self, run_id: str) -> RunSeries:
        """Return a run second by second."""
        from runatomy.app.library.series.table import series_in

        return kept.read_kept(self.home, self.ledger, run_id, series_in)

    def muscle_power(self, run_id: str, muscle: str, side: str | None = None) -> FloatArray:
        """Return what one muscle burnt second by second [W] (time,); `series.muscle` says how."""
        from runatomy.app.library.series import muscle as one

        return one.muscle_power(self.series(run_id), self.analysis(run_id), muscle, side)

    def stale_runs(self) -> list[str]:
        """Return the runs to be analyzed anew, as their analysis is out of date, newest first."""
        return finding.stale_runs(self.home, self.ledger, Recipes(self.runners()))

    def lasting_runs(self) -> list[str]:
        """Return the runs out of date that stay so, as their originals are gone, newest first."""
        return finding.lasting_runs(self.home, self.ledger, Recipes(self.runners()))

    # Years

    def calendar(
        self, *, runner: int | None = None, since: date | None = None, until: date | None = None
    ) -> list[DayRow]:
        """Return the days with runs, in order, with what was run."""
        return self._years.calendar(runner, since, until)

    def daily_loads(
        self,
        runner: int | None,
        kind: str,
        *,
        since: date | None = None,
        until: date | None = None,
    ) -> DailyLoads:
        """Return what each group, muscle or tissue carried, day by day; `kind` says which."""
        return self._years.daily_loads(runner, kind, since, until)

    # The diary

    def notes(self, runner_id: int) -> list[Note]:
        """Return what a runner wrote down, oldest first."""
        return note.notes_of(self.ledger, runner_id)

    def add_note(self, one: Note) -> Note:
        """Keep what a runner wrote down; AppError where it cannot be kept."""
        return note.add_note(self.ledger, one)

    def delete_note(self, number: int) -> None:
        """Forget a note; AppError where there is none of this number."""
        note.delete_note(self.ledger, number)

    def plan(self, runner_id: int) -> dict[str, Any] | None:
        """Return the plan that a runner follows, as runatomy.plan/1; None without one."""
        return plans.plan_of(self.ledger, runner_id)

    def save_plan(self, runner_id: int, plan: Mapping[str, Any] | None) -> None:
        """Keep the plan that a runner follows from now on; None forgets it."""
        plans.save_plan(self.ledger, runner_id, plan)

    def sessions(self, runner_id: int, since: datetime, until: datetime) -> tuple[Session, ...]:
        """Return what a runner's runs between two moments asked of every muscle group."""
        return sessions.sessions_of(self.ledger, runner_id, since, until)

    def daily_wear(self, runner_id: int, since: date, until: date) -> DailyLoads:
        """Return the wear of each day's runs, after the last run older than that figure."""
        return wear.daily_wear(self.ledger, runner_id, since, until)

    def efforts(self, runner_id: int, since: date, until: date) -> list[DayEffort]:
        """Return what each run of these days asked of heart and fuel, oldest first."""
        return effort.efforts_of(self.home, self.ledger, runner_id, since, until)

    # Preferences

    def preferences(self) -> Preferences:
        """Return what the user chose."""
        return preferences.read_preferences(self.ledger)

    def save_preferences(self, chosen: Preferences) -> None:
        """Keep what the user chose; AppError where it cannot be so."""
        preferences.write_preferences(self.ledger, chosen)
