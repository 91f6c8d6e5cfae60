"""A stride closed on a body: laws of motion satisfied, feet resting."""
