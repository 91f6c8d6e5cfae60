"""Person: the runner's mass and height, and how they are known."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.terms.evidence import Evidence, Origin
from runatomy.terms.runner import DEFAULT_HEIGHT, DEFAULT_MASS, Runner
from runatomy.terms.units import CENTIMETER, GRAVITY

GIVEN, WEIGHED, ASSUMED = "given", "mean vertical force", "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The runner's mass and height, and how they are known."""

    mass: float  # [kg]
    height: float  # [m]
    sex: str | None = None
    mass_from: str = GIVEN  # "given", "mean vertical force" or "assumed"
    height_from: str = GIVEN  # "given" or "assumed"

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "mass_kg": self.mass,
            "height_m": self.height,
            "sex": self.sex,
            "mass_from": self.mass_from,
            "height_from": self.height_from,
            "assumed": [
                name
                for name, basis in (("mass", self.mass_from), ("height", self.height_from))
                if basis == ASSUMED
            ],
        }

    def evidence(self) -> tuple[tuple[str, Evidence], ...]:
        """Return where mass and height come from."""
        return (
            ("mass", _basis(self.mass_from, f"{self.mass:.4g} kg")),
            ("height", _basis(self.height_from, f"{self.height:.4g} m")),
        )

    def notes(self) -> tuple[str, ...]:
        """Return in plain words what nobody gave."""
        found = []
        if self.mass_from == WEIGHED:
            found.append(
                f"Mass not given: {self.mass:.1f} kg taken from the mean vertical force over whole "
                "strides (--mass)."
            )
        if self.mass_from == ASSUMED:
            found.append(f"Mass not given: {self.mass:g} kg assumed (--mass).")
        if self.height_from == ASSUMED:
            tall = self.height / CENTIMETER
            found.append(f"Height not given: {tall:g} cm assumed (--height).")
        return tuple(found)


def _basis(known: str, value: str) -> Evidence:
    if known == GIVEN:
        return Evidence(origin=Origin.MEASURED, source=f"{value}, as given")
    if known == WEIGHED:
        return Evidence(origin=Origin.DERIVED, source=f"{value}, from the mean vertical force")
    return Evidence(origin=Origin.ASSUMED, source=f"{value}, a usual value")


def person_of(runner: Runner, mean_vertical_force: float) -> Person:
    """Return the runner with nothing left open.

    A mass that nobody gave is the mean vertical force [N] over whole strides by standard gravity,
    where that is known and plausible; else a usual value.
    """
    mass, mass_from = runner.mass, GIVEN
    if mass is None:
        weighed = mean_vertical_force / GRAVITY
        plausible = 25.0 <= weighed <= 250.0  # False for NaN
        mass, mass_from = (weighed, WEIGHED) if plausible else (DEFAULT_MASS, ASSUMED)
    return Person(
        mass=mass,
        height=runner.height or DEFAULT_HEIGHT,
        sex=runner.sex,
        mass_from=mass_from,
        height_from=GIVEN if runner.height else ASSUMED,
    )
