"""Force in every muscle through the stride."""
