"""Tests of what heart and lungs did."""
