"""Role: what one muscle, one group or another cause does to the body in a step."""

from __future__ import annotations

from dataclasses import dataclass

from runatomy.analysis.plain import plain_rows, rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What one cause does to the body's motion in the mean step of a run; both legs together."""

    name: str  # of the catalogue, or of mechanics.induced.OTHERS
    plain: str
    latin: str | None  # None where it is no muscle
    group: str | None
    support_share: float  # [-] of the ground's whole normal impulse; over all causes 1
    early_support_share: float | None  # [-] the same, given in the first half of the contact
    braking_BW_s: float  # [BW s] backward impulse, never positive  # noqa: N815
    propulsion_BW_s: float  # [BW s] forward impulse, never negative  # noqa: N815
    outward_BW_s: float  # [BW s] to the side of the foot that stands  # noqa: N815
    part_of_braking: float | None  # [-] of what all muscles (or groups) brake
    part_of_propulsion: float | None  # [-] of what they propel

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON, numbers rounded to what they can bear."""
        return plain_rows([self])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTable:
    """Roles of groups, muscles and other causes, in order of support."""

    groups: tuple[Role, ...]
    muscles: tuple[Role, ...]
    others: tuple[Role, ...]  # gravity, the body's own speed, what no muscle gave
    footing_error_BW: tuple[float, float, float]  # forward, normal, right; see json.md  # noqa: N815

    def to_dict(self) -> dict[str, object]:
        """Return plain values for JSON."""
        return {
            "groups": plain_rows(self.groups),
            "muscles": plain_rows(self.muscles),
            "others": plain_rows(self.others),
            "footing_error_BW": [rounded(value) for value in self.footing_error_BW],
        }
