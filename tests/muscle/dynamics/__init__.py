"""Fibers, tendons and activation over a whole motion, against plain twins and dense algebra."""
