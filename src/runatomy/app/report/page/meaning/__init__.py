"""What a run means, on the page: findings by topic, each with what stands behind it."""
