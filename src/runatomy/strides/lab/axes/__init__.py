"""Which way is up, forward and right: found in the recording, not assumed."""
