"""From a watch's records to one clock: speed, slope, step rate and gait, second by second."""
