"""Logs: warnings alone, on standard error, and never a query: a position may be in it."""

from __future__ import annotations

import logging
import re

NAMES = ("runatomy", "uvicorn", "uvicorn.error", "nicegui", "socketio", "engineio")


class NoQuery(logging.Filter):
    """Takes queries out of what is logged: a position may be in them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without what stands behind a question mark."""
        record.msg = re.sub(r"\?[^\s'\"]*", "", record.getMessage())
        record.args = ()
        return True


def quiet_logs() -> None:
    """Log warnings and errors alone, to standard error, without queries."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s", "%H:%M:%S"))
    handler.addFilter(NoQuery())
    handler.setLevel(logging.WARNING)
    for name in NAMES:
        log = logging.getLogger(name)
        log.handlers = [handler] if "." not in name else []
        log.propagate = "." in name
        log.setLevel(logging.WARNING)
