"""Steps: what a session is made of."""
