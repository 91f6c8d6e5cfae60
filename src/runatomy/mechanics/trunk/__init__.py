"""Trunk: the pressure in the belly, psoas minor, and what the slanting belly muscles act on."""
