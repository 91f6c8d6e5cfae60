"""A laboratory recording, solved step by step: bones, moments, muscles."""
