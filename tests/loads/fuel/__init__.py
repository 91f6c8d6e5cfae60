"""Tests of what a run burnt."""
