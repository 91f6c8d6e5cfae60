"""Files: originals as they came, put away whole or not at all."""
