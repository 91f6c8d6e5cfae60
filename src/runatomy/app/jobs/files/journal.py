"""Journal: what an import has to remember to go on after a crash; the command line needs none."""

from __future__ import annotations

from runatomy.app.jobs.files.outcome import FileOutcome


class Journal:
    """Remembers nothing: an import begun again finds in the library what was done before."""

    def decided(self, position: int) -> bool:
        """Tell whether a file was decided before the crash."""
        return False

    def begin(self, position: int, sha256: str) -> None:
        """Note that a file, by its content, goes to a worker."""

    def begun(self, position: int, sha256: str) -> bool:
        """Tell whether a file went to a worker before the crash."""
        return False

    def decide(self, position: int, outcome: FileOutcome) -> None:
        """Note what became of a file."""
