"""The runner as bones, joints and muscle paths."""
