"""What each muscle does to the body: its part in the ground's force and in the center's path."""
