"""The tables in the terminal."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from runatomy.app.report.terminal import (
    render_facts,
    render_muscles,
    render_runs,
    render_stride,
    render_terminal,
)


def printed(renderable: Any, width: int = 80, color: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=color).print(renderable, highlight=False)
    return out.getvalue()


def test_the_run_stands_in_a_line(analysis: dict[str, Any]) -> None:
    head = printed(render_terminal(analysis)).splitlines()[:3]
    assert head[0].split("  ")[0] == "hilly-hour.fit"
    assert "11.92 km in 1:10:00" in head[1]
    assert "climb 201 m" in head[1]
    assert head[2].startswith("96 % running, 3 % walking, 1.5 % standing")


def test_groups_come_in_order_of_energy_each_with_all_its_figures(analysis: dict[str, Any]) -> None:
    text = printed(render_terminal(analysis))
    lines = text[: text.index("All muscles")].splitlines()
    named = [
        line for line in lines if any(line.startswith(g["plain"][:7]) for g in analysis["groups"])
    ]
    assert len(named) == 13
    energies = [float(line[12:22].replace(",", "").split()[-1]) for line in named]
    assert energies == sorted(energies, reverse=True)
    first = named[0]
    for word in ("Front thigh", "600", "22 % (18–28)", "160", "5:45", "1.0 km", "52 %", "−4 %"):
        assert word in first


def test_other_has_no_change_against_the_level(analysis: dict[str, Any]) -> None:
    line = next(x for x in printed(render_terminal(analysis)).splitlines() if "Other" in x)
    assert line.rstrip().endswith("–")


def test_warnings_are_told(analysis: dict[str, Any]) -> None:
    text = printed(render_terminal(analysis))
    for warning in analysis["warnings"]:
        assert f"! {warning}" in text


@pytest.mark.parametrize("width", [50, 60, 70, 80, 100])
def test_it_fits_the_width(analysis: dict[str, Any], width: int) -> None:
    analysis["warnings"].append("a long warning " * 12)
    text = printed(render_terminal(analysis, width), width)
    assert max(map(len, text.splitlines())) <= width
    assert "Front" in text


def test_names_are_whole_at_eighty_columns(analysis: dict[str, Any]) -> None:
    assert "…" not in printed(render_terminal(analysis))


def test_without_series_the_place_is_left_out(analysis: dict[str, Any]) -> None:
    del analysis["series"]
    text = printed(render_terminal(analysis))
    assert "5:45" in text
    assert "1.0 km" not in text


def test_a_place_in_the_row_needs_no_series(analysis: dict[str, Any]) -> None:
    del analysis["series"]
    analysis["groups"][0]["hardest_at_m"] = 7654.0
    assert "7.7 km" in printed(render_terminal(analysis))


def test_a_run_without_running_is_told_without_failing(analysis: dict[str, Any]) -> None:
    empty = dict.fromkeys(
        ("hardest_at_s", "hardest_power_W", "change_vs_level", "braking_share", "low", "high")
    )
    for row in analysis["groups"]:
        row.update(empty, energy_J=0.0, energy_share=0.0)
    for row in analysis["roles"]["groups"]:
        row.update(support_share=0.0, early_support_share=None, part_of_braking=None)
    analysis.update(tissues=[], breath={})
    analysis["run"].update(distance_m=None, ascent_m=None, descent_m=None, moving_s=0.0, start=None)
    analysis["coverage"].update(running_s=0.0, walking_s=0.0, stopped_s=0.0)
    text = printed(render_terminal(analysis))
    assert "Other muscles" in text
    assert "– in 1:10:00" in text


def test_names_from_a_file_are_neither_markup_nor_control(analysis: dict[str, Any]) -> None:
    analysis["run"]["name"] = "[red]x[/red]\x1b]0;title\x07.fit"
    text = printed(render_terminal(analysis))
    assert text.startswith("[red]x[/red]?]0;title?.fit")
    assert "\x1b" not in text


def test_what_tendons_and_joints_carried_is_told(analysis: dict[str, Any]) -> None:
    lines = printed(render_terminal(analysis)).splitlines()
    achilles = next(line for line in lines if line.startswith("Achilles tendon"))
    assert achilles.split()[2:] == ["6.2", "(4.3–8.7)", "0.62", "285", "6.1", "12"]
    bent = next(line for line in lines if line.startswith("Shin bone, bent, BW·m"))
    assert bent.split()[4:] == ["0.062", "(0.043–0.087)", "0.0062", "2.9", "–", "–"]


def test_who_carried_braked_and_drove_is_told(analysis: dict[str, Any]) -> None:
    text = printed(render_terminal(analysis))
    rows = text[text.index("early %") :].splitlines()
    calves = next(line for line in rows if line.startswith("Calves"))
    assert calves.split()[1:] == ["14", "30", "6", "57", "43"]
    assert not any(line.startswith("Belly") for line in rows)  # does little of the three
    assert "Drive most: deep calf muscle" in text


def test_breath_and_the_factor_to_measured_cost_are_told(analysis: dict[str, Any]) -> None:
    text = printed(render_terminal(analysis))
    energy = analysis["total"]["energy_J"]
    assert f"own total {energy / 1250:,.0f} kJ, times 1.25 to the measured cost" in text
    assert "Breath 71 L/min (55–90), 4,810 L of air, 3 % of the energy (2–5)" in text
    assert "From heart rate" in text


def test_an_answer_without_the_new_parts_is_still_told(analysis: dict[str, Any]) -> None:
    for part in ("tissues", "roles", "breath"):
        del analysis[part]
    del analysis["total"]["anchor_factor"]
    text = printed(render_terminal(analysis))
    assert "Breath" not in text and "Tendon or joint" not in text and "own total" not in text


def test_color_only_where_it_is_asked_for(analysis: dict[str, Any]) -> None:
    assert "\x1b[" in printed(render_terminal(analysis), color=True)
    assert "\x1b[" not in printed(render_terminal(analysis))


def test_several_runs_are_a_row_each(analysis: dict[str, Any]) -> None:
    long = {**analysis, "run": {**analysis["run"], "name": "a-very-long-name" * 5}}
    text = printed(render_runs([analysis, long]))
    assert text.count("11.92 km") == 2
    assert max(map(len, text.splitlines())) <= 80


def explanation(analysis: dict[str, Any]) -> dict[str, Any]:
    return {
        "conditions": {"speed_m_s": 3.5, "slope": 0.08, "step_rate_spm": 172.0,
                       "energy_per_km_J": 310e3},
        "groups": analysis["groups"],
        "muscles": analysis["muscles"],
        **{part: analysis[part] for part in ("tissues", "roles", "breath", "total")},
        "per": "kilometer",
        "stride": analysis["strides"][1],
        "warnings": ["Mass not given: 70 kg assumed."],
    }  # fmt: skip


def test_a_stride_shows_when_each_group_is_active(analysis: dict[str, Any]) -> None:
    text = printed(render_stride(explanation(analysis)))
    assert "3.50 m/s (4:46 /km), grade +8.0 %, 172 steps a minute" in text
    assert "310 kJ a kilometer" in text
    assert "L of air a kilometer" in text
    assert "Kneecap joint" in text and "times 1.25 to the measured cost" in text
    calves = next(line for line in text.splitlines() if line.startswith("Calves"))
    assert "▇" in calves
    assert max(map(len, text.splitlines())) <= 80


def test_the_catalogue_and_facts() -> None:
    from runatomy.app.cli.lookup.muscles import catalogue

    text = printed(render_muscles(catalogue()))
    assert "M. soleus" in text
    assert "Midriff (diaphragm)  diaphragm" in text and "Mm. intercostales externi" in text
    assert max(map(len, text.splitlines())) <= 80
    facts = printed(render_facts({"grid": {"speeds": [1.8, 9.5, 14]}, "version": "1"}))
    assert "speeds: 1.8, 9.5, 14" in facts
