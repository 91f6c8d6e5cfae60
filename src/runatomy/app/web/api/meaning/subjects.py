"""Subjects: what stands side by side: kinds of run, recorded runs, and steady conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from runatomy.advice.kinds.engine import Engine
from runatomy.advice.kinds.run_type import RUN_TYPES
from runatomy.analysis import analyze_run
from runatomy.analysis.compare.subject import Subject, kind_subject, run_subject, steady_subject
from runatomy.app.library.clock import day_of
from runatomy.app.library.runs.entries import RunRow
from runatomy.app.web.api.answers.errors import conflict, invalid
from runatomy.app.web.web_app import WebApp
from runatomy.records.readers import read_runs
from runatomy.terms.runner import Runner

KINDS = tuple(kind.name for kind in RUN_TYPES)
RUN = re.compile(r"[0-9a-f]{16}-\d{1,4}")
STEADY = re.compile(r"(\d{1,2}(?:\.\d{1,3})?)m/s(?:@([+-]?\d{1,2}(?:\.\d)?))?")
MOST = 6  # recorded runs at once: each is analyzed anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What one word names: a kind of run, a recorded run, or steady conditions."""

    word: str
    run: RunRow | None = None  # the recorded run
    ran: Runner | None = None  # who ran it, as the library knows them on that day
    speed: float | None = None  # [m/s] of steady conditions
    slope: float = 0.0  # [-]

    @property
    def key(self) -> tuple[object, ...]:
        """Return what its figures hang on, for whoever keeps them."""
        run = self.run and (self.run.name, self.run.sha256, str(self.run.start))
        return (self.word, run, self.ran)


def wanted_of(web: WebApp, words: str) -> tuple[Wanted, ...]:
    """Return what words divided by commas name; refuses (422) others, and fewer than two.

    Raises UnknownRunError for a run that the library does not hold.
    """
    named = dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip())
    found = tuple(_wanted(web, word) for word in named)
    if len(found) < 2:
        raise invalid("there is nothing to compare one run with", "kinds", "Name two or more.")
    if sum(one.run is not None for one in found) > MOST:
        raise invalid("these are too many recorded runs at once", "kinds", f"At most {MOST}.")
    return found


def subject_of(web: WebApp, engine: Engine, one: Wanted, *, dated: bool = False) -> Subject:
    """Return what it asks of the engine's runner, a recorded run of who ran it.

    `dated` calls a recorded run by its day, too. Raises StrideError where nobody could run so, and
    whatever reading a recording anew raises.
    """
    if one.run is not None:
        return _recorded(web, engine, one, one.run, dated)
    if one.speed is None:
        return kind_subject(engine, one.word)
    return steady_subject(engine, one.speed, one.slope)


def _wanted(web: WebApp, word: str) -> Wanted:
    if word in KINDS:
        return Wanted(word=word)
    if RUN.fullmatch(word):
        run = web.library.run(word)
        return Wanted(word=word, run=run, ran=web.library.profile_at(run.runner_id, run.start))
    if found := STEADY.fullmatch(word):
        return Wanted(word=word, speed=float(found[1]), slope=float(found[2] or 0.0) / 100.0)
    raise invalid(
        f"{word[:60]!r} is no kind of run, no run's id and no condition",
        "kinds",
        f"Kinds: {', '.join(KINDS)}; ids as /runs lists them; conditions: 3.5m/s@8.",
    )


def told_once(subjects: Sequence[Subject], warnings: Sequence[str]) -> list[str]:
    """Return the warnings of a comparison without those that a run's own analysis tells better."""
    own = {one.plain: one.warnings for one in subjects if RUN.fullmatch(one.name)}
    kept = dict.fromkeys(warnings)
    for plain, said in own.items():
        kept = {w: None for w in kept if w in said or not w.startswith(f"{plain}: ")}
    return list(kept)


def _recorded(web: WebApp, engine: Engine, one: Wanted, row: RunRow, dated: bool) -> Subject:
    """Return a run of the library, analyzed for its own runner."""
    ran = one.ran or Runner()
    file = web.library.known_file(row.sha256)
    runs = read_runs(web.library.original(row.sha256), file.name if file else row.name)
    if row.part >= len(runs):
        raise conflict(f"the file of {row.name[:60]!r} holds fewer runs now", "Compare others.")
    day = day_of(row.start).isoformat() if row.start else ""
    analysis = analyze_run(runs[row.part], ran, engine.atlas)
    subject = run_subject(engine, analysis, who=ran.name or "its own runner", on=day)
    name, plain = subject.name, f"{row.name}, {day}" if dated and day else row.name
    return replace(
        subject,
        name=row.id,
        plain=plain,
        warnings=tuple(w.replace(f"{name}: ", f"{plain}: ", 1) for w in subject.warnings),
    )
