"""Settings: what the environment says about the screen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says; NO_COLOR and FORCE_COLOR as most programs read them."""

    color: bool | None = None  # None: color where the output is a terminal

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from the given variables, or from the process's own."""
        given = os.environ if environment is None else environment
        if given.get("NO_COLOR") or given.get("TERM") == "dumb":
            return cls(color=False)
        return cls(color=True if given.get("FORCE_COLOR") else None)
