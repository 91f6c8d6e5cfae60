"""Breath: how much air a runner moves, and what the muscles that move it cost."""
