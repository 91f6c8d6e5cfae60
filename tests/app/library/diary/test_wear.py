"""Wear of each day: summed, and never with a hole in it."""

from __future__ import annotations

from datetime import date, timedelta

from app.library.made_run import FIRST_DAY, add_run
from runatomy.app.library.library import Library

DAY = FIRST_DAY.date()


def worn(library: Library, run: str, km: float | None) -> None:
    """Enter what a run wore at every tissue."""
    with library.ledger.writing() as connection:
        connection.execute(
            "UPDATE loads SET wear_km = ? WHERE kind = 'tissue' AND analysis_id IN "
            "(SELECT id FROM analyses WHERE run_id = ?)",
            (km, run),
        )


def made(library: Library, wear: dict[float, float | None]) -> None:
    """Add runs so many days after the first, each of which wore so much."""
    for days, km in wear.items():
        added = add_run(library, f"run {days}".encode(), after=timedelta(days=days))
        worn(library, added.runs[0].id, km)


def asked(library: Library) -> dict[date, float]:
    daily = library.daily_wear(library.runner().key, DAY, DAY + timedelta(days=60))
    place = daily.names.index("achilles_tendon")
    return dict(zip(daily.dates, daily.values[:, place].tolist(), strict=True))


def test_the_runs_of_a_day_are_summed(library: Library) -> None:
    made(library, {0.0: 5.0, 2.0: 7.0, 2.1: 1.5})
    assert asked(library) == {DAY: 5.0, DAY + timedelta(days=2): 8.5}


def test_a_run_older_than_the_figure_hides_only_what_was_before(library: Library) -> None:
    """Not the day itself either, of which a part is not known."""
    made(library, {0.0: 5.0, 10.0: None, 10.1: 3.0, 11.0: 2.0, 20.0: 4.0})
    assert asked(library) == {DAY + timedelta(days=11): 2.0, DAY + timedelta(days=20): 4.0}


def test_without_any_there_is_nothing(library: Library) -> None:
    assert asked(library) == {}
    made(library, {0.0: None})
    assert asked(library) == {}
