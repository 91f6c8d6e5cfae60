"""Energy by every model."""
