"""Web: the pages and the API, for whoever sits at this machine."""
