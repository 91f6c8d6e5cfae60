"""Home: the folder that a library lives in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from runatomy.terms.errors import AppError

VARIABLE = "RUNATOMY_HOME"
PACKAGES = ("platformdirs", "pyarrow", "duckdb", "psutil")  # of the extra `library`
PRIVATE = 0o700  # runs tell where people live


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that a library lives in, and the name of each part of it."""

    root: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Home:
        """Return the folder that RUNATOMY_HOME names, else the platform's own for user data.

        Raises AppError where a package that a library needs is not installed.
        """
        _check_packages()
        given = (os.environ if environment is None else environment).get(VARIABLE)
        if given:
            return cls(Path(given).expanduser().absolute())
        from platformdirs import user_data_dir

        return cls(Path(user_data_dir("runatomy", appauthor=False)))

    @property
    def ledger(self) -> Path:
        """The SQLite file that knows everything."""
        return self.root / "library.sqlite"

    @property
    def originals(self) -> Path:
        """Files as they came."""
        return self.root / "originals"

    @property
    def analyses(self) -> Path:
        """One Parquet file for each analysis."""
        return self.root / "analyses"

    @property
    def trials(self) -> Path:
        """A folder for each laboratory trial."""
        return self.root / "trials"

    @property
    def cache(self) -> Path:
        """What can be made again."""
        return self.root / "cache"

    @property
    def incoming(self) -> Path:
        """Uploads on their way."""
        return self.root / "incoming"

    def make(self) -> None:
        """Create the folders, for the user's eyes alone; AppError where that cannot be done."""
        parts = (self.originals, self.analyses, self.trials, self.cache, self.incoming)
        try:
            for folder in (self.root, *parts):
                folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        except OSError as error:
            raise AppError(
                f"the library's folder cannot be made ({(error.strerror or 'unknown').lower()})",
                where=str(self.root),
                mend=f"Set {VARIABLE} to a folder that you may write to.",
            ) from error


def _check_packages() -> None:
    from importlib.util import find_spec

    for package in PACKAGES:
        if find_spec(package) is None:
            raise AppError(
                f"the library needs {package}, which is not installed",
                mend="pip install 'runatomy[library]'",
            )
