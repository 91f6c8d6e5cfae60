"""Manifest: what a backup holds, member by member, so that restoring can check all of it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from runatomy.terms.errors import AppError

SCHEMA = "runatomy.backup/1"
MANIFEST = "manifest.json"
LEDGER = "library.sqlite"
SHA256 = re.compile(r"[0-9a-f]{64}")
# What a member may be called. A trial's files have plain names in folders of plain names.
NAMES = re.compile(
    r"library\.sqlite"
    r"|originals/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]{1,8}"
    r"|analyses/[0-9a-f]{2}/[0-9A-Za-z_-]{1,120}\.parquet"
    r"|trials(/(?!\.)[^/\\:*?\"<>|\x00-\x1f\x7f]{1,120}(?<![. ])){2,6}"
)
MEND = "Nothing was changed. Take another backup, or make a new one with runatomy export."


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file in a backup."""

    name: str  # with /, from the library's folder
    size: int  # bytes, unpacked
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds."""

    made_at: str  # ISO, UTC
    version: str  # of Runatomy
    ledger_version: int
    runs: int
    members: tuple[Member, ...]
    missing: tuple[str, ...] = ()  # named in the ledger, but not there or altered
    superseded: tuple[str, ...] = ()  # replaced while the backup ran; not restored

    @property
    def size(self) -> int:
        """Return the bytes of all members, unpacked."""
        return sum(member.size for member in self.members)

    def to_json(self) -> bytes:
        """Return the manifest as the bytes of a JSON file."""
        return (json.dumps({"schema": SCHEMA} | asdict(self), indent=1) + "\n").encode()

    @classmethod
    def from_json(cls, content: bytes) -> Manifest:
        """Return the manifest in a JSON file; AppError where it is none, or names no member."""
        try:
            given = json.loads(content)
            if given.pop("schema") != SCHEMA:
                raise ValueError("another schema")
            rows = given.pop("members")
            members = tuple(Member(**row) for row in rows)
            gone, old = tuple(given.pop("missing")), tuple(given.pop("superseded"))
            manifest = cls(members=members, missing=gone, superseded=old, **given)
            _check(manifest)
        except AppError:
            raise
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise damaged("its manifest is damaged, or of another kind") from error
        return manifest


def _check(manifest: Manifest) -> None:
    """Raise ValueError for values of a wrong kind, AppError for names no backup holds."""
    names: set[str] = set()
    for member in manifest.members:
        check_name(member.name, names)
        if not (_whole(member.size) and SHA256.fullmatch(member.sha256)):
            raise ValueError(member.name)
    if not (_whole(manifest.ledger_version) and _whole(manifest.runs)):
        raise ValueError("version")
    if LEDGER not in {member.name for member in manifest.members}:
        raise damaged("it holds no ledger")


def check_name(name: str, taken: set[str]) -> None:
    """Refuse with AppError a name that no backup holds, or one taken; add it to those taken."""
    if not isinstance(name, str) or not NAMES.fullmatch(name) or name.casefold() in taken:
        shown = repr(name if len(str(name)) <= 80 else f"{str(name)[:77]}…")
        raise damaged(f"it names {shown}, which no backup of Runatomy holds")
    taken.add(name.casefold())


def damaged(what: str, where: str | None = None) -> AppError:
    """Return the error of a backup that is not restored."""
    return AppError(what, where=where, mend=MEND)


def _whole(value: Any) -> bool:
    return type(value) is int and value >= 0
