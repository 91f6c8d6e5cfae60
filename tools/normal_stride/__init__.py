"""How the coefficients of the normal stride are derived from public recordings."""
