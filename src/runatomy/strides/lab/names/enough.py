"""Whether the markers that are known and seen are enough to tell how the legs moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from runatomy.strides.captured_run import CapturedMarker
from runatomy.strides.lab.names.marker_map import IGNORE, SNIPPET
from runatomy.strides.lab.names.marker_set import marker_sets
from runatomy.strides.lab.names.spelling import spelled
from runatomy.terms.errors import StrideError

PLAIN = {"femur": "thigh", "tibia": "shank", "calcn": "foot"}
PELVIS = 3  # fewer leave its rotation open
SHOWN = 12  # names that the map to start from holds
LEG = 4  # of one leg: hip (3), knee, ankle and subtalar angle need six numbers with some to spare


def check_enough(
    markers: Sequence[CapturedMarker], unknown: Sequence[str], where: str
) -> tuple[str, ...]:
    """Return warnings of parts that few markers tell; raises StrideError where they are too few.

    markers: known and seen; unknown: the file's other names. Three are needed on the pelvis, one on
    each thigh, shank and foot, four on each leg. The error lists what is missing on which segment,
    and which of the unknown names look alike.
    """
    count = Counter(_part(marker.place.segment) for marker in markers)
    missing = {"pelvis": PELVIS - count["pelvis"]} if count["pelvis"] < PELVIS else {}
    for side in "rl":
        parts = [f"{part}_{side}" for part in PLAIN]
        missing |= {part: 1 for part in parts if not count[part]}
        if sum(count[part] for part in parts) < LEG and not any(part in missing for part in parts):
            fewest = min(parts, key=lambda part: count[part])
            missing[fewest] = LEG - sum(count[part] for part in parts)
    if missing:
        raise StrideError(_told(missing, count, unknown), where=where, mend=_mend(unknown))
    few = [_plain(part) for part, number in count.items() if _single(part) and number == 1]
    if not few:
        return ()
    return (f"Only one marker on: {', '.join(sorted(few))}; its rotation rests on its neighbors.",)


def _told(missing: dict[str, int], count: Counter[str], unknown: Sequence[str]) -> str:
    """What is missing, segment by segment, and what looks alike."""
    lines = []
    for part, number in missing.items():
        near = _alike(part, unknown)
        like = f"; looking alike: {', '.join(near)}" if near else ""
        lines.append(f"{_plain(part)}: {count[part]} known, {number} more needed{like}")
    rest = f" Names in the file that nothing knows: {', '.join(unknown)}." if unknown else ""
    return f"too few known markers to tell how the legs moved. {'. '.join(lines)}.{rest}"


def _mend(unknown: Sequence[str]) -> str:
    """The known sets, and a map to start from."""
    titles = "; ".join(known.title for known in marker_sets())
    return f"Known sets: {titles}. Name others in a marker map:\n{_snippet(unknown)}"


def _snippet(unknown: Sequence[str]) -> str:
    """A map of the file's own unknown names, guessed at where they look like known ones."""
    if not unknown:
        return SNIPPET
    places = {word: place for known in marker_sets() for word, place in known.places.items()}
    lines = [SNIPPET.partition("\n")[0], "[markers]"]
    for name in unknown[:SHOWN]:
        near = get_close_matches(spelled(name), places, n=1, cutoff=0.7)
        place = places[near[0]] if near else None
        guess = IGNORE if place is None else place.landmark or place.segment
        lines.append(f'"{name}" = "{guess}"')
    return "\n".join(lines)


def _alike(part: str, unknown: Sequence[str]) -> list[str]:
    """Unknown names that look like one that sits on this part."""
    words = [
        word
        for known in marker_sets()
        for word, place in known.places.items()
        if _part(place.segment) == part
    ]
    return [name for name in unknown if get_close_matches(spelled(name), words, n=1, cutoff=0.7)]


def _part(segment: str) -> str:
    """Toes belong to the foot here."""
    return segment.replace("toes", "calcn")


def _single(part: str) -> bool:
    return part.partition("_")[0] in PLAIN


def _plain(part: str) -> str:
    """A segment in plain words: `right thigh`."""
    stem, _, side = part.partition("_")
    return {"r": "right ", "l": "left "}.get(side, "") + PLAIN.get(stem, stem)
