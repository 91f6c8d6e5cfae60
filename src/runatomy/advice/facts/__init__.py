"""Published facts that advice rests on: one table a topic, each fact with its source and grade."""
