"""Second: what a run means: braking work out of habit, wear of tissues, a diary and plans."""

from __future__ import annotations

SECOND = """
ALTER TABLE analyses ADD COLUMN mass_kg REAL;
ALTER TABLE loads ADD COLUMN unusual_J REAL;
ALTER TABLE loads ADD COLUMN wear_km REAL;
ALTER TABLE loads ADD COLUMN wear_low_km REAL;
ALTER TABLE loads ADD COLUMN wear_high_km REAL;
CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  runner_id INTEGER NOT NULL REFERENCES runners(id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  added_at TEXT NOT NULL
);
CREATE INDEX notes_by_runner ON notes(runner_id, at);
CREATE TABLE plans (
  runner_id INTEGER PRIMARY KEY REFERENCES runners(id) ON DELETE CASCADE,
  saved_at TEXT NOT NULL,
  plan TEXT NOT NULL
);
"""
