"""Sections of the page, as HTML; every text from a file or a catalogue passes through `text`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from runatomy.app.report import words
from runatomy.app.report.story import sentences

Row = Mapping[str, Any]

ORIGINS = {  # origin: (sign, what it means)
    "measured": ("●", "the device wrote it"),
    "derived": ("◐", "computed from what was measured"),
    "modeled": ("○", "a model's answer"),
    "assumed": ("△", "nobody measured it; a usual value stands in"),
    "cannot tell": ("✕", "no honest value exists"),
}

# header, key to sort by, explained
COLUMNS = (
    ("Muscle", "", ""),
    ("Energy<br><small>kJ</small>", "energy_J", "energy the muscle used"),
    ("Share", "energy_share", "of the energy of all muscles"),
    ("Range<br><small>%</small>", "low", "the true share probably lies in here"),
    ("Braking", "braking_share", "share of its work done while it lengthens"),
    ("Peak force<br><small>body weights</small>", "peak_force_BW", "one leg's muscle"),
    ("Mean<br>activity", "mean_activation", "of all it could do, over the run"),
    ("Peak<br>activity", "peak_activation", "of all it could do"),
    ("Hardest<br><small>W, time, km</small>", "hardest_power_W", "its hardest moment"),
    ("Against<br>level", "change_vs_level", "the same time on the level at the same speed"),
)


def text(value: object) -> str:
    """Return text that is safe inside an element and inside a quoted attribute."""
    return escape(words.clean(value), quote=True)


def masthead(analysis: Row) -> str:
    """Return the head of the page: the run in a line, and what it came to."""
    run, total = analysis["run"], analysis["total"]
    name = text(run.get("name") or "A run")
    eyebrow = " · ".join(part for part in (text(words.day(run.get("start"))), name) if part)
    told = "".join(f"<p>{text(sentence)}</p>" for sentence in sentences(analysis))
    return (
        f'<p class="brand">Runatomy</p><p class="eyebrow">{eyebrow}</p>'
        f"<h1>{text(words.kilometers(run.get('distance_m')))}, muscle by muscle</h1>"
        f'<div class="story">{told}</div>'
        f'<dl class="facts">{"".join(map(_fact, _facts(run, total)))}</dl>{_shares(analysis)}'
    )


def warnings(given: Iterable[str]) -> str:
    """Return the warnings as a box, empty without any."""
    items = "".join(f"<li>{text(warning)}</li>" for warning in given)
    if not items:
        return ""
    return f'<aside class="warnings" aria-label="Good to know"><h2>Good to know</h2><ul>{items}</ul></aside>'


def ranking(groups: Sequence[Row]) -> str:
    """Return the groups in order of energy, each a button with its bar and range."""
    rows = sorted(groups, key=lambda row: -(row.get("energy_J") or 0.0))
    most = max((row.get("high") or row.get("energy_share") or 0.0 for row in rows), default=0) or 1
    return f'<ol class="groups">{"".join(_ranked(row, most) for row in rows)}</ol>'


def table(analysis: Row) -> str:
    """Return the full table, groups and muscles, with what to sort by beside each value."""
    head = "".join(_head(index, *column) for index, column in enumerate(COLUMNS))
    rows = [*((row, "group") for row in _by_energy(analysis["groups"])),
            *((row, "muscle") for row in _by_energy(analysis["muscles"]))]  # fmt: skip
    plain = {row["name"]: row.get("plain") for row in analysis["groups"]}
    body = "".join(_line(row, level, plain) for row, level in rows)
    caption = "Every group and muscle with its figures; the headers sort."
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="Table of figures"><table id="table">'
        f'<caption class="hidden">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def evidence(rows: Iterable[Row]) -> str:
    """Return how far each input can be trusted, and where it comes from."""
    body = "".join(map(_evident, rows))
    return (
        '<table class="evidence"><thead><tr><th scope="col">What</th><th scope="col">How we know</th>'
        f'<th scope="col">From</th></tr></thead><tbody>{body}</tbody></table>'
    )


def provenance(analysis: Row) -> str:
    """Return what made the numbers, folded away."""
    about, runner = analysis["provenance"], analysis["runner"]
    file, atlas = about.get("file") or {}, about.get("atlas") or {}
    facts = {
        "Runatomy": about.get("runatomy"), "Analysis": analysis.get("schema"),
        "File": file.get("name"), "Format": file.get("format"), "SHA-256 of the file": file.get("sha256"),
        "Device": about.get("device"), "Model": about.get("model"), "Atlas": atlas.get("version"),
        "SHA-256 of the atlas": atlas.get("sha256"), "Runner": _runner(runner),
        **{key.capitalize(): value for key, value in (about.get("parameters") or {}).items()},
    }  # fmt: skip
    rows = "".join(f"<div><dt>{text(k)}</dt><dd>{text(v)}</dd></div>" for k, v in facts.items() if v)
    return f'<details class="provenance"><summary>What made these numbers</summary><dl>{rows}</dl></details>'


def _facts(run: Row, total: Row) -> list[tuple[str, str, str]]:
    moving = run.get("moving_s") or 0.0
    speed = (run.get("distance_m") or 0.0) / moving if moving else None
    low, high = words.kilojoules(total.get("low_J")), words.kilojoules(total.get("high_J"))
    kind = {"net": "above standing still", "gross": "resting included"}.get(total.get("energy_kind") or "", "")
    return [
        ("Distance", words.kilometers(run.get("distance_m")), ""),
        ("Time", words.duration(run.get("duration_s")), f"{words.duration(moving)} moving"),
        ("Pace", words.pace(speed), "while moving"),
        ("Climb", f"{words.whole(run.get('ascent_m'))} m", f"{words.whole(run.get('descent_m'))} m down"),
        ("Energy", f"{words.kilojoules(total['energy_J'])} kJ", f"{low}–{high}, {kind}".strip(", ")),
        ("In kilocalories", words.kilocalories(total["energy_J"]), "kcal"),
    ]


def _fact(fact: tuple[str, str, str]) -> str:
    name, value, note = map(text, fact)
    return f"<div><dt>{name}</dt><dd>{value}<small>{note}</small></dd></div>"


def _shares(analysis: Row) -> str:
    coverage = analysis["coverage"]
    kinds = (("run", "running", "running_s"), ("walk", "walking", "walking_s"), ("stand", "standing", "stopped_s"))
    whole = sum(coverage.get(key) or 0.0 for _, _, key in kinds) or 1.0
    shares = [(kind, name, (coverage.get(key) or 0.0) / whole) for kind, name, key in kinds]
    bars = "".join(f'<i class="{kind}" style="flex-grow:{share:.4f}"></i>' for kind, _, share in shares)
    keys = "".join(f'<span class="key {kind}">{words.percent(share)} {name}</span>' for kind, name, share in shares)
    return f'<div class="share"><div class="share-bar" aria-hidden="true">{bars}</div><p>{keys}</p></div>'


def _by_energy(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: -(row.get("energy_J") or 0.0))


def _ranked(row: Row, most: float) -> str:
    share, low, high = (row.get(key) or 0.0 for key in ("energy_share", "low", "high"))
    style = f"--share:{share / most:.4f};--low:{low / most:.4f};--high:{high / most:.4f}"
    span = words.span(row.get("low"), row.get("high"))
    return (
        f'<li><button type="button" data-choose="{text(row["name"])}" aria-pressed="false" style="{style}">'
        f'<span class="name">{text(row.get("plain") or row["name"])}<em lang="la">{text(row.get("latin") or "")}</em></span>'
        f'<span class="value"><b>{words.percent(row.get("energy_share"))}</b><small>{span}</small></span>'
        f'<span class="bar" aria-hidden="true"></span></button></li>'
    )


def _head(index: int, title: str, key: str, about: str) -> str:
    sort = "descending" if key == "energy_J" else "none"
    tip = f' title="{text(about)}"' if about else ""
    return f'<th scope="col" aria-sort="{sort}"><button type="button" data-column="{index}"{tip}>{title}</button></th>'


def _line(row: Row, level: str, plain: Mapping[str, Any]) -> str:
    group = "" if level == "group" else f"{plain.get(row.get('group') or '') or ''}"
    side = f", {row['side']}" if row.get("side") else ""
    latin = text(row.get("latin") or "") + (f" <small>{text(group)}</small>" if group else "")
    name = text(f"{row.get('plain') or row['name']}{side}")
    cells = "".join(_cell(row.get(key), shown) for (_, key, _), shown in zip(COLUMNS[1:], _shown(row), strict=True))
    return (
        f'<tr class="{level}" data-level="{level}" data-name="{text(row["name"])}"><th scope="row" data-value="{name}">'
        f'<button type="button" data-choose="{text(row["name"])}" aria-pressed="false">{name}</button>'
        f'<em lang="la">{latin}</em></th>{cells}</tr>'
    )


def _shown(row: Row) -> list[str]:
    share = row.get("energy_share") or 0.0
    force = row.get("peak_force_BW")
    where = [words.whole(row.get("hardest_power_W")), words.duration(row.get("hardest_at_s"))]
    where += [words.kilometers(row.get("hardest_at_m"), 1)] if row.get("hardest_at_m") is not None else []
    return [
        words.kilojoules(row.get("energy_J")),
        f'<span class="mini" style="--share:{share:.4f}">{words.percent(row.get("energy_share"))}</span>',
        words.span(row.get("low"), row.get("high")),
        words.percent(row.get("braking_share")),
        words.NOTHING if words.missing(force) else f"{force:.1f}",
        words.percent(row.get("mean_activation")),
        words.percent(row.get("peak_activation")),
        f"{where[0]} <small>{' · '.join(where[1:])}</small>",
        words.change(row.get("change_vs_level")),
    ]


def _cell(value: float | None, shown: str) -> str:
    key = "" if value is None or words.missing(value) else f"{value:.6g}"
    return f'<td data-value="{key}">{shown}</td>'


def _evident(row: Row) -> str:
    origin = str(row.get("origin", "cannot tell"))
    sign, meaning = ORIGINS.get(origin, ("○", ""))
    note = f"<small>{text(row['note'])}</small>" if row.get("note") else ""
    what = str(row.get("what", "")).replace("_", " ")
    return (
        f'<tr><th scope="row">{text(what[:1].upper() + what[1:])}</th>'
        f'<td><span class="origin" data-origin="{text(origin)}" title="{text(meaning)}"><i aria-hidden="true">{sign}</i>'
        f"{text(origin)}</span></td><td>{text(row.get('source', ''))}{note}</td></tr>"
    )


def _runner(runner: Row) -> str:
    sexes = {"f": "female", "m": "male"}
    parts = [f"{runner['mass_kg']:g} kg", f"{runner['height_m']:.2f} m", sexes.get(runner.get("sex") or "", "")]
    assumed = ", ".join(map(str, runner.get("assumed") or ()))
    return ", ".join(part for part in parts if part) + (f" (assumed: {assumed})" if assumed else "")
