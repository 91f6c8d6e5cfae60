"""Tests of the library's runs."""
