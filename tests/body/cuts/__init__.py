"""The body cut open: virtual work, Newton and Euler, and the mirror."""
