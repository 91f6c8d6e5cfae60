"""Answers: what people say about running and muscles, judged by the engine and by studies."""
