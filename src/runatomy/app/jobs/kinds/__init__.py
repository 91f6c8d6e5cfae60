"""Kinds: what the server's pool does with a job of each kind."""
