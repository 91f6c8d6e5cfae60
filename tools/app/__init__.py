"""Tools that look at the running app: a server of their own, screenshots, a soak."""
