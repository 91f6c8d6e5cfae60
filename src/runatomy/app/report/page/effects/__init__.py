"""What the muscles did: to tendons and joints, to the body, by springs, and for breath."""
