"""What the trial's page says: verdicts by layer, checks, strides, sides, EMG."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from runatomy.analysis.trial.strides.asymmetry import Asymmetry
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.analysis.trial.trust.row import TrustRow, Verdict
from runatomy.app.report.trial.checks.markers import SHOWN, marker_list
from runatomy.app.report.trial.checks.table import trust_table
from runatomy.app.report.trial.checks.verdicts import layers, overall
from runatomy.app.report.trial.emg import emg_section, summary
from runatomy.app.report.trial.masthead import decided, sentences, title
from runatomy.app.report.trial.muscles.groups import groups
from runatomy.app.report.trial.muscles.table import muscle_table, plus_minus, short_words
from runatomy.app.report.trial.sides.asymmetry import asymmetry, counted
from runatomy.app.report.trial.sides.compared import MEASURES, compared
from runatomy.app.report.trial.sides.strides import stride_table

NAN = float("nan")


def row(key: str, verdict: Verdict, **values: object) -> TrustRow:
    """Return a check; marker error in mm unless told otherwise."""
    made = TrustRow(
        key=key, name=key.replace("_", " "), value=0.0123, unit="m", good=0.02, usable=0.03,
        source="Hicks et al. 2015", verdict=verdict, told="Told.", mend="",
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


def sides_row(right: float, left: float, noise: float, larger: str, unit: str = "BW") -> Asymmetry:
    difference = right - left
    return Asymmetry(
        kind="foot", name="ground", measure="vertical_peak", unit=unit, right=right, left=left,
        difference=difference, low=difference - noise, high=difference + noise, percent=12.0,
        larger=larger, words=f"12 % more on the {larger}",
    )  # fmt: skip


def plain(html: str) -> str:
    """Return the text of HTML with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\u00a0", " ").split())


def test_a_layer_is_as_good_as_the_worst_it_rests_on() -> None:
    rows = [
        row("marker_rms", Verdict.GOOD),
        row("residual_moment_rms", Verdict.USABLE),
        row("saturated", Verdict.BAD),
    ]
    found = layers(rows, forces=True, muscles=True)
    assert [layer.verdict for layer in found] == [
        Verdict.GOOD, Verdict.USABLE, Verdict.BAD, Verdict.BAD,
    ]  # fmt: skip
    assert overall(found).name == "Muscles"
    assert decided(found[0]) == "all checks within their limits"
    assert decided(found[1]) == "decided by: residual moment rms"


def test_a_check_nobody_knows_counts_for_every_layer() -> None:
    found = layers([row("brand_new", Verdict.BAD)], forces=True, muscles=True)
    assert {layer.verdict for layer in found} == {Verdict.BAD}


def test_the_footing_counts_for_what_muscles_do_to_the_body_alone() -> None:
    found = layers([row("footing", Verdict.BAD)], forces=True, muscles=True)
    assert [layer.verdict for layer in found[:-1]] == [Verdict.GOOD] * 3
    assert (found[-1].name, found[-1].verdict) == ("What muscles do to the body", Verdict.BAD)


def test_markers_count_for_muscles_too() -> None:
    found = layers([row("marker_max", Verdict.USABLE)], forces=True, muscles=True)
    assert {layer.verdict for layer in found} == {Verdict.USABLE}


def test_only_the_layers_that_there_are_have_a_verdict() -> None:
    rows = [row("marker_rms", Verdict.GOOD), row("forces", Verdict.CANNOT_TELL)]
    (only,) = layers(rows, forces=False, muscles=False)
    assert (only.name, only.verdict) == ("Joint angles", Verdict.GOOD)


def test_a_long_list_of_deciding_checks_is_cut() -> None:
    rows = [row(f"residual_{n}", Verdict.BAD) for n in range(5)]
    words = decided(layers(rows, forces=True, muscles=False)[1])
    assert words == "decided by: residual 0; residual 1; residual 2; and 2 more"


def test_a_check_tells_value_limits_source_and_cure() -> None:
    words = plain(trust_table([row("marker_rms", Verdict.USABLE, mend="Check the markers.")]))
    assert "12.3 mm good ≤ 20 mm usable ≤ 30 mm 1 usable Check the markers." in words
    assert words.endswith("Hicks et al. 2015")


def test_a_check_where_more_is_better_says_so() -> None:
    emg = row("emg", Verdict.GOOD, value=0.81, unit="1", good=0.7, usable=0.5)
    assert "0.81 good ≥ 0.7 usable ≥ 0.5" in plain(trust_table([emg]))


def test_a_check_without_value_or_limits_has_dashes() -> None:
    none = row("forces", Verdict.CANNOT_TELL, value=NAN, good=NAN, usable=NAN, unit="1")
    words = plain(trust_table([none]))
    assert "– – cannot tell –" in words
    assert "Hicks" not in words


def test_markers_stand_the_worst_first_and_the_rest_folded(trial: TrialAnalysis) -> None:
    many = [
        replace(trial.markers[0], marker=f"M{n}", rms_m=0.001 * n, max_m=0.002 * n, filled=0.0)
        for n in range(1, 20)
    ]
    words = plain(marker_list(many, 0.02))
    assert words.startswith("M19 ")
    assert f"{19 - SHOWN} more" in words
    assert "Never seen: LOST." in plain(
        marker_list([replace(many[0], marker="LOST", rms_m=NAN), many[1]], 0.02)
    )
    assert plain(marker_list([replace(many[0], rms_m=NAN)], 0.02)) == "No marker was seen."


def test_the_story_names_the_hardest_groups(trial: TrialAnalysis) -> None:
    told = sentences(trial)[0]
    first = next(r for r in trial.ranking if r.kind == "group" and r.name != "other")
    assert f"The {first.plain.split(' (')[0].lower()} worked the hardest" in told
    assert sentences(replace(trial, strides=())) == ["No whole stride was found in this recording."]


def test_every_stride_and_the_mean_of_each_side_is_told(trial: TrialAnalysis) -> None:
    table = stride_table(trial)
    assert table.count("<tr>") == 1 + len(trial.strides) + 2
    words = plain(table)
    right = [s.contact_time_s for s in trial.strides if s.side == "right"]
    assert f"{1000 * sum(right) / len(right):.0f} ±" in words
    assert "6 of 6" in words


def test_a_stride_without_whole_forces_says_so(trial: TrialAnalysis) -> None:
    first, *rest = trial.strides
    lost = replace(trial, strides=(replace(first, solved=False), *rest))
    assert "no whole force" in stride_table(lost)


def test_sides_that_differ_are_shown_and_the_others_folded(trial: TrialAnalysis) -> None:
    differ = sides_row(2.6, 2.3, 0.1, "right")
    alike = replace(sides_row(2.6, 2.59, 0.1, "cannot tell"), measure="vertical_impulse")
    made = replace(trial, asymmetry=(differ, alike))
    assert counted(made) == (2, 1)
    html = asymmetry(made)
    shown, folded = html.split("<details", 1)
    assert "Upward force, peak" in shown
    assert "Upward force, impulse" in folded
    assert "0.30 ± 0.10 BW" in plain(shown)


@pytest.mark.parametrize(
    ("right", "left", "sign"), [(2.6, 2.3, 1), (2.3, 2.6, -1), (-2.6, -2.3, 1), (-2.3, -2.6, -1)]
)
def test_the_dot_leans_to_the_side_that_is_larger(
    trial: TrialAnalysis, right: float, left: float, sign: int
) -> None:
    larger = "right" if sign > 0 else "left"
    made = replace(trial, asymmetry=(sides_row(right, left, 0.1, larger),))
    at = re.search(r"--at:(-?[\d.]+)", asymmetry(made))
    assert at
    assert float(at[1]) == pytest.approx(sign * 0.75)


def test_under_three_strides_there_is_no_picture_of_the_noise(trial: TrialAnalysis) -> None:
    made = replace(trial, asymmetry=(sides_row(2.6, 2.3, NAN, "cannot tell"),))
    assert "--at" not in asymmetry(made)


def test_every_compared_measure_is_one_that_the_analysis_knows(trial: TrialAnalysis) -> None:
    assert len(compared(trial.asymmetry)) == len(MEASURES)


def test_groups_open_to_their_muscles(trial: TrialAnalysis) -> None:
    html = groups(trial)
    assert html.count('class="member"') >= 30
    assert html.count("<details") + html.count('class="group alone"') == 11
    order = [f">{r.plain}<em" for r in trial.ranking if r.kind == "group"]
    assert sorted(order, key=html.index) == order


def test_the_table_has_both_sides_of_every_muscle(trial: TrialAnalysis) -> None:
    table = muscle_table(trial)
    line = table[table.index('data-name="soleus"') :].split("</tr>")[0]
    values = [float(v) for v in re.findall(r'<td data-value="([\d.e+-]+)"', line)]
    for side, value in zip(("right", "left"), values, strict=False):
        (mean,) = [
            m.mean for m in trial.measures
            if (m.kind, m.name, m.measure, m.side) == ("muscle", "soleus", "peak_activation", side)
        ]  # fmt: skip
        assert value == pytest.approx(100.0 * mean, rel=1e-4)


def test_differences_in_few_words() -> None:
    assert short_words(sides_row(2.6, 2.3, 0.1, "right")) == "right 12 % more"
    assert short_words(sides_row(2.6, 2.3, 0.1, "cannot tell")) == "cannot tell"


def test_a_spread_too_small_for_its_digits_is_not_called_nothing() -> None:
    assert plus_minus(0.0002, 3) == "± <0.001"
    assert plus_minus(0.0, 3) == "± 0.000"
    assert plus_minus(0.0123, 3) == "± 0.012"


def test_emg_is_compared_in_words_and_curves(trial: TrialAnalysis) -> None:
    assert trial.emg is not None
    section = emg_section(trial.emg)
    assert section.count('class="mean measured"') == len(trial.emg.channels)
    assert section.count('class="mean modeled"') == len(trial.emg.channels)
    assert f"is {trial.emg.mean_r:.2f}, the mean of 6 channels" in summary(trial.emg)
    assert f"{1000 * trial.emg.lag:.0f} ms ahead" in summary(trial.emg)
    assert emg_section(None) == ""
    lost = replace(trial.emg, unmatched=("X1",), raw=True)
    assert "Channels whose muscle nobody could tell: X1." in plain(emg_section(lost))
    assert "rectified" in summary(lost)


def test_many_strides_are_folded_away_beneath_their_means(trial: TrialAnalysis) -> None:
    html = stride_table(replace(trial, strides=trial.strides * 4))
    shown, folded = html.split("<details", 1)
    assert shown.count("<tr>") == 3
    assert folded.count("<tr>") == 1 + 4 * len(trial.strides)
    assert "All 48 strides" in folded


def test_without_a_solved_stride_it_says_why_there_are_no_muscles(trial: TrialAnalysis) -> None:
    none = tuple(
        t if t.quantity == "angle" else replace(t, value=t.value[:0], stride=t.stride[:0])
        for t in trial.curves
    )
    made = replace(trial, curves=none, ranking=(), measures=())
    assert sentences(made)[0].endswith("so there are no mean moments and no muscles.")
    assert title(made).endswith("joint by joint")
    assert groups(made) == ""
