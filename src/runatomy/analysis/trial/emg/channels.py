"""Channels: which muscle a channel of EMG lies over, told by its name."""

from __future__ import annotations

import re
from typing import NamedTuple

from runatomy.analysis.trial.strides.columns import muscle_name

LATERAL, MEDIAL = "(?:lat(?:eral(?:is)?)?|l)", "(?:med(?:ial(?:is)?)?|m)"
GASTROC, VASTUS = "gas(?:t|troc(?:s|nemius)?)?", "vas(?:t|tus)?"
SEMI, BICEPS = "semi", "bi(?:ceps?)? ?fem(?:oris)?"
GLUTEUS = "(?:gl|glut(?:eus|eal)?)"
LONG_HEAD = "(?: ?(?:l|lh|long(?: head)?|caput longum))"

# Names of the field, without side and in lower case -> elements of the body model.
RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"sol(?:eus)?", ("soleus",)),
    (rf"{GASTROC} ?{LATERAL}|{LATERAL} ?{GASTROC}|gl|lg", ("gaslat",)),
    (rf"{GASTROC} ?{MEDIAL}|{MEDIAL} ?{GASTROC}|mg", ("gasmed",)),
    (rf"{GASTROC}", ("gasmed", "gaslat")),
    (r"ta|tib ?ant|tibialis(?: ?ant(?:erior)?)?", ("tibant",)),
    (r"tp|tib ?post|tibialis ?post(?:erior)?", ("tibpost",)),
    (r"(?:sm|semi ?mem(?:bran(?:osus)?)?)", ("semimem",)),
    (r"(?:st|semi ?ten(?:d(?:inosus)?)?)", ("semiten",)),
    (r"mh|med(?:ial)? ?ham(?:s|strings?)?", ("semimem", "semiten")),
    (rf"bf|bflh|{BICEPS}{LONG_HEAD}?|lh|lat(?:eral)? ?ham(?:s|strings?)?", ("bflh",)),
    (rf"bfsh|{BICEPS} ?(?:s|sh|short(?: head)?|caput breve)", ("bfsh",)),
    (r"ham(?:s|strings?)?", ("bflh", "semimem", "semiten")),
    (rf"vl|vl[lo]|{VASTUS} ?{LATERAL}|{LATERAL} ?{VASTUS}", ("vaslat",)),
    (rf"vm|vmo|{VASTUS} ?{MEDIAL}|{MEDIAL} ?{VASTUS}", ("vasmed",)),
    (rf"vi|{VASTUS} ?int(?:ermedius)?", ("vasint",)),
    (r"rf|rec(?:t(?:us)?)? ?fem(?:oris)?", ("recfem",)),
    (rf"{GLUTEUS} ?max(?:imus)?|gmax", ("glmax1", "glmax2", "glmax3")),
    (rf"{GLUTEUS} ?med(?:ius)?|gmed", ("glmed1", "glmed2", "glmed3")),
    (rf"{GLUTEUS} ?min(?:imus)?|gmin", ("glmin1", "glmin2", "glmin3")),
    (r"tfl|tensor(?: fasciae? latae)?", ("tfl",)),
    (r"sar(?:t(?:orius)?)?", ("sart",)),
    (r"gra(?:c(?:ilis)?)?", ("grac",)),
    (r"add(?:uctors?)?(?: ?long(?:us)?)?|al", ("addlong",)),
    (r"per(?:on(?:eus)?)?(?: ?long(?:us)?)?|fib(?:ularis)? ?long(?:us)?|pl", ("perlong",)),
    (r"per(?:on(?:eus)?)? ?brev(?:is)?|fib(?:ularis)? ?brev(?:is)?|pb", ("perbrev",)),
    (r"ilio ?psoas|ip", ("iliacus", "psoas")),
    (r"ra|rec(?:t(?:us)?)? ?abd(?:ominis)?", ("rectus_abdominis",)),
    (r"eo|ext(?:ernal)? ?obl(?:iques?)?", ("obliquus_externus_abdominis",)),
    (r"io|int(?:ernal)? ?obl(?:iques?)?", ("obliquus_internus_abdominis",)),
    (r"es|er(?:ector)? ?sp(?:inae)?|longissimus", ("longissimus_thoracis",)),
    (r"multifidus|mf", ("multifidus",)),
)
PATTERNS = tuple((re.compile(pattern), elements) for pattern, elements in RULES)
SIDES = {"r": "r", "right": "r", "rt": "r", "l": "l", "left": "l", "lt": "l"}
IDLE = re.compile(
    r"emg|env(?:elope)?|raw|filt(?:ered)?|muscle|activity|u?m?v|volts?|norm|\d+|ch\d*"
)


class Electrode(NamedTuple):
    """The muscle under a channel."""

    muscle: str  # of the catalogue; the first where it lies over several
    elements: tuple[str, ...]  # of the body model, without their side
    side: str  # "r" or "l"


def electrode(channel: str) -> Electrode | None:
    """Return the muscle that a channel's name tells ("SOL", "R_VastusLat", "BFLH l"), or None.

    The side is a word of its own or a letter before or behind the name; right where there is none.
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", channel.split(":")[0].split("[")[0])
    spaced = spaced.split("(")[0]
    words = [word for word in re.split(r"[^A-Za-z0-9]+", spaced.lower()) if word]
    words = [word for word in words if not IDLE.fullmatch(word)]
    for side, rest in _sides(words):
        elements = _elements(" ".join(rest)) or _elements("".join(rest))
        if elements:
            return Electrode(muscle_name(elements[0]), elements, side)
    return None


def _sides(words: list[str]) -> list[tuple[str, list[str]]]:
    """Return how the words may be read: side and the rest, the surest reading first."""
    if not words:
        return []
    found = []
    if len(words) > 1:
        found += [(SIDES[words[0]], words[1:])] if words[0] in SIDES else []
        found += [(SIDES[words[-1]], words[:-1])] if words[-1] in SIDES else []
    found.append(("r", words))
    whole = "".join(words)
    found += [(SIDES[whole[0]], [whole[1:]])] if whole[0] in SIDES and len(whole) > 2 else []
    found += [(SIDES[whole[-1]], [whole[:-1]])] if whole[-1] in SIDES and len(whole) > 2 else []
    return found


def _elements(name: str) -> tuple[str, ...]:
    return next((elements for pattern, elements in PATTERNS if pattern.fullmatch(name)), ())
