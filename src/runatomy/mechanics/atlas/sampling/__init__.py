"""Sampling: other runners, other muscles and other assumptions, for the range of every number."""
