"""Write docs/validation.md anew from computed values.

Run: python -m tools.validate
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.validation.claim import Theme
from tools.validation.energy import energy
from tools.validation.hips import hips, step_rate
from tools.validation.laboratory.activity import activity
from tools.validation.laboratory.engines import engines
from tools.validation.laboratory.moment_arms import moment_arms
from tools.validation.laboratory.one_stride import one_stride
from tools.validation.laboratory.published_run import published_run
from tools.validation.laboratory.recorded import Recorded
from tools.validation.laboratory.road import road
from tools.validation.laboratory.treadmill import treadmill
from tools.validation.laws import laws
from tools.validation.level import level
from tools.validation.moments import moments
from tools.validation.page import page
from tools.validation.people import people
from tools.validation.recordings import recordings
from tools.validation.roles import roles
from tools.validation.shortfalls import SHORTFALLS
from tools.validation.slopes import slopes
from tools.validation.solved import HEIGHT, MASS, Strides
from tools.validation.speeds import speeds
from tools.validation.timing import timing
from tools.validation.tissues import tissues

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "validation.md"
STRIDES = (
    laws, level, timing, hips, slopes, energy, speeds, step_rate, tissues, roles,
)  # fmt: skip
LABORATORY = (published_run, activity, engines, one_stride, treadmill, road, moment_arms)


def main() -> int:
    """Compute every theme and write the page."""
    strides = Strides()
    themes: list[Theme] = []
    for theme in STRIDES:
        themes.append(_told(theme(strides)))
    themes.append(_told(people(strides, SHARED)))
    themes.append(_told(moments(strides, SHARED)))
    recorded = Recorded(SHARED)
    for laboratory in LABORATORY:
        themes.append(_told(laboratory(recorded)))
    themes.append(_told(recordings(SHARED)))
    PAGE.write_text(page(themes, MASS, HEIGHT).rstrip() + "\n", encoding="utf-8")
    failing = {c.key for theme in themes for c in theme.claims if c.holds is False}
    for key in sorted(failing - set(SHORTFALLS)):
        print(f"no reason is given for: {key} (tools/validation/shortfalls.py)")
    for key in sorted(set(SHORTFALLS) - failing):
        print(f"holds now, take its reason away: {key} (tools/validation/shortfalls.py)")
    print(f"written: {PAGE.relative_to(ROOT)}")
    return 0


def _told(theme: Theme) -> Theme:
    """Say how a theme came out."""
    verdicts = [claim.holds for claim in theme.claims]
    print(f"{theme.title}: {verdicts.count(True)} hold, {verdicts.count(False)} do not", flush=True)
    return theme


if __name__ == "__main__":
    sys.exit(main())
