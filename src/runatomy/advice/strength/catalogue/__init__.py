"""Catalogue: the exercises, by the part of the body they are for."""
