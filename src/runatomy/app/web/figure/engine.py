"""Engine: what the figure needs beside the library, or a clear word that it is missing."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from runatomy.terms.errors import AppError
from runatomy.terms.version import VERSION

LAYOUT = 1  # of the files; raised when what is in them changes


def need_model() -> None:
    """Raise AppError where the body model's packages are not installed."""
    missing = [name for name in ("mujoco", "myo_sim") if find_spec(name) is None]
    if missing:
        raise AppError(
            f"the body in 3D needs {' and '.join(missing)}, which is not installed",
            mend="Install it with: pip install 'runatomy[web]'",
        )


@cache
def model_tag() -> str:
    """Return a short name of everything the files are made by."""
    return "-".join((str(LAYOUT), VERSION, _version("myo-sim"), _version("mujoco")))


def _version(package: str) -> str:
    """Return the version of a package; "none" where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
