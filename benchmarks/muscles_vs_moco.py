"""How long do muscles with activation in time take, beside Moco?

The yardstick is MocoInverse of OpenSim on the same recording and the same tenth of a second: its
Rajagopal model with shipped angles and forces, rigid tendons, activation in time, least squared
activations, solved by CasADi and IPOPT on all cores. Ours shares the moments of the same frames
among the muscles of legs and trunk; with rigid tendons and unweighted activations as theirs, and as
we ship it, on elastic ones. Theirs is the solver's own time, without setting it up; ours holds
lengths and moment arms too. A whole stride had not ended after half an hour of theirs.
"""

from __future__ import annotations

import measuring.one_thread  # noqa: F401 - before numpy

# isort: split

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from sys import stderr
from typing import Any
from unittest.mock import patch

import numpy as np
from measuring.child import desk
from measuring.figure import Figure, figure, ratio
from measuring.moco import MocoFound, moco_inverse
from measuring.opensim_trial import RECORDED, OpenSimTrial, lacking
from measuring.script import parser, tell
from measuring.stopwatch import timed

import runatomy
from runatomy.mechanics import from_capture
from runatomy.mechanics.sharing.sharing_rule import SharingRule
from runatomy.mechanics.trial_mechanics import TrialMuscles

OURS = 5  # rounds of ours beside each of theirs
LIMIT = 1 / 60  # of the yardstick
RECORDING = Path(__file__).resolve().parents[2] / "shared" / "data" / "mocap" / "rajagopal_run"
RUNNER = runatomy.Runner(mass=72.84, height=1.80)
START, LENGTH, MESH = 1.0, 0.1, 0.02  # [s] of the recording; between nodes of theirs
COARSE, FEW = 0.1, 1  # [s] between nodes, iterations in a tiny run
AS_THEIRS = SharingRule(method="dynamic", tendon="rigid", objective="activation")
SHIPPED = SharingRule()
Share = Callable[[SharingRule], TrialMuscles | None]


def measure(recording: Path, rounds: int, length: float, *, tiny: bool) -> list[Figure]:
    """Return how ours compares with MocoInverse, and how far their answers are apart."""
    share, clock = prepared(recording, length)
    found: list[MocoFound] = []
    alike, shipped = [], []
    share(AS_THEIRS)  # compiles and fills caches
    for _ in range(rounds):
        with desk() as folder:
            trial = OpenSimTrial(recording=recording, desk=folder)
            mesh, most = (COARSE, FEW) if tiny else (MESH, None)
            found.append(moco_inverse(trial, START, START + length, mesh, most))
        for rule, spans in ((AS_THEIRS, alike), (SHIPPED, shipped)):
            spans.append(median(timed(partial(share, rule)) for _ in range(1 if tiny else OURS)))
    theirs = [one.seconds for one in found]
    told = "" if found[-1].succeeded else "theirs did not converge; "
    distance, names = apart(share(AS_THEIRS), clock, found[-1])
    return [
        ratio("muscles ÷ MocoInverse", alike, theirs, LIMIT, f"{told}{_times(alike, theirs)}"),
        ratio("as shipped, elastic tendons", shipped, theirs, note=_times(shipped, theirs)),
        figure("MocoInverse", theirs, "s", note=f"{found[-1].iterations} iterations"),
        figure("ours, as theirs", alike, "ms", scale=1e3),
        figure("ours, as shipped", shipped, "ms", scale=1e3),
        figure("difference of activations, RMS", [distance], "", note=f"of {names} muscles"),
    ]


def prepared(recording: Path, length: float) -> tuple[Share, np.ndarray]:
    """Return our sharing of the window's frames, ready to be called, and the frames' clock [s]."""
    kept: list[Any] = []
    real = from_capture.share_recording

    def watched(*given: Any) -> Any:
        kept[:] = given
        return real(*given)

    capture = runatomy.read_capture(
        recording / "motion_capture_run.trc", forces=recording / "grf_run.mot"
    )
    static = runatomy.read_capture(recording / "static_run.trc")
    with patch.object(from_capture, "share_recording", watched):
        analysis = runatomy.analyze_capture(
            capture, RUNNER, static=static, method="static", effects=False
        )
    body, pose, moment, solved, step, _, trunk = kept
    clock = analysis.mechanics.kinematics.time
    inside = solved & (clock >= START - 1e-9) & (clock <= START + length + 1e-9)
    return lambda rule: real(body, pose, moment, inside, step, rule, trunk), clock


def apart(muscles: TrialMuscles | None, clock: np.ndarray, found: MocoFound) -> tuple[float, int]:
    """Return the RMS difference of activations of the muscles that both have, and how many."""
    if muscles is None:
        return float("nan"), 0
    squares = []
    for place, (element, side) in enumerate(muscles.muscles):
        theirs = found.activation.get(f"{element}_{side}")
        if theirs is not None:
            ours = np.interp(found.time, clock, muscles.activation[:, place])
            squares.append(float(np.nanmean((ours - theirs) ** 2)))
    return float(np.sqrt(np.mean(squares))), len(squares)


def _times(ours: Sequence[float], theirs: Sequence[float]) -> str:
    return f"{min(theirs) / min(ours):,.0f} times as fast"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; where OpenSim or the recording is missing, say so and print nothing."""
    options = parser(__doc__)
    options.add_argument("--length", type=float, default=LENGTH, help="seconds that are solved")
    options.add_argument(
        "--recording", type=Path, default=RECORDING, help="folder of the recorded run"
    )
    given = options.parse_args(arguments)
    missing = lacking(given.recording)
    if not missing and not LENGTH <= given.length <= RECORDED[1] - START:
        missing = f"--length is {given.length:g} s: give {LENGTH:g} to {RECORDED[1] - START:g}"
    if missing:
        print(f"muscles_vs_moco: {missing}", file=stderr)
    rounds = given.rounds or 1
    found = [] if missing else measure(given.recording, rounds, given.length, tiny=given.tiny)
    tell(found, as_json=given.json, title=str(__doc__).splitlines()[0])


if __name__ == "__main__":
    main()
