"""The terminal's tables, as renderables of rich."""

from runatomy.app.report.terminal.lists import render_facts, render_muscles, render_runs
from runatomy.app.report.terminal.run import render_terminal
from runatomy.app.report.terminal.stride import render_stride
from runatomy.app.report.terminal.trial import render_study, render_trial

__all__ = [
    "render_facts",
    "render_muscles",
    "render_runs",
    "render_stride",
    "render_study",
    "render_terminal",
    "render_trial",
]
