"""Schemas: runners and settings as the API tells them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from runatomy.app.library.privacy import FARTHEST
from runatomy.app.web.api.answers.values import TEXT

Name = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$"
    ),
]
Pulse = Annotated[float, Field(ge=100.0, le=240.0, allow_inf_nan=False)]
Rest = Annotated[float, Field(ge=25.0, le=120.0, allow_inf_nan=False)]
Meters = Annotated[float, Field(ge=1.0, le=2.5, allow_inf_nan=False)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Sex = Literal["f", "m"]


class Weighing(BaseModel):
    """What a runner weighed on a day."""

    on_date: str
    mass_kg: float


class RunnerRow(BaseModel):
    """One runner."""

    id: int
    name: str
    sex: Sex | None
    born_year: int | None
    height_m: float | None
    max_heart_rate_bpm: float | None
    resting_heart_rate_bpm: float | None
    masses: list[Weighing] = Field(description="In order of days.")
    default: bool


class RunnerList(BaseModel):
    """Every runner."""

    runners: list[RunnerRow]


class RunnerChange(BaseModel):
    """What may be changed of a runner; what is left out stays, null forgets it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: Name | None = None
    sex: Sex | None = None
    born_year: Year | None = None
    height_m: Meters | None = None
    max_heart_rate_bpm: Pulse | None = None
    resting_heart_rate_bpm: Rest | None = None


class NewRunner(RunnerChange):
    """A runner to be entered."""

    name: Name


class Mass(BaseModel):
    """What a runner weighed."""

    model_config = ConfigDict(extra="forbid", strict=True)
    mass_kg: Annotated[float, Field(ge=25.0, le=250.0, allow_inf_nan=False)]


class Place(BaseModel):
    """A place to hide."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: Annotated[str, StringConstraints(max_length=100, pattern=TEXT)]
    latitude_deg: Annotated[float, Field(ge=-90.0, le=90.0, allow_inf_nan=False)]
    longitude_deg: Annotated[float, Field(ge=-180.0, le=180.0, allow_inf_nan=False)]


class Privacy(BaseModel):
    """What of a track is hidden: everything within the radius of start, end and places."""

    model_config = ConfigDict(extra="forbid", strict=True)
    on: bool = True
    radius_m: Annotated[float, Field(ge=0.0, le=FARTHEST, allow_inf_nan=False)] = 200.0
    places: Annotated[list[Place], Field(max_length=50)] = []


class Settings(BaseModel):
    """What the user chose."""

    units: Literal["km", "mile"]
    theme: Literal["auto", "light", "dark"]
    privacy: Privacy
    tiles: str | None = Field(description="Path of the user's own MBTiles file on this machine.")
    default_runner: int | None
    password: bool = Field(description="Whether the server asks for a password.")


class Tiles(BaseModel):
    """What the user's own map file holds."""

    coarsest: int = Field(description="Zoom level that shows the most ground.")
    finest: int = Field(description="Zoom level that shows the least ground.")
    attribution: str | None = Field(description="Whom the pictures are from, as the file says.")
    version: str = Field(description="Another one for another file, or for a changed one.")


class SettingsChange(BaseModel):
    """What may be changed; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)
    units: Literal["km", "mile"] | None = None
    theme: Literal["auto", "light", "dark"] | None = None
    privacy: Privacy | None = None
    tiles: Annotated[str, StringConstraints(max_length=1000, pattern=TEXT)] | None = None
    default_runner: Annotated[int, Field(ge=1, le=2**53)] | None = None


class Login(BaseModel):
    """The password."""

    model_config = ConfigDict(extra="forbid", strict=True)
    password: Annotated[str, StringConstraints(max_length=1000)]


class Session(BaseModel):
    """Whether a password is asked for, and was given."""

    password: bool
    logged_in: bool


class Health(BaseModel):
    """What answers here."""

    version: str
    atlas: dict[str, Any] = Field(description="version and sha256")
