"""Recognized: which markers of a file are known, and where on the body they sit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from runatomy.strides.captured_run import CapturedMarker
from runatomy.strides.lab.names.marker_map import IGNORE, map_place
from runatomy.strides.lab.names.marker_set import MarkerSet, marker_sets
from runatomy.strides.lab.names.spelling import all_spelled, spelled
from runatomy.terms.landmarks import MarkerPlace

NAMED = 12  # names that a warning lists before it only counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognized:
    """The known markers of a file, in its order."""

    title: str  # of the set that fits best; "" where only a map named them
    columns: tuple[int, ...]  # where in the file they stand
    markers: tuple[CapturedMarker, ...]
    unknown: tuple[str, ...]  # names that nothing knows
    warnings: tuple[str, ...] = ()


def recognize(names: Sequence[str], marker_map: Mapping[str, str] | None = None) -> Recognized:
    """Tell where on the body each named marker sits.

    names: as the file writes them; marker_map: name -> landmark, segment or "ignore", which goes
    before every table. Of the known sets the one with most names wins; a name it does not know is
    taken from the others where they agree. Unknown names are left out with a warning. Whether they
    are enough is told by `enough.check_enough`. Raises StrideError for a map with unknown places.
    """
    own, warnings = _own(names, marker_map or {})
    letters = all_spelled(names)
    best = max(marker_sets(), key=lambda known: sum(word in known.places for word in letters))
    found: dict[int, MarkerPlace] = {}
    unknown: list[str] = []
    unused: dict[str, list[str]] = {}
    for column, (name, word) in enumerate(zip(names, letters, strict=True)):
        place = own[name] if name in own else _place(word, best)
        if place is not None:
            found[column] = place
        elif name not in own and word in best.unused:
            unused.setdefault(best.unused[word], []).append(name)
        elif name not in own:
            unknown.append(name)
    found, doubled = _one_each(names, letters, found)
    for why, which in unused.items():
        warnings = (*warnings, f"Markers not used, {why}: {_listed(which)}.")
    if unknown:
        warnings = (*warnings, f"Markers of no known name, left out: {_listed(unknown)}.")
    return Recognized(
        title=best.title if any(word in best.places for word in letters) else "",
        columns=tuple(found),
        markers=tuple(CapturedMarker(name=names[c], place=p) for c, p in found.items()),
        unknown=tuple(unknown),
        warnings=(*warnings, *doubled),
    )


def _own(
    names: Sequence[str], marker_map: Mapping[str, str]
) -> tuple[dict[str, MarkerPlace | None], tuple[str, ...]]:
    """What the person's own map says of the names in the file, and which of its names are not."""
    by_letters = {spelled(name): name for name in names}
    own: dict[str, MarkerPlace | None] = {}
    warnings = []
    for name, word in marker_map.items():
        place = None if word == IGNORE else map_place(name, word)
        held = name if name in names else by_letters.get(spelled(name))
        if held is not None:
            own[held] = place
            continue
        near = get_close_matches(name, names, n=3, cutoff=0.6)
        like = f"; it holds {_listed(near)}" if near else ""
        warnings.append(f"The marker map names {name}, which the file does not hold{like}.")
    return own, tuple(warnings)


def _place(word: str, best: MarkerSet) -> MarkerPlace | None:
    """The place in the best set, or in all others that know the name, where they agree."""
    if word in best.places or word in best.unused:
        return best.places.get(word)
    others = {known.places[word] for known in marker_sets() if word in known.places}
    return others.pop() if len(others) == 1 else None


def _one_each(
    names: Sequence[str], letters: Sequence[str], found: dict[int, MarkerPlace]
) -> tuple[dict[int, MarkerPlace], tuple[str, ...]]:
    """Every landmark once: a second marker on it is taken as one of the segment's cluster."""
    warnings: list[str] = []
    holder: dict[str, str] = {}
    kept: dict[int, MarkerPlace] = {}
    for column, place in found.items():
        name = names[column]
        if place.landmark is not None and place.landmark in holder:
            warnings.append(
                f"{name} and {holder[place.landmark]} are both on the landmark {place.landmark}: "
                f"{name} is used as a marker of the {place.segment} without a landmark."
            )
            place = MarkerPlace(segment=place.segment)
        elif place.landmark is not None:
            holder[place.landmark] = name
        kept[column] = place
    return kept, tuple(warnings)


def _listed(names: Sequence[str]) -> str:
    """A few names, and how many more."""
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else f"{shown} and {len(names) - NAMED} more"
