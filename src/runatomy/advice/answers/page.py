"""Page: every statement answered by one engine."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.advice.answers.answer import Answer, answer_of
from runatomy.advice.answers.statement import Statement
from runatomy.advice.answers.statements import body, lower_leg, runs, thigh_and_hip, training, trunk
from runatomy.advice.kinds.engine import Engine
from runatomy.terms.errors import RunatomyError

SCHEMA = "runatomy.answers/1"
STATEMENTS: tuple[Statement, ...] = (
    *thigh_and_hip.STATEMENTS,
    *lower_leg.STATEMENTS,
    *trunk.STATEMENTS,
    *runs.STATEMENTS,
    *body.STATEMENTS,
    *training.STATEMENTS,
)
TOPICS: tuple[str, ...] = tuple(dict.fromkeys(s.topic for s in STATEMENTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage:
    """Every statement answered by one engine, and which engine that was."""

    answers: tuple[Answer, ...]
    five_k: float  # [s] of the runner whose figures these are
    mass: float  # [kg]
    atlas_version: str
    atlas_sha256: str

    def to_dict(self) -> dict[str, object]:
        """Return plain values in the schema `runatomy.answers/1`."""
        return {
            "schema": SCHEMA,
            "runner": {"mass_kg": self.mass, "five_k_s": self.five_k},
            "atlas": {"version": self.atlas_version, "sha256": self.atlas_sha256},
            "answers": [answer.to_dict() for answer in self.answers],
        }


def answers_page(
    engine: Engine, topic: str | None = None, search: str | None = None
) -> AnswersPage:
    """Return the answers of one topic, or to statements that hold some words; all without either.

    `topic` is a topic ("muscles"), or the key of a statement or its first word ("hamstrings").
    Raises RunatomyError where nothing fits.
    """
    chosen = [s for s in STATEMENTS if _fits(s, topic) and _speaks_of(s, search)]
    if not chosen:
        wanted = " and ".join(repr(word) for word in (topic, search) if word)
        raise RunatomyError(f"no statement is about {wanted}", mend=f"Topics: {', '.join(TOPICS)}.")
    return AnswersPage(
        answers=tuple(answer_of(statement, engine) for statement in chosen),
        five_k=engine.pace.five_k,
        mass=engine.mass,
        atlas_version=engine.atlas.version,
        atlas_sha256=engine.atlas.sha256,
    )


def _fits(statement: Statement, topic: str | None) -> bool:
    if topic is None:
        return True
    word = topic.strip().lower().replace("-", " ").replace("_", " ")
    key = statement.key.lower().replace("_", " ")
    return word in (statement.topic, key, key.partition(".")[0])


def _speaks_of(statement: Statement, search: str | None) -> bool:
    if not search:
        return True
    said = " ".join((statement.claim, statement.plain, statement.key)).lower()
    return all(word in said for word in search.lower().split())
