"""A laboratory trial, and a study of many, as the bytes of each kind of file."""
