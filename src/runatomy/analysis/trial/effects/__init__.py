"""What a trial's muscles do: to tendons and joints, to the body, and at what cost."""
