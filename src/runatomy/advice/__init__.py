"""What it means for this runner: findings, each with its evidence, and what to do next."""
