"""Third: what a run asked of the heart, and what it burnt."""

from __future__ import annotations

# A run without a row was analyzed before these were known, and waits to be analyzed anew.
THIRD = """
CREATE TABLE efforts (
  analysis_id INTEGER PRIMARY KEY REFERENCES analyses(id) ON DELETE CASCADE,
  running_s REAL NOT NULL,
  energy_J REAL NOT NULL,
  energy_low_J REAL NOT NULL,
  energy_high_J REAL NOT NULL,
  fat_J REAL NOT NULL,
  fat_low_J REAL NOT NULL,
  fat_high_J REAL NOT NULL,
  carbohydrate_J REAL NOT NULL,
  carbohydrate_low_J REAL NOT NULL,
  carbohydrate_high_J REAL NOT NULL,
  trimp_min REAL,
  trimp_low_min REAL,
  trimp_high_min REAL,
  heart_measured REAL NOT NULL,
  heart_max_given INTEGER NOT NULL CHECK (heart_max_given IN (0, 1))
);
"""
