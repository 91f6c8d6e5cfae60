"""API: the library and the engine over HTTP, under /api/v1; the pages' own scripts use it."""
