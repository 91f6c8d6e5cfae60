"""Intake: uploads on their way in, and the jobs that work on them."""
