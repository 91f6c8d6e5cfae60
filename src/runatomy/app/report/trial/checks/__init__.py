"""Checks: how far a trial can be believed, check by check and marker by marker."""
