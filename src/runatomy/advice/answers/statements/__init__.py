"""Statements: what people say about running and muscles, topic by topic."""
