"""The mends of the shipped model, and what becomes of them in bodies of other sizes."""
