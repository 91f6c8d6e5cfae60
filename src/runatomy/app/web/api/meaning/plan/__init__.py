"""Plan: from a form and the library's runs to weeks of sessions, and again as runs come in."""
