"""Markers: made runners whose bones and motion are known, and real ones beside OpenSim."""
