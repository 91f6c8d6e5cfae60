"""Settings: runners, choices, the login, backup and the user's own map tiles."""
