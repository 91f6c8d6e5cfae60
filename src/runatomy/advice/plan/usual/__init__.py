"""Usual: what a runner's own weeks were like, from which a plan starts."""
