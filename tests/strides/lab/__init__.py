"""Tests of the laboratory's stride floor."""
