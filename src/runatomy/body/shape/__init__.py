"""Shape: what the body looks like in space: bone surfaces, muscle courses, the size of bellies."""
