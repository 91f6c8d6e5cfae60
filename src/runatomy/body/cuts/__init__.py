"""The body cut open at its joints: what muscles and motion do to the part below each cut."""
