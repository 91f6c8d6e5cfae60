"""Devices by their maker's number: what they are called, and whether they feel air pressure."""

from __future__ import annotations

from collections.abc import Mapping

# Garmin product number: (name, has a barometer); numbers as in the public FIT profile
GARMIN: Mapping[int, tuple[str, bool | None]] = {
    717: ("Forerunner 405", False),
    782: ("FR50", False),
    988: ("FR60", False),
    1018: ("Forerunner 310XT", False),
    1124: ("Forerunner 110", False),
    1250: ("Forerunner 410", False),
    1328: ("Forerunner 910XT", True),
    1345: ("Forerunner 610", False),
    1436: ("FR70", False),
    1446: ("Forerunner 310XT", False),
    1482: ("Forerunner 10", False),
    1551: ("fenix", True),
    1623: ("Forerunner 620", False),
    1632: ("Forerunner 220", False),
    1765: ("Forerunner 920XT", True),
    1903: ("Forerunner 15", False),
    1967: ("fenix 2", True),
    1988: ("epix", True),
    2050: ("fenix 3", True),
    2148: ("Forerunner 25", False),
    2153: ("Forerunner 225", False),
    2156: ("Forerunner 630", False),
    2157: ("Forerunner 230", False),
    2158: ("Forerunner 735XT", False),
    2337: ("vivoactive HR", True),
    2413: ("fenix 3 HR", True),
    2431: ("Forerunner 235", False),
    2432: ("fenix Chronos", True),
    2503: ("Forerunner 35", False),
    2544: ("fenix 5S", True),
    2604: ("fenix 5X", True),
    2691: ("Forerunner 935", True),
    2697: ("fenix 5", True),
    2700: ("vivoactive 3", True),
    2886: ("Forerunner 645", True),
    2888: ("Forerunner 645 Music", True),
    2900: ("fenix 5S Plus", True),
    3076: ("Forerunner 245", False),
    3077: ("Forerunner 245 Music", False),
    3110: ("fenix 5 Plus", True),
    3111: ("fenix 5X Plus", True),
    3113: ("Forerunner 945", True),
    3126: ("Instinct", True),
    3224: ("vivoactive 4S", True),
    3225: ("vivoactive 4", True),
    3226: ("Venu", True),
    3282: ("Forerunner 45", False),
    3287: ("fenix 6S", True),
    3288: ("fenix 6S Pro", True),
    3289: ("fenix 6", True),
    3290: ("fenix 6 Pro", True),
    3291: ("fenix 6X", True),
    3466: ("Instinct Solar", True),
    3589: ("Forerunner 745", True),
    3600: ("Venu Sq", False),
    3638: ("Enduro", True),
    3652: ("Forerunner 945 LTE", True),
    3703: ("Venu 2", True),
    3704: ("Venu 2S", True),
    3869: ("Forerunner 55", False),
    3888: ("Instinct 2", True),
    3889: ("Instinct 2S", True),
    3905: ("fenix 7S", True),
    3906: ("fenix 7", True),
    3907: ("fenix 7X", True),
    3943: ("epix (gen 2)", True),
    3990: ("Forerunner 255 Music", True),
    3991: ("Forerunner 255S Music", True),
    3992: ("Forerunner 255", True),
    3993: ("Forerunner 255S", True),
    4024: ("Forerunner 955", True),
    4257: ("Forerunner 265", True),
    4258: ("Forerunner 265S", True),
    4260: ("Venu 3", True),
    4261: ("Venu 3S", True),
    4312: ("epix Pro 42 mm", True),
    4313: ("epix Pro 47 mm", True),
    4314: ("epix Pro 51 mm", True),
    4315: ("Forerunner 965", True),
    4341: ("Enduro 2", True),
    4374: ("fenix 7S Pro", True),
    4375: ("fenix 7 Pro", True),
    4376: ("fenix 7X Pro", True),
    4394: ("Instinct 2X", True),
    4426: ("vivoactive 5", False),
    4432: ("Forerunner 165", True),
    4433: ("Forerunner 165 Music", True),
    4532: ("fenix 8 Solar", True),
    4534: ("fenix 8", True),
    4536: ("fenix 8", True),
    4575: ("Enduro 3", True),
}
_GARMIN_WORDS = (
    "garmin",
    "forerunner",
    "fenix",
    "epix",
    "enduro",
    "instinct",
    "vivoactive",
    "venu",
)
_BY_NAME = {name.lower(): barometer for name, barometer in GARMIN.values()}


def garmin(number: object) -> tuple[str | None, bool | None]:
    """Return name and barometer of a Garmin product number, None where not known."""
    return GARMIN.get(number, (None, None)) if isinstance(number, int) else (None, None)


def barometer_by_name(name: str | None, number: object = None) -> bool | None:
    """Say whether the device of that name measures altitude by air pressure; None if unknown.

    "with barometer" in the name is the sign that web sites go by.
    """
    plain = " ".join((name or "").lower().replace("ē", "e").split())
    if "with barometer" in plain:
        return True
    if not any(word in plain for word in _GARMIN_WORDS):
        return None
    by_number = garmin(number)[1]
    return by_number if by_number is not None else _BY_NAME.get(plain.removeprefix("garmin "))
