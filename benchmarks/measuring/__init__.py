"""How the benchmarks measure, and how they say what they found."""
