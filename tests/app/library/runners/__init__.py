"""Tests of the library's runners."""
