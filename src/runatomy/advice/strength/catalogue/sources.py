"""Sources: the studies whose figures the catalogue gives, written once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from runatomy.advice.strength.activation import Activation

Measured = Callable[..., Activation]


def _study(source: str, people: str, load: str, **more: str) -> Measured:
    """Return a maker of activations of one study, given a muscle and a percentage."""
    made: Measured = partial(
        Activation,
        source=source,
        people=people,
        **{"load": load, **more},  # type: ignore[arg-type]
    )
    return made


CONTRERAS = _study("Contreras et al. (2015), J Appl Biomech 31:452", "13 trained women",
                   "10 repetitions at most (10RM)")  # fmt: skip
MACASKILL = _study("MacAskill et al. (2014), Int J Sports Phys Ther", "young healthy adults",
                   "body weight")  # fmt: skip
MACASKILL_10RM = _study("MacAskill et al. (2014), Int J Sports Phys Ther", "young healthy adults",
                        "10 repetitions at most (10RM)")  # fmt: skip
DISTEFANO = _study("Distefano et al. (2009), J Orthop Sports Phys Ther 39:532",
                   "healthy adults", "body weight")  # fmt: skip
EKSTROM = _study("Ekstrom et al. (2007), J Orthop Sports Phys Ther 37:754", "30 healthy adults",
                 "body weight")  # fmt: skip
RIEMANN = _study("Riemann et al. (2011), J Strength Cond Res 25:634",
                 "20 trained adults, both legs", "130 to 135 % of body mass",
                 read="transcription")  # fmt: skip
CHEN = _study("Chen et al. (2015), Open J Ther Rehabil 3:101", "20 students", "body weight")
SERNER = _study("Serner et al. (2014), Br J Sports Med 48:1108", "40 elite soccer players",
                "body weight", says="peak")  # fmt: skip
LLURDA = _study("Llurda-Almuzara et al. (2021), Int J Environ Res Public Health 18:8733",
                "29 studies of 507 people", "body weight", says="over", read="review")  # fmt: skip
JUAN = _study("Juan et al. (2024), J Clin Med 13:6617", "9 studies of 109 adults",
              "the leg’s own weight", says="over", read="review")  # fmt: skip
DE_RIDDER = _study("De Ridder et al. (2013), BMC Musculoskelet Disord 14:204", "14 adults",
                   "60 % of the most lifted once", says="over")  # fmt: skip
DICUS = _study("Dicus et al. (2023), 10.70252/ZAOJ6139", "young men",
               "50 % of the most lifted once, lifting phase", read="transcription")  # fmt: skip
SUNDSTRUP = _study("Sundstrup et al. (2012), Int J Sports Phys Ther", "healthy adults",
                   "elastic band, 10 repetitions at most (10RM)")  # fmt: skip
CURL_UP = _study("Curl-up study (2003), PMC155519", "healthy adults", "body weight", says="over")
ESCAMILLA = _study("Escamilla et al. (2010), J Orthop Sports Phys Ther 40:265", "healthy adults",
                   "body weight")  # fmt: skip
