"""The atlas: what it keeps, how it is built, read and looked up."""
