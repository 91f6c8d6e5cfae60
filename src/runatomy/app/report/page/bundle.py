"""Bundle: styles and scripts of a page joined into one, and the hash that lets a script run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files

SHARED = "runatomy.app.report.page"


def asset(name: str, package: str = SHARED) -> str:
    """Return a page's template, style or script by its file name."""
    return (files(package) / "assets" / name).read_text(encoding="utf-8")


def joined(names: Iterable[str], package: str = SHARED) -> str:
    """Return assets one after the other; what a later one uses, an earlier one defines."""
    return "\n".join(asset(name, package) for name in names)


def sealed(script: str) -> str:
    """Return a script that names nothing outside of itself."""
    return '"use strict";(()=>{\n' + script + "})();"


def fingerprint(script: str) -> str:
    """Return the hash by which a content security policy knows a script."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
