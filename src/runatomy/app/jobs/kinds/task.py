"""Task: a job that is one function's work in one worker process."""

from __future__ import annotations

from runatomy.app.jobs.kinds.work import Task, Work
from runatomy.terms.errors import AppError

LONGEST = 6 * 3600.0  # [s]
LOOK = 0.2  # [s]


def run_task(work: Work, task: Task) -> str:
    """Do a job by one function in a worker; returns its message.

    Raises what the function raised, AppError where the worker died, Canceled or Paused where the
    job should stop: the worker is then ended.
    """
    job = work.job
    given = (str(work.library.home.root), job.id, dict(job.payload))
    work.crew.put(job.id, task, *given, reports=True, longest=LONGEST)
    try:
        while True:
            for word in work.crew.words(LOOK):
                if word.kind == "progress":
                    work.tell(*word.value)
                elif word.kind == "done":
                    return str(word.value)
                elif word.kind == "failed":
                    raise word.value
                else:
                    raise AppError(f"the work broke off: {word.value}", mend="Try it once more.")
            work.check()
    finally:
        if work.crew.busy:
            work.crew.stop()
