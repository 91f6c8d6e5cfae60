"""Library: the folder on the user's own machine where years of runs live."""
