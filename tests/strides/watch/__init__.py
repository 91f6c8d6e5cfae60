"""How the runner moved, checked."""
