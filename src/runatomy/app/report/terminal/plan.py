"""A plan in the terminal: what to do, week by week, why, and which muscles it asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from runatomy.advice.finding import Finding, Weight
from runatomy.advice.plan.plan import Plan
from runatomy.advice.plan.session import Session, State
from runatomy.advice.plan.week import Week
from runatomy.app.report import words
from runatomy.app.report.workouts.spoken import spoken_steps

STYLES = {Weight.CAUTION: "yellow", Weight.NOTICE: "yellow", Weight.INFO: ""}
TITLE = 14  # columns of a session's name
FIRST = 2  # weeks whose sessions are told in full where not all are asked for


def render_plan(plan: Plan, width: int = 80, *, whole: bool = False) -> RenderableType:
    """Return the plan: the first weeks in full, the others in a line unless `whole` is set."""
    parts: list[RenderableType] = [_head(plan), Text()]
    parts += [_finding(finding) for finding in (*plan.changes, *plan.findings)]
    shown = plan.weeks if whole else plan.weeks[:FIRST]
    for week in shown:
        parts += [Text(), *_week(week)]
    if len(shown) < len(plan.weeks):
        parts += [Text(), Text("THE WEEKS AFTER", style="bold dim"), _overview(plan, len(shown))]
    parts += [Text(), Text("WHY EACH SESSION", style="bold dim"), *_reasons(plan)]
    parts += [Text(), Text("STRENGTH", style="bold dim"), *_strength(shown)]
    parts += [Text(), Text(_foot(plan, whole), style="dim")]
    return Group(*parts)


def _head(plan: Plan) -> Text:
    request = plan.request
    goal, weeks = request.goal, len(plan.weeks)
    race = "" if goal.kind.race is None else f", the race on {_day(goal.day)}"
    line = Text(f"Your plan: {goal.kind.plain}{race}", style="bold")
    habit = (
        f"from {words.kilometers(request.habit.counts, 0)} a week"
        if request.habit.counts
        else "from the beginning"
    )
    return line.append(
        f"\n{weeks} weeks, {request.days} days of running each, {habit}; "
        + (f"paces from a 5K in {words.duration(plan.five_k)}" if request.paced else "by effort"),
        style="not bold",
    )


def _finding(finding: Finding) -> RenderableType:
    text = Text(finding.text, style=STYLES[finding.weight])
    text.append(f" ({finding.evidence.grade})", style="dim")
    if finding.professional:
        text.append(f" {finding.professional}", style="cyan")
    return Padding(text, (0, 0, 0, 0))


def _week(week: Week) -> list[RenderableType]:
    head = Text(f"WEEK {week.number}", style="bold")
    head.append(f"  {_day(week.start)} to {_day(week.end)} · {week.phase} · {_amount(week)}")
    table = Table.grid(padding=(0, 1))
    table.add_column(width=6, no_wrap=True)
    table.add_column(width=TITLE, no_wrap=True)
    table.add_column(width=7, justify="right", no_wrap=True)
    table.add_column(ratio=1)
    for session in week.sessions:
        table.add_row(*_row(session))
    return [head, Text(week.finding.text, style="dim"), table]


def _row(session: Session) -> tuple[Text, Text, Text, Text]:
    gone = session.state in (State.MISSED, State.DROPPED)
    style = "dim strike" if gone else ""
    day, title = f"{session.day:%a} {session.day.day}", session.title
    if session.strength is not None:
        leg = "each leg on its own" if session.strength.single_leg else ""
        minutes = Text(f"{session.seconds / 60:.0f} min", style=style)
        return Text(day, style=style), Text(title, style=style), minutes, Text(leg, style="dim")
    what = Text(spoken_steps(session.blocks), style=style)
    if session.state is not State.PLANNED:
        what = Text(f"{session.state}: ", style="yellow").append_text(what)
    return (Text(day, style=style), Text(title, style="bold" if not gone else style),
            Text(words.kilometers(session.covered, 1), style=style), what)  # fmt: skip


def _overview(plan: Plan, after: int) -> Table:
    table = Table.grid(padding=(0, 2))
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for week in plan.weeks[after:]:
        runs = [run for run in week.runs if run.kind not in ("easy", "recovery")]
        told = ", ".join(
            f"{run.title.split(':')[0].lower()} {run.covered / 1000:.0f} km" for run in runs
        )
        table.add_row(
            Text(f"{week.number}", style="bold"), _day(week.start, short=True), str(week.phase),
            _amount(week), told,
        )  # fmt: skip
    return table


def _title(run: Session) -> str:
    return run.title.partition(":")[0].lower()


def _amount(week: Week) -> str:
    runs = [run for run in week.runs if run.kind != "race"]
    race = " and the race" if len(runs) < len(week.runs) else ""
    return words.kilometers(sum(run.covered for run in runs), 0) + race


def _reasons(plan: Plan) -> Iterator[RenderableType]:
    """One paragraph for each kind of session, from its largest in the plan."""
    kinds: dict[str, Session] = {}
    for session in plan.sessions:
        if session.kind not in kinds or session.covered > kinds[session.kind].covered:
            kinds[session.kind] = session
    for session in kinds.values():
        name = "Strength" if session.strength is not None else session.title
        text = Text(f"{name}. ", style="bold").append(session.why, style="not bold")
        text.append(f" ({session.evidence.grade})", style="dim")
        if session.muscles:
            text.append(f"\n  Muscles, by the atlas: {session.muscles}.", style="dim")
        yield text


def _strength(weeks: Sequence[Week]) -> Iterator[RenderableType]:
    """Each strength session of these weeks, once for each stage it is trained at."""
    told: set[tuple[str, str]] = set()
    for session in (one for week in weeks for one in week.sessions):
        if session.strength is None or (key := (session.title, session.strength.stage)) in told:
            continue
        told.add(key)
        yield Text(f"{session.strength.title} ({session.strength.stage})", style="bold")
        for line in session.strength.lines:
            text = Text(f"{line.exercise.plain}: {line.amount}; {line.dose.effort}")
            text.append(f"\n{line.exercise.how}", style="dim")
            text.append(f"\n{line.exercise.leave}", style="cyan")
            yield Padding(text, (0, 0, 0, 2))


def _foot(plan: Plan, whole: bool) -> str:
    more = "" if whole else "--all shows every week in full. "
    return (
        f"{more}(strong, moderate, weak, open): how much stands behind a sentence. Muscles are a "
        "model’s estimate. Runatomy informs; it does not diagnose."
    )


def _day(day: date, *, short: bool = False) -> str:
    return f"{day.day} {day:%b}" if short else f"{day.day} {day:%b %Y}"
