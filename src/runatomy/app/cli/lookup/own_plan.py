"""Own: a plan from the library's runs, kept there for the page of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from runatomy.terms.errors import AppError

if TYPE_CHECKING:
    from runatomy.advice.kinds.engine import Engine
    from runatomy.advice.plan.request import Request
    from runatomy.advice.plan.usual.read import PastRun
    from runatomy.terms.runner import Runner


def own_request(request: Request, runs: list[PastRun], whole: bool) -> Request:
    """Return a request with the habit that the runs tell of; its distances where `whole` is set.

    It asks for paces where a 5K was told or the runs tell one, else for effort.
    """
    from runatomy.advice.plan.usual.five_k import five_k_of
    from runatomy.advice.plan.usual.read import habit_of

    habit = habit_of(runs, request.start)
    if not whole:
        told = request.habit
        habit = replace(habit, weekly=told.weekly, longest=told.longest, earlier=told.earlier)
    return replace(request, habit=habit, paced=request.paced or five_k_of(runs, habit.easy).known)


def own_days(request: Request) -> Request:
    """Return a request for as many runs a week as are usual, three to five."""
    return replace(request, days=min(max(len(request.habit.weekdays), 3), 5))


def own_engine(
    engine: Engine, runs: list[PastRun], runner: Runner, request: Request, told: bool
) -> Engine:
    """Return the engine of the library's runner, easy as their habit is.

    The 5K is that of their runs unless one was `told`.
    """
    from runatomy.advice.kinds.engine import Engine
    from runatomy.advice.kinds.pace import Pace
    from runatomy.advice.plan.usual.five_k import five_k_of

    time = engine.pace.five_k if told else five_k_of(runs, request.habit.easy).seconds
    pace = Pace(five_k=time, own=request.habit.easy)
    return Engine(atlas=engine.atlas, runner=runner, pace=pace)


def refuse(options: dict[str, object]) -> None:
    """Refuse options that the library knows better; AppError names them."""
    given = [name for name, value in options.items() if value is not None]
    if given:
        raise AppError(
            f"a saved plan takes {given[0]} from the library",
            mend="Enter it there: runatomy runners NAME --mass 62 --height 168 --born 1990",
        )
