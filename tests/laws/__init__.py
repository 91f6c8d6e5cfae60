"""Laws that hold whatever the numbers are: balance, mirror, work, additivity."""
