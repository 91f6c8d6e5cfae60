"""Laboratory recordings of others, analyzed and held against what they found themselves."""
