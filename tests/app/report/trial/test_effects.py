"""The page's sections on tissues, roles and springs: their figures are the trial's."""

from __future__ import annotations

import re

import pytest

from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report.trial.effects.roles import halves_bar, roles_of, sentence
from runatomy.app.report.trial.effects.spring import sentence as spring_sentence
from runatomy.loads.tissue import CATALOGUE
from runatomy.terms.units import GRAVITY


def section(page: str, key: str) -> str:
    """Return one section of the page."""
    found = re.search(rf'<section id="{key}".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def plain(html: str) -> str:
    """Return the text of HTML with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ").split())


def test_every_tissue_stands_with_its_chart_and_range(trial: TrialAnalysis, page: str) -> None:
    part = section(page, "tissues")
    assert part.count('class="panel"') == len(CATALOGUE)
    for tissue in CATALOGUE:
        assert tissue.plain in plain(part)
    (peak,) = (
        m
        for m in trial.measures
        if (m.side, m.name, m.measure) == ("right", "achilles_tendon", "peak_load")
    )
    assert f"{peak.mean:.2f} ± {peak.sd:.2f} {peak.low:.1f}–{peak.high:.1f}" in plain(part)


def test_a_role_is_the_mean_of_both_feet(trial: TrialAnalysis) -> None:
    row = next(r for r in roles_of(trial) if r.name == "calves")
    drives = [
        m.mean
        for m in trial.measures
        if (m.kind, m.name, m.measure) == ("group", "calves", "propulsion_late")
    ]
    assert len(drives) == 2
    assert row.drives[1] == pytest.approx(GRAVITY * sum(drives) / 2)


def test_the_sentence_names_who_brakes_and_who_drives(trial: TrialAnalysis, page: str) -> None:
    told = sentence(roles_of(trial))
    assert "braking comes from the front thigh" in told
    assert "drive from the calves" in told
    assert told in plain(section(page, "roles"))


def test_groups_come_before_what_is_no_muscle(trial: TrialAnalysis) -> None:
    kinds = [row.kind for row in roles_of(trial)]
    assert kinds == sorted(kinds, reverse=True)
    sizes = [row.size for row in roles_of(trial) if row.kind == "group"]
    assert sizes == sorted(sizes, reverse=True)


def test_springs_are_told_with_every_muscle(trial: TrialAnalysis, page: str) -> None:
    part = section(page, "spring")
    assert trial.energy is not None
    assert part.count("<tr>") == len(trial.energy.rows) + 2  # and two heads
    assert spring_sentence(trial.energy) in plain(part)


def test_a_bar_shows_nothing_below_zero() -> None:
    bar = halves_bar((0.5, -0.2), 2.0)
    assert re.findall(r"--w:([\d.]+)", bar) == ["0.2500", "0.0000"]


def test_without_forces_there_is_none_of_it(angles_page: str) -> None:
    for key in ("tissues", "roles", "spring"):
        assert f'id="{key}"' not in angles_page
