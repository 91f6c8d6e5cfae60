"""SharingRule: what may be assumed, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from runatomy.mechanics.sharing.sharing_rule import JOINTS, SharingRule
from runatomy.terms.errors import MechanicsError


def test_the_usual_rule_is_a_whole_motion_elastic_tendons_and_volume() -> None:
    rule = SharingRule()
    assert (rule.method, rule.tendon, rule.objective) == ("dynamic", "elastic", "volume")
    assert rule.without == ()


@pytest.mark.parametrize(
    ("objective", "weighting", "power"),
    [
        ("volume", "volume", 2.0),
        ("activation", "activation", 2.0),
        ("volume_cubed", "volume", 3.0),
        ("activation_cubed", "activation", 3.0),
    ],
)
def test_an_objective_is_a_weight_and_a_power(objective: Any, weighting: str, power: float) -> None:
    rule = SharingRule(objective=objective)
    assert rule.weighting == weighting
    assert rule.power == power


@pytest.mark.parametrize(
    "fields",
    [{"method": "quasistatic"}, {"tendon": "soft"}, {"objective": "metabolic"}, {"method": ""}],
)
def test_unknown_words_are_refused_with_what_can_be_chosen(fields: dict[str, Any]) -> None:
    with pytest.raises(MechanicsError, match="no way to share moments") as told:
        SharingRule(**fields)
    assert "Choose one of" in str(told.value.mend)


@pytest.mark.parametrize("objective", ["volume_cubed", "activation_cubed"])
def test_static_sharing_knows_squares_alone(objective: Any) -> None:
    with pytest.raises(MechanicsError, match="squared activations only"):
        SharingRule(method="static", objective=objective)
    assert SharingRule(method="static", objective=objective.removesuffix("_cubed")).power == 2.0


def test_moments_left_out_are_those_of_a_leg_and_not_all() -> None:
    assert SharingRule(without=("subtalar_angle",)).without == ("subtalar_angle",)
    with pytest.raises(MechanicsError, match="'elbow' is no coordinate of a leg"):
        SharingRule(without=("elbow",))
    with pytest.raises(MechanicsError, match="no moment is left"):
        SharingRule(without=JOINTS)


def test_toes_are_no_joint_of_sharing() -> None:
    assert len(JOINTS) == 6
    assert not any("mtp" in name for name in JOINTS)
