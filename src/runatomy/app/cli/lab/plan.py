"""Plan: which trials the words on the command line name."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from runatomy.app.cli import options
from runatomy.app.cli.inputs import is_laboratory, is_recording
from runatomy.app.cli.lab.pairing import pairs_in
from runatomy.app.cli.lab.table import FILES, Given, read_table
from runatomy.app.cli.lab.trial import Choices, Trial, file_name, trial_of
from runatomy.terms.errors import AppError


class Plan(NamedTuple):
    """The trials to analyze."""

    trials: tuple[Trial, ...]
    many: bool  # a study: a table, a folder, or several recordings
    notes: tuple[str, ...] = ()  # what is to be known before, in plain words


def plan(given: argparse.Namespace) -> Plan:
    """Return the trials that are asked for; AppError where the words make no sense."""
    usual = _usual(given)
    if given.table is not None:
        return _planned(read_table(Path(given.table), usual), many=True)
    if not given.files:
        raise AppError(
            "no recording is named",
            mend="Name a C3D or TRC file, a folder of them, or a --table of trials.",
        )
    paths = [Path(word) for word in given.files]
    trials = [trial for path in paths for trial in _trials(path, usual)]
    many = len(paths) > 1 or paths[0].is_dir()
    return _planned(trials, many)


def _usual(given: argparse.Namespace) -> Given:
    """Return what holds for every trial."""
    files = {kind: Path(path) for kind in FILES if (path := getattr(given, kind)) is not None}
    folders = [Path(word) for word in given.files]
    if given.table is not None and any(not folder.is_dir() for folder in folders):
        raise AppError(
            "a table names the recordings itself",
            where="--table",
            mend="Give the folder of the recordings beside it, or leave the recordings out.",
        )
    choices = Choices(
        strides=given.strides,
        cutoff=given.cutoff,
        force_cutoff=given.force_cutoff,
        method="static" if given.quick else given.method,
        tendon=given.tendon,
        objective=given.objective,
        without=tuple(given.without),
        effects=not given.quick,
        emg_lag=given.emg_lag,
        forces_offset=given.forces_offset,
        emg_offset=given.emg_offset,
    )
    return Given(options.runner_from(given), choices, files, tuple(folders))


def _trials(path: Path, usual: Given) -> Iterable[Trial]:
    """Yield the trials that one word names."""
    if not path.is_dir():
        _check_kind(path)
        yield trial_of(path.stem, path, usual.files, usual.runner, usual.choices)
        return
    found = pairs_in(path)
    if not found:
        raise AppError(
            "this folder holds no laboratory recordings",
            where=str(path),
            mend="Runatomy reads .c3d and .trc files; standing trials have static in their name.",
        )
    for pair in found:
        files = {"static": pair.static, "forces": pair.forces, **usual.files}
        yield trial_of(
            pair.capture.stem,
            pair.capture,
            files,
            usual.runner,
            usual.choices,
            problem=None if usual.files.keys() >= {"static", "forces"} else pair.problem,
        )


def _check_kind(path: Path) -> None:
    """Refuse a file whose name tells that it is something else."""
    where, suffix = str(path), path.suffix.lower()
    if is_laboratory(path):
        return
    if is_recording(path):
        raise AppError("this is a watch's recording", where=where,
                       mend=f"Did you mean: runatomy analyze {path}")  # fmt: skip
    if suffix in (".mot", ".sto"):
        raise AppError(
            "this is a table of forces or angles, not of markers",
            where=where,
            mend="Give the markers (.trc or .c3d) first and this with --forces.",
        )
    if suffix in (".csv", ".txt", ".tsv", ".toml"):
        option = "--markers" if suffix == ".toml" else "--emg or --table"
        raise AppError(
            "this holds no markers",
            where=where,
            mend=f"Give the recording (.c3d or .trc) first and this with {option}.",
        )


def _planned(trials: Iterable[Trial], many: bool) -> Plan:
    """Return the trials, each under a name of its own that any system takes for a file."""
    taken: set[str] = set()
    found, notes = [], []
    for trial in _by_folder(tuple(trials)):
        name = free = file_name(trial.name)
        number = 1
        while free.lower() in taken:
            number += 1
            free = f"{name}-{number}"
        if number > 1:
            notes.append(f"another trial is called {name} already: {trial.capture} becomes {free}")
        taken.add(free.lower())
        found.append(replace(trial, name=free))
    return Plan(tuple(found), many, tuple(notes))


def _by_folder(trials: tuple[Trial, ...]) -> list[Trial]:
    """Return the trials; those that share a name bear their folder's too, if that parts them."""
    alike: dict[str, list[Trial]] = {}
    for trial in trials:
        alike.setdefault(trial.name.lower(), []).append(trial)
    found = []
    for trial in trials:
        group = alike[trial.name.lower()]
        folders = {other.capture.parent.name for other in group}
        apart = len(group) > 1 and len(folders) == len(group) and "" not in folders
        name = f"{trial.capture.parent.name}_{trial.name}" if apart else trial.name
        found.append(replace(trial, name=name))
    return found
