"""From force plates to the force on each foot."""
