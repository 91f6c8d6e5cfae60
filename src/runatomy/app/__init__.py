"""All that touches disk, clock, screen or network."""
