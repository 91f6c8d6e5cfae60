"""The page's sections, and the styles and scripts it is made of."""
