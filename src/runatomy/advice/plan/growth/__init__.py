"""Growth: what a week loads, and how fast that may grow."""
