"""A trial as the files that OpenSim reads."""
