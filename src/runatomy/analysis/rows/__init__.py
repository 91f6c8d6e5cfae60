"""Rows of an analysis beside the loads of muscles: tissues, roles, breath."""
