"""What an analysis says of a run whose conditions are known."""
