"""The diary: what a runner noted, what was planned, and what past runs asked of the body."""
