"""Tests of the laboratory's files and command."""
