"""Recipe: what an analysis was made of, in twelve letters; another recipe, another analysis."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib import resources

from runatomy.terms.runner import Runner
from runatomy.terms.version import VERSION

SCHEMA = "runatomy.analysis/1"  # as analysis.run_analysis has it, without its weight
REVISION = 3  # raised when an analysis tells more or other than before, within one version


def recipe_of(runner: Runner) -> str:
    """Return the recipe of an analysis that this Runatomy would make for this runner today."""
    who = (
        runner.mass,
        runner.height,
        runner.sex,
        runner.age,
        runner.max_heart_rate_bpm,
        runner.resting_heart_rate_bpm,
    )
    numbers = [float(value) if isinstance(value, int) else value for value in who]
    text = json.dumps([VERSION, REVISION, atlas_sha256(), SCHEMA, numbers])
    return sha256(text.encode()).hexdigest()[:12]


@cache
def atlas_sha256() -> str:
    """Return the SHA-256 of the shipped atlas, as noted beside it."""
    # By the package's root: asking for the atlas' own folder would load the engine.
    noted = resources.files("runatomy") / "mechanics" / "atlas" / "data" / "atlas.sha256"
    try:
        return noted.read_text().split()[0]
    except (OSError, IndexError):
        return ""  # no atlas, no analysis: whoever needs one is told by the atlas itself
