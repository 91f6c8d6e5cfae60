"""Tests of the library's series."""
