"""Muscles: the catalogue, one stride explained, and how a muscle answers to conditions."""
