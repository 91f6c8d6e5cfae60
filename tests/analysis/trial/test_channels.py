"""Which muscle a channel of EMG lies over, from the names that laboratories use."""

from __future__ import annotations

import pytest

from runatomy.analysis.trial.emg.channels import RULES, electrode
from runatomy.muscle.anatomy import muscle_named
from runatomy.muscle.parameters import LEG

GLMAX = ("glmax1", "glmax2", "glmax3")


@pytest.mark.parametrize(
    ("channel", "elements", "side"),
    [
        ("SOL", ("soleus",), "r"),
        ("GASLAT", ("gaslat",), "r"),
        ("GASMED", ("gasmed",), "r"),
        ("TA", ("tibant",), "r"),
        ("SM", ("semimem",), "r"),
        ("BFLH", ("bflh",), "r"),
        ("VL", ("vaslat",), "r"),
        ("VM", ("vasmed",), "r"),
        ("RF", ("recfem",), "r"),
        ("GMAX", GLMAX, "r"),
        ("GMED", ("glmed1", "glmed2", "glmed3"), "r"),
        ("L_SOL", ("soleus",), "l"),
        ("sol_l", ("soleus",), "l"),
        ("LSOL", ("soleus",), "l"),
        ("RTA", ("tibant",), "r"),
        ("Left Tibialis Anterior", ("tibant",), "l"),
        ("R TIBIALIS ANTERIOR: EMG 4 [V]", ("tibant",), "r"),
        ("R_VastusLat", ("vaslat",), "r"),
        ("vastus medialis left", ("vasmed",), "l"),
        ("Gluteus Maximus", GLMAX, "r"),
        ("LGlutMax", GLMAX, "l"),
        ("Rectus Femoris", ("recfem",), "r"),
        ("Biceps Femoris", ("bflh",), "r"),
        ("biceps femoris short head", ("bfsh",), "r"),
        ("Semitendinosus_r", ("semiten",), "r"),
        ("MG", ("gasmed",), "r"),
        ("LG", ("gaslat",), "r"),
        ("RLG", ("gaslat",), "r"),
        ("LatGastroc", ("gaslat",), "r"),
        ("Gastrocnemius medialis", ("gasmed",), "r"),
        ("Peroneus Longus", ("perlong",), "r"),
        ("EMG_SOL_env", ("soleus",), "r"),
        ("Erector Spinae L", ("longissimus_thoracis",), "l"),
    ],
)
def test_the_field_s_names(channel: str, elements: tuple[str, ...], side: str) -> None:
    found = electrode(channel)
    assert found is not None, channel
    assert (found.elements, found.side) == (elements, side)


@pytest.mark.parametrize("channel", ["", "EMG1", "Sync", "Force.Fz1", "GM", "Trigger [V]", "12"])
def test_what_names_no_muscle_is_left_alone(channel: str) -> None:
    assert electrode(channel) is None


def test_every_rule_names_elements_of_the_body() -> None:
    for _, elements in RULES:
        for element in elements:
            assert element in LEG.names or muscle_named(element).region == "trunk"
