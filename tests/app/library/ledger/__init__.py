"""Tests of the library's ledger."""
