"""Commands on the library: import, runs, export, restore, doctor."""
