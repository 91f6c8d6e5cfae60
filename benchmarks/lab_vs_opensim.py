"""How long does a recording take, from markers and forces to every muscle?

The yardstick is OpenSim on the same recording: scaling, inverse kinematics, inverse dynamics and
static optimization, each set up as its users do, through its own API and without its imports. Both
sides run in one process, one after the other. Static optimization takes longer than all the rest;
without --full it solves one second, and its time is carried over to all frames (the time of one
frame alone, which is spent on preparing, counts once). Ours is `read_capture` and
`analyze_capture`; its parts are timed inside. Compared is what both compute: angles, moments and
muscles frame by frame (`--quick`). The default solves the whole recording with tendons and
activation in time, and adds tissues and what muscles do to the body; OpenSim has no counterpart in
one go, so that row stands for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from sys import stderr
from time import perf_counter
from typing import Any
from unittest.mock import patch

from measuring.child import desk
from measuring.figure import Figure, figure, ratio
from measuring.opensim_trial import RECORDED, SOLVED, OpenSimTrial, lacking
from measuring.script import parser, tell
from measuring.stopwatch import timed

import runatomy

ROUNDS = 1  # of the yardstick; it takes about a minute
OURS = 10  # rounds of ours in each of those
LIMIT = 1 / 150  # of the yardstick
QUICK: dict[str, Any] = {"method": "static", "effects": False}  # what both sides compute
RECORDING = Path(__file__).resolve().parents[2] / "shared" / "data" / "mocap" / "rajagopal_run"
RUNNER = runatomy.Runner(mass=72.84, height=1.80)
STEP = 0.01  # [s] between frames
FRAMES = round((SOLVED[1] - SOLVED[0]) / STEP) + 1
WINDOW = (1.0, 2.0)  # [s] that static optimization solves without --full
TINY = 0.02  # [s] of their kinematics in a tiny run; of their sharing one frame
SHORT = 200  # frames of ours in a tiny run: two strides

# Our stages: where the analysis calls what belongs to them.
STAGES: dict[str, tuple[str, ...]] = {
    "strides": (
        "runatomy.analysis.trial.analyze:captured_run",
        "runatomy.analysis.trial.analyze:standing_pose",
    ),
    "scaling": ("runatomy.mechanics.capture.motion:fit_body",),
    "kinematics": ("runatomy.mechanics.capture.motion:follow_markers",),
    "dynamics": ("runatomy.mechanics.from_capture:recording_dynamics",),
    "paths": ("runatomy.mechanics.capture.muscles:muscle_paths",),
    "muscles": ("runatomy.mechanics.from_capture:share_recording",),  # its parts run side by side
    "tables": ("runatomy.analysis.trial.analyze:summarize",),
}
BESIDE = {  # the yardstick's stage: ours that do the same
    "scaling": ("scaling",),
    "inverse kinematics": ("kinematics",),
    "inverse dynamics": ("dynamics",),
    "static optimization": ("muscles",),
}
Seconds = dict[str, list[float]]


def measure(recording: Path, rounds: int, *, full: bool, tiny: bool) -> list[Figure]:
    """Return how ours compares with OpenSim, stage by stage and as a whole."""
    theirs: Seconds = {stage: [] for stage in BESIDE}
    ours: Seconds = {"whole": [], "read": [], **{stage: [] for stage in STAGES}}
    alike: list[float] = []
    whole: list[float] = []
    frames = SHORT if tiny else None
    # The first one imports, compiles the body and fills caches.
    our_round(recording, frames, **(QUICK if tiny else {}))
    for _ in range(rounds):
        with desk() as folder:
            trial = OpenSimTrial(recording=recording, desk=folder)
            for stage, spent in their_round(trial, full=full, tiny=tiny).items():
                theirs[stage].append(spent)
        several = [our_round(recording, frames, **QUICK) for _ in range(1 if tiny else OURS)]
        whole.append(our_round(recording, frames)["whole"])
        for stage, spans in ours.items():
            spans.append(median(one[stage] for one in several))
        rigid = [our_round(recording, frames, tendon="rigid", **QUICK) for _ in several]
        alike.append(median(one["whole"] for one in rigid))
    figures = [*answers(ours, alike, theirs), *parts(ours, theirs, full=full, tiny=tiny)]
    return [*figures, figure("ours: default, dynamic and with all effects", whole, "s")]


def their_round(trial: OpenSimTrial, *, full: bool, tiny: bool) -> dict[str, float]:
    """Return the seconds of OpenSim's stages."""
    end = RECORDED[0] + TINY if tiny else RECORDED[1]
    seconds = {
        "scaling": timed(trial.scale),
        "inverse kinematics": timed(partial(trial.kinematics, end)),
    }
    if tiny:
        (trial.desk / "angles.mot").unlink()  # too short for the rest: the shipped ones then
    seconds["inverse dynamics"] = timed(trial.dynamics)
    if full:
        seconds["static optimization"] = timed(trial.sharing)
        return seconds
    first, last = WINDOW
    one = timed(partial(trial.sharing, first, first))
    if tiny:
        seconds["static optimization"] = one * FRAMES
        return seconds
    some = timed(partial(trial.sharing, first, last))
    each = max(some - one, 0.0) / round((last - first) / STEP)
    seconds["static optimization"] = one + each * (FRAMES - 1)
    return seconds


def our_round(recording: Path, frames: int | None = None, **choices: Any) -> dict[str, float]:
    """Return the seconds of our stages and of the whole, reading included.

    Of the recording the first `frames` are solved, all of them where none are given.
    """
    seconds = dict.fromkeys(STAGES, 0.0)
    start = perf_counter()
    capture = runatomy.read_capture(
        recording / "motion_capture_run.trc", forces=recording / "grf_run.mot"
    )
    static = runatomy.read_capture(recording / "static_run.trc")
    read = perf_counter() - start
    capture = replace(capture, time=capture.time[:frames], position=capture.position[:frames])
    with ExitStack() as watched:
        for stage, places in STAGES.items():
            for place in places:
                watched.enter_context(_watch(place, stage, seconds))
        start = perf_counter()
        runatomy.analyze_capture(capture, RUNNER, static=static, **choices)
        analyzed = perf_counter() - start
    return {"whole": read + analyzed, "read": read, **seconds}


def _watch(place: str, stage: str, seconds: dict[str, float]) -> Any:
    """Return a patch that adds to a stage what is spent in the function at `module:name`."""
    module, name = place.split(":")
    function: Callable[..., Any] = getattr(import_module(module), name)

    def watched(*given: Any, **named: Any) -> Any:
        start = perf_counter()
        try:
            return function(*given, **named)
        finally:
            seconds[stage] += perf_counter() - start

    return patch(f"{module}.{name}", watched)


def answers(ours: Seconds, alike: list[float], theirs: Seconds) -> list[Figure]:
    """Return the whole and each stage, ours over theirs; `alike` is ours with rigid tendons."""
    whole = [sum(spans) for spans in zip(*theirs.values(), strict=True)]
    rows = [ratio("lab ÷ OpenSim", ours["whole"], whole, LIMIT, _times(ours["whole"], whole))]
    rows.append(ratio("with rigid tendons, as its", alike, whole, note=_times(alike, whole)))
    for stage, same in BESIDE.items():
        mine = [sum(spans) for spans in zip(*(ours[name] for name in same), strict=True)]
        note = f"{' + '.join(same)}: {_times(mine, theirs[stage])}"
        rows.append(ratio(stage, mine, theirs[stage], note=note))
    return rows


def _times(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Return in words how many times as fast ours is at its best."""
    return f"{min(theirs) / min(ours):,.0f} times as fast"


def parts(ours: Seconds, theirs: Seconds, *, full: bool, tiny: bool) -> list[Figure]:
    """Return the seconds of each side's stages."""
    some = "one frame" if tiny else f"{WINDOW[1] - WINDOW[0]:g} s"
    carried = "" if full else f"{some} carried over to all"
    notes = {
        "static optimization": carried,
        "whole": "reading included, no files written",
        "read": "three files",
        "paths": "counted in muscles too",
        "muscles": "paths and sharing, both cores",
    }
    whole = [sum(spans) for spans in zip(*theirs.values(), strict=True)]
    return [
        figure("OpenSim", whole, "s", note=f"{FRAMES} frames"),
        *(figure(f"OpenSim: {n}", s, "s", note=notes.get(n, "")) for n, s in theirs.items()),
        *(figure(f"ours: {n}", s, "ms", note=notes.get(n, ""), scale=1e3) for n, s in ours.items()),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; where OpenSim or the recording is missing, say so and print nothing."""
    options = parser(__doc__)
    options.add_argument("--full", action="store_true", help="static optimization of all frames")
    options.add_argument(
        "--recording", type=Path, default=RECORDING, help="folder of the recorded run"
    )
    given = options.parse_args(arguments)
    missing = lacking(given.recording)
    if missing:
        print(f"lab_vs_opensim: {missing}", file=stderr)
    rounds = 1 if given.tiny else given.rounds or ROUNDS
    found = [] if missing else measure(given.recording, rounds, full=given.full, tiny=given.tiny)
    tell(found, as_json=given.json, title=str(__doc__).splitlines()[0])


if __name__ == "__main__":
    main()
