"""Making: from a request to weeks of sessions, and again after what was done."""
