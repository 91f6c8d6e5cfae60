"""The drawing plan: which muscle is drawn from which paths, where its belly lies, how large it is.

Volumes of the leg are the shares of Handsfield et al. (2014) for 75 kg and 1.75 m; of the arm
about those of Holzbaur et al. (2007). Volumes of the trunk are round figures: they only give the
drawing its body. Belly spans are fractions of the path from origin to insertion, judged from
anatomy. Vectors are (to the left, to the back, up) [m]; the right half lies at x < 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Vector = tuple[float, float, float]
Lift = tuple[float, float, Vector]  # fraction of the path, half width of the bump, by how much
Role = Literal["muscle", "plain", "tendon", "wall"]  # only a muscle takes a color


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """How one muscle of the right side is drawn."""

    name: str  # name of the shape: the element whose load it shows, without its side
    paths: tuple[str, ...] = ()  # the model's elements, in the order they lie beside each other
    courses: str = ""  # laid over the bones by hand, before the paths: "x y z, x y z" [cm] a line
    volume: float  # [cm3]
    kind: Literal["belly", "sheet", "bundle"] = "belly"
    role: Role = "muscle"
    span: tuple[float, float] = (0.0, 1.0)  # where the belly starts and ends
    peak: float = 0.45  # where along the belly it is thickest
    full: float = 0.75  # exponent of the belly's outline: small is blunt, large is slender
    strands: int = 1  # parallel strands of a flat belly
    breadth: Vector = (0.0, 0.0, 0.0)  # [m] of these: start, middle, end
    across: Vector = (1.0, 0.0, 0.0)  # direction of the breadth
    reach: tuple[Vector, ...] = ()  # belly before the first point: model origins are mid-points
    extend: tuple[Vector, ...] = ()  # the same beyond the last point
    lifts: tuple[Lift, ...] = ()  # bumps that keep a superficial muscle on the surface
    flip: tuple[str, ...] = ()  # elements that run the other way than their neighbors
    bands: tuple[float, ...] = ()  # tendinous bands across the belly
    tendon: float = 0.0030  # [m] half width of the tendon
    pack: bool = False  # pushed aside by its neighbors
    fleshy: bool = True  # the belly starts on the bone, without a tendon
