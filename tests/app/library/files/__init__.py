"""Tests of the library's files."""
