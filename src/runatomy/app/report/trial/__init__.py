"""The laboratory trial's report: one page from markers to muscles, with how far to trust it."""
