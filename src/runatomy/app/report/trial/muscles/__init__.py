"""Muscles of a trial: groups over the stride, one muscle closely, and the table of all."""
