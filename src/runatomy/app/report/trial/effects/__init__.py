"""What muscles do: to tendons and joints, to the body, and by springs or by engines."""
