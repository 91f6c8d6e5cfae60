"""C3D files: what camera systems write."""
