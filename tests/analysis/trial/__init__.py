"""Tests of a laboratory trial's analysis."""
