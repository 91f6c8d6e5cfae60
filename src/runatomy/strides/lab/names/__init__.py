"""From the names in a file to places on the body."""
