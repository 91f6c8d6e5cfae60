"""Process: whether the one that began something is still at it."""

from __future__ import annotations


def began(pid: int) -> float | None:
    """Return when a process began [s since 1970]: None where it is gone, 0 where nobody tells."""
    import psutil

    try:
        process = psutil.Process(pid)
        dead = process.status() == psutil.STATUS_ZOMBIE
        return None if dead else float(process.create_time())
    except psutil.NoSuchProcess:
        return None
    except psutil.Error:
        return 0.0  # it is there, and not ours to look at
