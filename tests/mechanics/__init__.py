"""Force in every muscle through the stride, held against the laws of mechanics."""
