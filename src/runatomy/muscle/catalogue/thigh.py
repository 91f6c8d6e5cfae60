"""Muscles of the thigh: quadriceps, hamstrings, adductors."""

from __future__ import annotations

from runatomy.muscle.catalogue.muscle import Muscle

THIGH: tuple[Muscle, ...] = (
    Muscle(
        name="rectus_femoris",
        plain="Straight thigh muscle",
        latin="M. rectus femoris",
        group="quadriceps",
        region="leg",
        does="Straightens the knee and bends the hip: it alone of the four crosses both.",
        in_running="Brakes the bending knee after foot strike; after toe-off it slows the shin "
        "that folds up behind and helps to pull the thigh forward.",
        fascicles=("recfem",),
    ),
    Muscle(
        name="vastus_lateralis",
        plain="Outer front-thigh muscle",
        latin="M. vastus lateralis",
        group="quadriceps",
        region="leg",
        does="Straightens the knee from the outer side; one of the two largest muscles of the leg.",
        in_running="Catches the body in early stance: it lengthens while the knee gives, then "
        "shortens to lift the body again. It brakes hardest downhill.",
        fascicles=("vaslat",),
    ),
    Muscle(
        name="vastus_intermedius",
        plain="Deep thigh muscle",
        latin="M. vastus intermedius",
        group="quadriceps",
        region="leg",
        does="Straightens the knee; it lies on the thigh bone, beneath the rectus femoris.",
        in_running="Shares the landing with its neighbors in early stance. After 45 minutes of "
        "steep descent, magnetic resonance images show the largest change here.",
        fascicles=("vasint",),
    ),
    Muscle(
        name="vastus_medialis",
        plain="Inner front-thigh muscle (teardrop)",
        latin="M. vastus medialis",
        group="quadriceps",
        region="leg",
        does="Straightens the knee and keeps the kneecap in its groove against the outward pull.",
        in_running="Works in early stance with the other quadriceps and steadies the kneecap while "
        "the loaded knee bends.",
        fascicles=("vasmed",),
    ),
    Muscle(
        name="biceps_femoris_caput_longum",
        plain="Outer hamstring, long head",
        latin="M. biceps femoris, caput longum",
        group="hamstrings",
        region="leg",
        does="Straightens the hip, bends the knee, and turns the shin of a bent knee outward.",
        in_running="Stops the shin that swings forward, lengthening under load just before foot "
        "strike, then helps to drive the hip back. The hamstring that sprinters strain most often.",
        fascicles=("bflh",),
    ),
    Muscle(
        name="biceps_femoris_caput_breve",
        plain="Outer hamstring, short head",
        latin="M. biceps femoris, caput breve",
        group="hamstrings",
        region="leg",
        does="Bends the knee and turns the shin outward: the one hamstring that spares the hip.",
        in_running="Helps to fold the shin up early in swing, which makes the leg easier to bring "
        "forward, and to slow it again late in swing.",
        fascicles=("bfsh",),
    ),
    Muscle(
        name="semitendinosus",
        plain="Inner hamstring, slender",
        latin="M. semitendinosus",
        group="hamstrings",
        region="leg",
        does="Straightens the hip, bends the knee, and turns the shin of a bent knee inward.",
        in_running="Slows the swinging shin late in swing, with long fibers made for fast "
        "lengthening, and steadies the knee as the foot lands.",
        fascicles=("semiten",),
    ),
    Muscle(
        name="semimembranosus",
        plain="Inner hamstring, broad",
        latin="M. semimembranosus",
        group="hamstrings",
        region="leg",
        does="Straightens the hip, bends the knee, and turns the shin of a bent knee inward.",
        in_running="The strongest hamstring: brakes the leg late in swing and draws the body over "
        "the foot in early stance.",
        fascicles=("semimem",),
    ),
    Muscle(
        name="adductor_brevis",
        plain="Short inner-thigh muscle",
        latin="M. adductor brevis",
        group="adductors",
        region="leg",
        does="Draws the thigh inward at the hip and helps to bend the hip.",
        in_running="Balances the muscles on the outside of the hip and helps the thigh forward "
        "at the start of swing.",
        fascicles=("addbrev",),
    ),
    Muscle(
        name="adductor_longus",
        plain="Long inner-thigh muscle",
        latin="M. adductor longus",
        group="adductors",
        region="leg",
        does="Draws the thigh inward at the hip and helps to bend the hip.",
        in_running="Helps to turn the trailing thigh forward around toe-off and keeps it close to "
        "the middle line.",
        fascicles=("addlong",),
    ),
    Muscle(
        name="adductor_magnus",
        plain="Great inner-thigh muscle",
        latin="M. adductor magnus",
        group="adductors",
        region="leg",
        does="Draws the thigh inward; its back part straightens the hip as a hamstring does.",
        in_running="Helps to stop the thigh late in swing and to drive the hip back in early "
        "stance, beside the gluteus maximus.",
        fascicles=("addmagProx", "addmagMid", "addmagDist", "addmagIsch"),
    ),
    Muscle(
        name="gracilis",
        plain="Slender inner-thigh muscle",
        latin="M. gracilis",
        group="adductors",
        region="leg",
        does="Draws the thigh inward at the hip, bends the knee and turns the shin inward.",
        in_running="Helps to fold and guide the leg in swing; steadies the inner knee in stance.",
        fascicles=("grac",),
    ),
)
