"""Rows beside the loads: tissues, roles, breath."""
