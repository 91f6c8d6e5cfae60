"""Where the shipped model differs from the published one, put right."""
