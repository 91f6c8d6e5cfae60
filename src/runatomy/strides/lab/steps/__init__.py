"""When the feet strike and leave the ground, and how fast it goes."""
