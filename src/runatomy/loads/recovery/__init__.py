"""Recovery: how much strength each muscle group has left, and when it is back."""
