"""Jobs: what takes longer than a click, in worker processes."""
