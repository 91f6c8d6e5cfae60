"""Title: what the owner called a run, as its recording has it, made fit to be shown."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200  # characters of a title, as long as one may be that is typed in
LONGEST_NOTE = 80  # characters of a note that can be a title: a longer one is a diary
_READ = 20 * LONGEST  # characters of a text that are looked at
_JOINER = "\u200d"  # holds a family of emoji together: the one invisible character that is kept
_STAMP = re.compile(r"\d{4}-?\d\d-?\d\d([T _-][\d:.,Z+-]*)?")
# What devices and programs write where nobody gave a name.
_UNNAMED = re.compile(
    r"(active log|track|trk|unnamed|untitled( \w+)?|new( (activity|path|run|track))?)[\s#_-]*\d*"
    r"|activity|run(ning)?|walk(ing)?|workout",
    re.IGNORECASE,
)


def one_line(written: str) -> str:
    """Return a text as one line fit to be shown; it may be empty.

    Whoever wrote the file wrote the text: control characters, and those that turn the direction of
    writing or show nothing, are left out, blanks are joined, and what is longer than `LONGEST` is
    cut.
    """
    told = written[:_READ].split("\0")[0]
    shown = " ".join("".join(map(_shown, told)).split()).strip(_JOINER + " ")
    return shown[:LONGEST].rstrip(_JOINER + " ")


def title(written: object) -> str | None:
    """Return a title on one line, or None where nobody gave one.

    A date, a number, a lone sign and a program's own word are no title: what kind of run it was,
    and when, is known better elsewhere.
    """
    shown = one_line(written) if isinstance(written, str) else ""
    if not any(map(_tells, shown)) or _STAMP.fullmatch(shown) or _UNNAMED.fullmatch(shown):
        return None
    return shown


def title_of_note(written: object) -> str | None:
    """Return a note as a title where it is one short line, as programs write titles there."""
    if not isinstance(written, str) or len(written.strip().splitlines()) != 1:
        return None
    found = title(written)
    return found if found is not None and len(found) <= LONGEST_NOTE else None


def _tells(character: str) -> bool:
    """Tell whether a character is a letter of some writing, or a picture."""
    kind = unicodedata.category(character)
    return kind.startswith("L") or kind == "So"


def _shown(character: str) -> str:
    """Return a character that can be seen, a blank for one that parts words, else nothing."""
    if character.isspace():
        return " "
    unseen = unicodedata.category(character).startswith("C") and character != _JOINER
    return "" if unseen else character
