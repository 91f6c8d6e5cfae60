"""How the runner moved."""
