"""GPX and TCX files: what web sites and phones write."""
