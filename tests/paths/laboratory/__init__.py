"""Public laboratory recordings by the functions that a user calls, held against their truth."""
