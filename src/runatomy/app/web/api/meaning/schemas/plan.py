"""Schemas of plans: what is asked for, and the weeks that come of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from runatomy.advice.kinds.pace import TIMES
from runatomy.advice.plan.recent_habit import EASY_SPEEDS, STEEPEST
from runatomy.advice.plan.usual.earlier import MEMORY, MOST_RUN, MOST_WEEK
from runatomy.app.web.api.answers.values import Day
from runatomy.app.web.api.meaning.schemas.evidence import Evidence, Finding

GoalName = Literal[
    "5k", "10k", "half", "marathon", "hills", "trail", "sprint", "health", "weight"
]  # fmt: skip
Weekday = Annotated[int, Field(ge=0, le=6, strict=True)]
Equipment = Literal["barbell", "bench", "weights", "band", "ball"]


class Earlier(BaseModel):
    """What a usual week held until some weeks ago."""

    model_config = ConfigDict(extra="forbid")
    weekly_m: Annotated[float, Field(ge=0, le=MOST_WEEK, allow_inf_nan=False)]
    longest_m: Annotated[float, Field(ge=0, le=MOST_RUN, allow_inf_nan=False)]
    weeks: Annotated[int, Field(ge=1, le=MEMORY, strict=True, description="That passed since.")]


class Spent(BaseModel):
    """A run far beyond the usual, days before a plan."""

    model_config = ConfigDict(extra="forbid")
    day: Day
    distance_m: Annotated[float, Field(gt=0, le=MOST_RUN, allow_inf_nan=False)]


class NewPlan(BaseModel):
    """What somebody wants; what is left out comes from the runner's own habit."""

    model_config = ConfigDict(extra="forbid")
    goal: GoalName
    day: Day = Field(description="Of the goal; a week to a year after the start.")
    start: Day | None = Field(default=None, description="Today if left out.")
    days: Annotated[
        int | None, Field(ge=1, le=6, strict=True, description="Of running a week.")
    ] = None
    strength_days: Annotated[int, Field(ge=1, le=3, strict=True)] = 2
    weekly_m: Annotated[
        float | None, Field(ge=0, le=MOST_WEEK, allow_inf_nan=False, description="[m] usual week")
    ] = None
    longest_m: Annotated[
        float | None,
        Field(ge=0, le=MOST_RUN, allow_inf_nan=False, description="[m] longest run of 30 days"),
    ] = None
    climb: Annotated[
        float | None,
        Field(ge=0, le=STEEPEST, allow_inf_nan=False, description="[-] meters up a meter run"),
    ] = None
    descent: Annotated[
        float | None,
        Field(ge=0, le=STEEPEST, allow_inf_nan=False, description="[-] meters down a meter run"),
    ] = None
    weekdays: Annotated[
        list[Weekday] | None, Field(max_length=7, description="Run on; 0 is Monday.")
    ] = None
    long_day: Weekday | None = Field(
        default=None,
        description="Of the long run; null: where it fits. Left out: as the runs tell.",
    )
    earlier: Earlier | None = Field(
        default=None, description="Before a break; null: none. Left out: as the runs tell."
    )
    easy_mps: Annotated[
        float | None,
        Field(ge=EASY_SPEEDS[0], le=EASY_SPEEDS[1], allow_inf_nan=False,
              description="[m/s] of easy runs on the level. Left out: as the runs tell."),
    ] = None  # fmt: skip
    spent: Spent | None = Field(
        default=None,
        description="Far beyond the usual and days ago; null: none. Left out: as the runs tell.",
    )
    five_k_s: Annotated[
        float | None, Field(ge=TIMES[0], le=TIMES[1], allow_inf_nan=False, description="[s]")
    ] = None
    equipment: Annotated[list[Equipment], Field(max_length=5)] = []
    save: Annotated[bool, Field(strict=True, description="Whether the runner follows it.")] = True


class Step(BaseModel):
    """One stretch of a session."""

    part: str = Field(examples=["warm-up"])
    duration_s: float
    distance_m: float
    by_distance: bool = Field(description="Whether the distance is what is asked for.")
    speed_m_s: float = Field(description="0 is walking")
    low_m_s: float | None = Field(description="null: the effort counts, not the speed")
    high_m_s: float | None
    slope: float = Field(description="[-] uphill positive")
    effort: str


class Block(BaseModel):
    """Some steps, so many times over."""

    times: int
    steps: list[Step]


class Predicted(BaseModel):
    """What the atlas expects one group or tissue to carry in a session."""

    name: str
    plain: str
    value: float = Field(description="[J] energy of a group; [BW | BW m] peak of a tissue")
    low: float
    high: float
    unit: str
    against_easy: float = Field(description="[-] over easy running for as long")


class Session(BaseModel):
    """What one day asks, and why."""

    key: str = Field(examples=["2027-01-05-tempo"])
    day: str
    kind: str
    title: str
    state: str = Field(description="planned, done, run differently, missed, not told, …")
    duration_s: float
    distance_m: float = Field(description="With walked rests, as a watch measures it.")
    ran_m: float | None = Field(description="Run on its day; null: still to come, or strength.")
    steps: list[Block]
    strength: dict[str, Any] | None = Field(description="Exercises with dose, reason, evidence.")
    why: str
    muscles: str
    groups: list[Predicted]
    tissues: list[Predicted]
    evidence: Evidence


class Extra(BaseModel):
    """What was run on a day without a planned run."""

    day: str
    ran_m: float


class Week(BaseModel):
    """The sessions of seven days; the first week may be shorter."""

    number: int
    start: str
    days: int
    phase: str
    duration_s: float
    distance_m: float
    planned_m: float = Field(description="With what was left out.")
    ran_m: float | None = Field(description="Run until today; null: not begun.")
    extra: list[Extra] = Field(description="Run on days without a planned run.")
    single_leg: bool = Field(description="Whether each leg is trained on its own.")
    about: Finding = Field(description="Value: growth [%] of the group that grows most.")
    sessions: list[Session]


class Plan(BaseModel):
    """Weeks of sessions toward a goal."""

    schema_name: str = Field(alias="schema", examples=["runatomy.plan/1"])
    request: dict[str, Any]
    five_k_s: float
    growth: dict[str, float] = Field(
        description="limit [-] over the best of over_weeks; old ones count less"
    )
    findings: list[Finding]
    changes: list[Finding] = Field(description="Why it differs from what was planned before.")
    weeks: list[Week]
    strength_done: list[str] = Field(description="Days on which strength was ticked off.")


class Form(BaseModel):
    """What the form of a plan begins with, from the runner's own habit."""

    start: str
    runs: int = Field(description="In the last four weeks.")
    weekly_m: float = Field(description="Run in a usual week, walking left out.")
    longest_m: float = Field(description="Run at once in 30 days, walking left out.")
    climb: float = Field(description="[-] meters up for each meter run")
    descent: float
    weekdays: list[int] = Field(description="Run on, the most usual first; 0 is Monday.")
    long_day: int | None
    earlier: Earlier | None = Field(description="Before a break, where that says more.")
    easy_mps: float | None = Field(description="Speed of easy runs on the level; null: not known.")
    spent: Spent | None = Field(description="A run far beyond the usual, days ago.")
    days: int
    five_k_s: float
    five_k_by: Literal["fastest run", "easy runs", "usual time"]
    five_k_from: str | None = Field(description="Day of the fastest run, where that tells it.")


class GoalKind(BaseModel):
    """A kind of goal."""

    name: str
    plain: str
    race_m: float | None


class Planned(BaseModel):
    """The plan a runner follows, as it stands today, and the form for another."""

    runner_id: int
    today: str
    plan: Plan | None
    form: Form
    goals: list[GoalKind]
    equipment: list[str]
