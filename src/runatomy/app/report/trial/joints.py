"""Joints: angle, moment and power of every joint over the stride, and the ground's force."""

from __future__ import annotations

from typing import NamedTuple

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.panel import Face, panel
from runatomy.app.report.trial.lines import lines_of, names_of

Ways = tuple[str, str]  # what up and what down means


class Joint(NamedTuple):
    """One movement of a joint: its names, and what up and down mean in its charts."""

    key: str
    plain: str
    term: str
    angle: Ways
    moment: Ways


JOINTS = (
    Joint("hip_flexion", "Hip, forward and back", "flexion, extension",
          ("thigh forward", "back"), ("flexes", "extends")),
    Joint("hip_adduction", "Hip, inward and outward", "adduction, abduction",
          ("thigh inward", "outward"), ("adducts", "abducts")),
    Joint("hip_rotation", "Hip, turning", "internal and external rotation",
          ("turned in", "out"), ("turns in", "out")),
    Joint("knee_angle", "Knee", "flexion, extension",
          ("bent", "straight"), ("flexes", "extends")),
    Joint("ankle_angle", "Ankle", "dorsiflexion, plantarflexion",
          ("toes up", "down"), ("lifts toes", "pushes off")),
)  # fmt: skip
OTHERS = (
    Joint("pelvis_tilt", "Pelvis, leaning", "tilt", ("back", "forward"), ("", "")),
    Joint("pelvis_list", "Pelvis, dropping", "list", ("own side down", "up"), ("", "")),
    Joint("pelvis_rotation", "Pelvis, turning", "rotation",
          ("own side ahead", "behind"), ("", "")),
    Joint("lumbar_extension", "Trunk, leaning", "lumbar extension, flexion",
          ("back", "forward"), ("extends", "flexes")),
    Joint("lumbar_bending", "Trunk, sideways", "lumbar bending",
          ("to own side", "away"), ("to own side", "away")),
    Joint("lumbar_rotation", "Trunk, turning", "lumbar rotation",
          ("own side ahead", "behind"), ("own side ahead", "behind")),
    Joint("subtalar_angle", "Heel, rolling", "inversion, eversion",
          ("sole in", "out"), ("rolls in", "out")),
    Joint("mtp_angle", "Toes", "metatarsophalangeal joint",
          ("toes down", "up"), ("bends down", "up")),
)  # fmt: skip
QUANTITIES = (("angle", "Angle", "°"), ("moment", "Moment", "N·m/kg"), ("power", "Power", "W/kg"))
POWER: Ways = ("drives", "brakes")
GROUND = (
    ("up", "Upward", ("carries", "")),
    ("forward", "Along", ("drives on", "brakes")),
    ("outward", "Sideways", ("outward", "inward")),
)


def joints(analysis: TrialAnalysis) -> str:
    """Return the leg's joints, a row of charts each, and the others folded away."""
    found = "".join(_joint(analysis, joint) for joint in JOINTS)
    rest = "".join(_joint(analysis, joint) for joint in OTHERS)
    look = "joints" if names_of(analysis, "joint", "moment") else "joints lone"
    shown = element("div", found, class_=look) if found else ""
    if not rest:
        return shown
    summary = element("summary", "Pelvis, trunk, heel and toes")
    return shown + element("details", summary, element("div", rest, class_=look), class_="more")


def ground(analysis: TrialAnalysis) -> str:
    """Return the ground's force on the foot in three directions; empty without forces."""
    charts = []
    for name, title, ways in GROUND:
        found = lines_of(analysis, "foot", "ground_force", name)
        if found:
            face = Face(title=title, unit="BW", up=ways[0], down=ways[1])
            charts.append(panel(face, found, "Ground force"))
    return element("div", *charts, class_="panels") if charts else ""


def legend(analysis: TrialAnalysis) -> str:
    """Return what line, band and mark of the charts mean."""
    counts = {side: sum(s.side == side for s in analysis.strides) for side in ("right", "left")}
    keys = [
        element("span", element("i", class_=f"swatch {side}", aria_hidden="true"),
                text(f"{side} ({count} stride{'' if count == 1 else 's'})"))
        for side, count in counts.items()
    ]  # fmt: skip
    keys += [
        element("span", element("i", class_="swatch spread", aria_hidden="true"),
                "band: ± 1 SD between strides"),
        element("span", element("i", class_="swatch lifted", aria_hidden="true"), "toe-off"),
    ]  # fmt: skip
    return element("p", *keys, class_="chart-key")


def _joint(analysis: TrialAnalysis, joint: Joint) -> str:
    charts = []
    for quantity, title, unit in QUANTITIES:
        found = lines_of(analysis, "joint", quantity, joint.key)
        if found:
            ways = {"angle": joint.angle, "moment": joint.moment}.get(quantity, POWER)
            zero = quantity != "angle"
            face = Face(title=title, unit=unit, up=ways[0], down=ways[1], zero=zero)
            charts.append(panel(face, found, joint.plain))
    if not charts:
        return ""
    name = element("h3", text(joint.plain), element("em", text(joint.term)))
    return element("div", name, element("div", *charts, class_="panels"), class_="joint")
