"""Sections: the page's body, each part with its heading and a line on how to read it."""

from __future__ import annotations

from collections.abc import Callable

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.page.element import element, text
from runatomy.app.report.trial.chart.panel import phase_axis
from runatomy.app.report.trial.checks.markers import marker_list
from runatomy.app.report.trial.checks.table import trust_table
from runatomy.app.report.trial.effects.roles import roles
from runatomy.app.report.trial.effects.spring import spring
from runatomy.app.report.trial.effects.tissues import tissues
from runatomy.app.report.trial.emg import emg_section
from runatomy.app.report.trial.joints import ground, joints, legend
from runatomy.app.report.trial.lines import names_of
from runatomy.app.report.trial.muscles.closely import closely
from runatomy.app.report.trial.muscles.groups import groups
from runatomy.app.report.trial.muscles.table import muscle_table
from runatomy.app.report.trial.picture.stage import stage
from runatomy.app.report.trial.sides.asymmetry import asymmetry, counted
from runatomy.app.report.trial.sides.strides import stride_table

MARKER_LIMIT = 0.02  # [m] RMS (Hicks et al. 2015), where the trust report names none
LEVELS = (("group", "Groups"), ("muscle", "Single muscles"), ("all", "Both"))
CHANCE = 0.05  # [-] of equal measures that seem to differ at 95 %


def sections(analysis: TrialAnalysis) -> str:
    """Return links to the sections and every section that the recording can fill."""
    made = [(key, name, part(analysis)) for key, name, part in PARTS]
    links = (element("a", text(name), href=f"#{key}") for key, name, part in made if part)
    return element("nav", *links, class_="contents", aria_label="Sections") + "".join(
        part for _, _, part in made
    )


def section(key: str, title: str, lead: str, *inside: str) -> str:
    """Return a section with its heading, empty where nothing stands in it; `lead` is text."""
    body = "".join(inside)
    if not body:
        return ""
    head = element("h2", text(title), id=f"h-{key}")
    return element("section", head, element("p", text(lead), class_="lead"), body, id=key,
                   aria_labelledby=f"h-{key}")  # fmt: skip


def _trust(analysis: TrialAnalysis) -> str:
    rows = {row.key: row for row in analysis.trust}
    limit = rows["marker_rms"].good if "marker_rms" in rows else MARKER_LIMIT
    markers = element(
        "div",
        element("h3", "Markers, the worst first"),
        element("p", text(f"Bar: distance of the body’s marker from the recorded one, RMS; thin "
                          f"line: the largest; dashed: the limit of good, "
                          f"{1000 * limit:.0f} mm RMS."), class_="note"),
        marker_list(analysis.markers, limit),
    )  # fmt: skip
    return section(
        "trust",
        "How far to trust it",
        "Every check, from the markers to the muscles, with its limits, their source, and what to "
        "do where a limit is passed. What a layer rests on must hold first: moments need the "
        "angles and the forces, muscles need the moments.",
        trust_table(analysis.trust),
        markers if analysis.markers else "",
    )


def _picture(analysis: TrialAnalysis) -> str:
    mass = analysis.runner.get("mass_kg")
    drawn = stage(analysis.poses, float(mass) if isinstance(mass, int | float) else 75.0)
    side = analysis.poses[0].side if analysis.poses else "right"
    arrow = " The arrow is the ground’s force." if analysis.trial.get("forces") else ""
    return section(
        "picture",
        "The runner through one stride",
        f"One {side} stride as the model moved, seen from the {side}; the other leg is pale."
        f"{arrow}",
        drawn,
    )


def _joints(analysis: TrialAnalysis) -> str:
    made = joints(analysis)
    moments = (
        " Moments are those of the runner’s own muscles and ligaments, divided by body mass; "
        "power above zero drives, below zero it brakes."
    )
    return section(
        "joints",
        "Joints through the stride",
        "From foot strike (0 %) to the same foot’s next (100 %)."
        + (moments if names_of(analysis, "joint", "moment") else ""),
        phase_axis() if made else "",
        legend(analysis) if made else "",
        element("div", class_="controls scrub") if made else "",
        made,
    )


def _ground(analysis: TrialAnalysis) -> str:
    return section(
        "ground",
        "The ground’s force",
        "What the ground does to the foot, in body weights (BW), low-passed as the angles are.",
        ground(analysis),
    )


def _groups(analysis: TrialAnalysis) -> str:
    return section(
        "groups",
        "Muscle groups through the stride",
        "Activation is the share of all a muscle can do; every strip reaches from 0 to 100 %, "
        "the figures beside it are the means of the strides’ peaks. "
        "Groups stand in the order of the energy they cost; open one to see its muscles.",
        groups(analysis),
    )


def _closely(analysis: TrialAnalysis) -> str:
    return section(
        "closely",
        "One muscle closely",
        "Force along the tendon; length of the fibers over the length at which they are "
        "strongest; power of fibers and of tendons over body mass.",
        closely(analysis),
    )


def _tissues(analysis: TrialAnalysis) -> str:
    made = tissues(analysis)
    return section(
        "tissues",
        "What tendons and joints carried",
        "From the muscles’ forces: the pull in each tendon, and bone on bone in each joint, in "
        "body weights (BW). A step is all of one leg’s stride, swing too. Under a peak: ± the SD "
        "between strides, then where the truth lies in nine of ten cases, as far as muscles "
        "differ between people of one size. Compare strides, sides and trials rather than "
        "persons.",
        legend(analysis) if made else "",
        made,
    )


def _roles(analysis: TrialAnalysis) -> str:
    return section(
        "roles",
        "What each muscle group did to the body",
        "Every muscle pushes the foot against the ground, and the ground pushes back on the whole "
        "body. Carries: its part of the upward push. Brakes and drives: by how much it slows and "
        "speeds the runner in one step. Outward: toward the standing foot’s side. Dark: first "
        "half of the contact; pale: second half. Means of both feet; below zero: it works against "
        "the others.",
        roles(analysis),
    )


def _spring(analysis: TrialAnalysis) -> str:
    return section(
        "spring",
        "Spring and engine: tendon against fiber work",
        "A stretched tendon stores work and gives it back for nothing; fibers drive by "
        "shortening and brake by lengthening, and both cost energy. Work and energy of one "
        "stride, both sides together, over body mass. Dark: fibers; pale: tendon.",
        spring(analysis),
    )


def _table(analysis: TrialAnalysis) -> str:
    if not names_of(analysis, "muscle", "activation"):
        return ""
    buttons = (
        element("button", text(words), type="button", data_level=level,
                aria_pressed="true" if level == "group" else "false")
        for level, words in LEVELS
    )  # fmt: skip
    switch = element("div", *buttons, class_="switch", role="group", aria_label="Rows",
                     id="level-switch")  # fmt: skip
    return section(
        "muscles",
        "Every muscle, right beside left",
        "Means over the strides ± the standard deviation between them. “Cannot tell”: the sides "
        "differ less than strides of one side do.",
        element("div", switch, class_="controls"),
        muscle_table(analysis),
    )


def _strides(analysis: TrialAnalysis) -> str:
    return section(
        "strides",
        "Every stride",
        "Steps are not strides: two steps make a stride. Duty factor is contact time over step "
        "time; below 100 % there is a flight.",
        stride_table(analysis) if analysis.strides else "",
    )


def _sides(analysis: TrialAnalysis) -> str:
    count = counted(analysis)
    if not count.compared:
        return ""
    chance = max(1, round(CHANCE * count.compared))
    return section(
        "sides",
        "Right against left",
        f"{count.compared} measures are compared; in {count.differ or 'none'} the sides differ by "
        "more than "
        f"the spread of the strides explains (95 % interval, Welch 1947). About {chance} would do "
        "so by chance alone. Markers placed unlike on the two sides shift every stride alike, and "
        "no spread shows it. Gray: nobody can tell.",
        asymmetry(analysis),
    )


def _emg(analysis: TrialAnalysis) -> str:
    return emg_section(analysis.emg)


PARTS: tuple[tuple[str, str, Callable[[TrialAnalysis], str]], ...] = (
    ("trust", "Checks", _trust),
    ("picture", "Picture", _picture),
    ("joints", "Joints", _joints),
    ("ground", "Ground force", _ground),
    ("groups", "Muscle groups", _groups),
    ("closely", "One muscle", _closely),
    ("tissues", "Tendons and joints", _tissues),
    ("roles", "Support and drive", _roles),
    ("spring", "Spring and engine", _spring),
    ("muscles", "All muscles", _table),
    ("strides", "Strides", _strides),
    ("sides", "Right and left", _sides),
    ("emg", "EMG", _emg),
)
