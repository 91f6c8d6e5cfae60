"""What the user chose comes back, and what cannot be is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runatomy.app.library.library import Library
from runatomy.app.library.preferences import Preferences
from runatomy.app.library.privacy import Place, PrivacyZone
from runatomy.terms.errors import AppError


def test_choices_come_back(library: Library) -> None:
    assert library.preferences() == Preferences()
    place = Place(name="Büro", latitude_deg=-1.5, longitude_deg=0.0)
    chosen = Preferences(
        units="mile",
        theme="dark",
        privacy=PrivacyZone(on=False, radius_m=350.0, places=(place,)),
        tiles="/maps/alps.mbtiles",
        default_runner=library.runner().key,
    )
    library.save_preferences(chosen)
    assert library.preferences() == chosen
    with Library.open(library.home) as other:
        assert other.preferences() == chosen


def test_what_cannot_be_is_refused(library: Library) -> None:
    with pytest.raises(AppError, match="km, mile"):
        Preferences(units="furlong")  # type: ignore[arg-type]
    with pytest.raises(AppError, match="number 7"):
        library.save_preferences(replace(library.preferences(), default_runner=7))
    assert library.preferences() == Preferences()


def test_a_choice_of_a_later_version_is_left_alone(library: Library) -> None:
    with library.ledger.writing() as connection:
        connection.execute("""INSERT INTO preferences VALUES ('sparkle', '"much"')""")
    assert library.preferences() == Preferences()
    library.save_preferences(Preferences(theme="light"))
    with library.ledger.reading() as connection:
        kept = connection.execute("SELECT json FROM preferences WHERE key = 'sparkle'").fetchone()
    assert kept["json"] == '"much"'
