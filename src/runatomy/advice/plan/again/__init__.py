"""Again: a plan made anew after what was really run."""
