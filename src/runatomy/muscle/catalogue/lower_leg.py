"""Muscles of the lower leg: calves, tibialis anterior, peroneals, and those of arch and toes."""

from __future__ import annotations

from runatomy.muscle.catalogue.muscle import Muscle

LOWER_LEG: tuple[Muscle, ...] = (
    Muscle(
        name="soleus",
        plain="Deep calf muscle",
        latin="M. soleus",
        group="calves",
        region="leg",
        does="Pushes the foot down at the ankle; it crosses that joint alone, so the bend of the "
        "knee does not matter to it.",
        in_running="The strongest muscle of the leg: carries the body through stance with fibers "
        "that change length little, while the Achilles tendon stretches and then springs back.",
        fascicles=("soleus",),
    ),
    Muscle(
        name="gastrocnemius_medialis",
        plain="Inner calf muscle",
        latin="M. gastrocnemius, caput mediale",
        group="calves",
        region="leg",
        does="Pushes the foot down at the ankle and helps to bend the knee.",
        in_running="Comes on just before foot strike, peaks near mid-stance and lets go before "
        "toe-off, loading and releasing the Achilles tendon.",
        fascicles=("gasmed",),
    ),
    Muscle(
        name="gastrocnemius_lateralis",
        plain="Outer calf muscle",
        latin="M. gastrocnemius, caput laterale",
        group="calves",
        region="leg",
        does="Pushes the foot down at the ankle and helps to bend the knee.",
        in_running="Works with the inner calf muscle through stance; the smaller of the two.",
        fascicles=("gaslat",),
    ),
    Muscle(
        name="tibialis_anterior",
        plain="Front shin muscle",
        latin="M. tibialis anterior",
        group="tibialis_anterior",
        region="leg",
        does="Lifts the foot at the ankle and turns the sole inward.",
        in_running="Keeps the toes clear of the ground through swing, is busiest just before foot "
        "strike, when it readies the foot to be set down, and rests late in stance.",
        fascicles=("tibant",),
    ),
    Muscle(
        name="peroneus_longus",
        plain="Long outer shin muscle",
        latin="M. peroneus (fibularis) longus",
        group="peroneals",
        region="leg",
        does="Turns the sole outward and helps to push the foot down; its tendon passes beneath "
        "the foot and props the arch.",
        in_running="Steadies the ankle sideways in stance and keeps the ball of the big toe down "
        "at push-off, above all on uneven ground.",
        fascicles=("perlong",),
    ),
    Muscle(
        name="peroneus_brevis",
        plain="Short outer shin muscle",
        latin="M. peroneus (fibularis) brevis",
        group="peroneals",
        region="leg",
        does="Turns the sole outward and helps to push the foot down at the ankle.",
        in_running="Keeps the ankle from rolling over the outer edge of the foot in stance.",
        fascicles=("perbrev",),
    ),
    Muscle(
        name="tibialis_posterior",
        plain="Deep shin muscle (arch)",
        latin="M. tibialis posterior",
        group="other",
        region="leg",
        does="Turns the sole inward, holds up the arch and helps to push the foot down.",
        in_running="Lets the arch down softly in early stance and stiffens the foot for push-off.",
        fascicles=("tibpost",),
    ),
    Muscle(
        name="flexor_digitorum_longus",
        plain="Long bender of the toes",
        latin="M. flexor digitorum longus",
        group="other",
        region="leg",
        does="Bends the four smaller toes and helps to push the foot down at the ankle.",
        in_running="Presses the smaller toes to the ground late in stance.",
        fascicles=("fdl",),
    ),
    Muscle(
        name="flexor_hallucis_longus",
        plain="Long bender of the big toe",
        latin="M. flexor hallucis longus",
        group="other",
        region="leg",
        does="Bends the big toe, supports the arch and helps to push the foot down at the ankle.",
        in_running="Presses the big toe to the ground, the last point of push-off.",
        fascicles=("fhl",),
    ),
    Muscle(
        name="extensor_digitorum_longus",
        plain="Long lifter of the toes",
        latin="M. extensor digitorum longus",
        group="other",
        region="leg",
        does="Lifts the four smaller toes, and the foot at the ankle.",
        in_running="Keeps the toes clear of the ground in swing, beside the tibialis anterior.",
        fascicles=("edl",),
    ),
    Muscle(
        name="extensor_hallucis_longus",
        plain="Long lifter of the big toe",
        latin="M. extensor hallucis longus",
        group="other",
        region="leg",
        does="Lifts the big toe, and the foot at the ankle.",
        in_running="Keeps the big toe clear of the ground in swing and ready for foot strike.",
        fascicles=("ehl",),
    ),
)
