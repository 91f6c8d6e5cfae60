"""What one muscle can do, and whole muscles in motion."""
