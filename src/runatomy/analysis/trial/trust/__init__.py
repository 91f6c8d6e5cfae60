"""Trust: what tells how far a trial's numbers may be believed, and how to mend it."""
