"""Ledger: the SQLite file that knows every runner, run, file, analysis and job."""

from runatomy.app.library.ledger.ledger import Ledger
from runatomy.app.library.ledger.migrations import APPLICATION, VERSION

__all__ = ["APPLICATION", "VERSION", "Ledger"]
