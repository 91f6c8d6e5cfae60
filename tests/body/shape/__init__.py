"""What the body looks like in space, held against the paths and volumes that are computed with."""
