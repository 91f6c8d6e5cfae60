"""Formats: a trial as the bytes of each kind of file."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from runatomy.analysis.plain import rounded
from runatomy.analysis.trial.tables import Columns, curve_columns, measure_columns
from runatomy.analysis.trial.trial_analysis import TrialAnalysis
from runatomy.app.report import formats
from runatomy.app.report.tables import csv_of, parquet_of
from runatomy.app.report.words import clean


class TrialFormat(NamedTuple):
    """One kind of file; `write` takes the trial, and whether curves are wanted too."""

    ending: str
    about: str
    write: Callable[[TrialAnalysis, bool], bytes]
    needs: str = ""  # a package that comes with an extra


def to_json(analysis: TrialAnalysis, series: bool) -> bytes:
    """Return everything as JSON; with `series` every stride's curves."""
    return formats.to_json(analysis.to_dict(series=series))


def to_html(analysis: TrialAnalysis, series: bool) -> bytes:
    """Return the report's page."""
    from runatomy.app.report.trial.html import trial_page

    del series  # the page draws every stride
    return trial_page(analysis).encode("utf-8", "xmlcharrefreplace")


def to_csv(analysis: TrialAnalysis, series: bool) -> bytes:
    """Return the measures, with `series` the mean curves, as CSV."""
    return csv_of(_columns(analysis, series)).encode("utf-8", "replace")


def to_parquet(analysis: TrialAnalysis, series: bool) -> bytes:
    """Return the same as Parquet; trial, runner and provenance are in the file's metadata."""
    about = {
        "schema": "runatomy.trial/1",
        "trial": {key: rounded(value) for key, value in analysis.trial.items()},
        "runner": {key: rounded(value) for key, value in analysis.runner.items()},
        "provenance": analysis.provenance.to_dict(),
    }
    return parquet_of(_columns(analysis, series), about)


def _columns(analysis: TrialAnalysis, series: bool) -> Columns:
    columns = curve_columns(analysis) if series else measure_columns(analysis)
    count = len(next(iter(columns.values()), ()))
    return {"trial": [clean(str(analysis.trial["name"] or ""))] * count, **columns}


TRIAL_FORMATS: dict[str, TrialFormat] = {
    "json": TrialFormat(".json", "everything, as JSON ('-': to standard output)", to_json),
    "html": TrialFormat(".html", "the report: one page, offline, prints well", to_html),
    "csv": TrialFormat(".csv", "every measure of every muscle and joint as a table", to_csv),
    "parquet": TrialFormat(".parquet", "the same as Parquet", to_parquet, needs="pyarrow"),
}
