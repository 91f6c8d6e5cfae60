"""What the heart and the lungs did: intensity, zones, load and drift of a run."""
