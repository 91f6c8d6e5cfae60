"""Plan: weeks of running and strength toward a goal, each session with its reason."""
