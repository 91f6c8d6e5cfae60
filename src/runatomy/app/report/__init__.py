"""Reports: an analysis as a terminal table, a page, and tables for other programs."""
