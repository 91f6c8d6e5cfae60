"""Runners: entered, changed, weighed, and refused with reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from runatomy.app.library.library import Library
from runatomy.app.library.runners.entry import RunnerEntry
from runatomy.terms.errors import AppError, RunatomyError

from ..made_run import add_run

ANNA = RunnerEntry(name=" Anna  Åberg ", sex="f", born_year=1990, height_m=1.7)


def test_the_first_runner_is_made_on_first_need(library: Library) -> None:
    assert library.runners() == []
    assert library.runner().name == "me"
    assert [one.name for one in library.runners()] == ["me"]
    assert library.runner() == library.runner("ME") == library.runner(library.runner().key)


def test_the_chosen_runner_is_the_default(library: Library) -> None:
    library.runner()
    anna = library.save_runner(ANNA)
    assert anna.name == "Anna Åberg"
    library.save_preferences(replace(library.preferences(), default_runner=anna.id))
    assert library.runner() == library.runner("anna åberg") == anna


def test_an_unknown_runner_is_told_the_known_ones(library: Library) -> None:
    library.save_runner(ANNA)
    with pytest.raises(AppError, match="Anna Åberg"):
        library.runner("bob")
    with pytest.raises(AppError, match="number 99"):
        library.runner(99)


def test_names_are_taken_once(library: Library) -> None:
    anna = library.save_runner(ANNA)
    with pytest.raises(AppError, match="known already"):
        library.save_runner(RunnerEntry(name="ANNA ÅBERG"))
    assert library.save_runner(replace(anna, name="anna åberg", height_m=1.71)).height_m == 1.71
    with pytest.raises(AppError, match="needs a name"):
        library.save_runner(RunnerEntry(name="  "))


@pytest.mark.parametrize(
    "wrong", [{"height_m": 17.0}, {"born_year": 1700}, {"sex": "x"}, {"max_heart_rate_bpm": 20.0}]
)
def test_what_is_not_plausible_is_refused(library: Library, wrong: dict[str, object]) -> None:
    with pytest.raises(RunatomyError):
        library.save_runner(replace(ANNA, **wrong))
    assert library.runners() == []


def test_mass_is_that_of_the_day(library: Library) -> None:
    key = library.save_runner(ANNA).key
    for day, mass in ((date(2025, 6, 1), 62.0), (date(2024, 6, 1), 60.0), (date(2026, 1, 1), 9.0)):
        if mass > 20.0:
            library.set_mass(key, day, mass)
        else:
            with pytest.raises(RunatomyError):
                library.set_mass(key, day, mass)

    def at(year: int) -> float | None:
        return library.profile_at(key, datetime(year, 12, 1, 12, tzinfo=UTC)).mass

    assert [at(year) for year in (2023, 2024, 2025, 2026)] == [60.0, 60.0, 62.0, 62.0]
    assert library.profile_at(key, datetime(2025, 12, 1, tzinfo=UTC)).age == 35.0
    library.set_mass(key, date(2024, 6, 1), None)
    assert at(2024) == 62.0
    with pytest.raises(AppError):
        library.set_mass(99, date(2024, 6, 1), 60.0)


def test_a_runner_with_runs_stays(library: Library) -> None:
    add_run(library, b"run")
    anna = library.save_runner(ANNA)
    library.set_mass(anna.key, date(2024, 6, 1), 60.0)
    with pytest.raises(AppError, match="1 runs"):
        library.delete_runner(library.runner("me").key)
    library.delete_runner(anna.key)
    assert [one.name for one in library.runners()] == ["me"]
