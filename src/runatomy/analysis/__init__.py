"""The whole story: a run in, every muscle out."""

from runatomy.analysis.explanation import StrideExplanation, explain
from runatomy.analysis.load import Load
from runatomy.analysis.run import analyze_run
from runatomy.analysis.run_analysis import RunAnalysis

__all__ = ["Load", "RunAnalysis", "StrideExplanation", "analyze_run", "explain"]
