"""Who carries the moments: the musculature, what is assumed, and the solution."""
