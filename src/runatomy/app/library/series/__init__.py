"""Series: a run second by second, as small as it can be kept."""
