"""First: the tables that the ledger began with.

`run_changes` is how caches stay true: every change of a run or its analysis, by whichever process,
gives it the next revision, so that whoever remembers the last one knows what to read anew.
"""

from __future__ import annotations

FIRST = """
CREATE TABLE runners (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  sex TEXT CHECK (sex IN ('f', 'm')),
  born_year INTEGER,
  height_m REAL,
  max_heart_rate_bpm REAL,
  resting_heart_rate_bpm REAL,
  created_at TEXT NOT NULL
);
CREATE TABLE masses (
  runner_id INTEGER NOT NULL REFERENCES runners(id) ON DELETE CASCADE,
  on_date TEXT NOT NULL,
  mass_kg REAL NOT NULL,
  PRIMARY KEY (runner_id, on_date)
) WITHOUT ROWID;
CREATE TABLE files (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  suffix TEXT NOT NULL,
  size INTEGER NOT NULL,
  origin TEXT,
  added_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('runs', 'not_a_run', 'damaged', 'unreadable')),
  message TEXT
) WITHOUT ROWID;
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES files(sha256),
  part INTEGER NOT NULL,
  runner_id INTEGER NOT NULL REFERENCES runners(id),
  start TEXT,
  name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  sport TEXT NOT NULL,
  device TEXT,
  duration_s REAL NOT NULL,
  moving_s REAL NOT NULL,
  distance_m REAL NOT NULL,
  ascent_m REAL NOT NULL,
  descent_m REAL NOT NULL,
  heart_rate_bpm REAL,
  twin_of TEXT REFERENCES runs(id) ON DELETE SET NULL,
  added_at TEXT NOT NULL,
  UNIQUE (sha256, part)
) WITHOUT ROWID;
CREATE INDEX runs_by_start ON runs(start);
CREATE INDEX runs_by_runner ON runs(runner_id, start);
CREATE INDEX runs_by_twin ON runs(twin_of) WHERE twin_of IS NOT NULL;
CREATE TABLE analyses (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  recipe TEXT NOT NULL,
  version TEXT NOT NULL,
  atlas TEXT NOT NULL,
  made_at TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  energy_J REAL NOT NULL,
  warnings INTEGER NOT NULL
);
CREATE UNIQUE INDEX analyses_current ON analyses(run_id) WHERE current = 1;
CREATE INDEX analyses_by_run ON analyses(run_id);
CREATE TABLE loads (
  analysis_id INTEGER NOT NULL REFERENCES analyses(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('group', 'muscle', 'tissue')),
  name TEXT NOT NULL,
  side TEXT NOT NULL DEFAULT '',
  energy_J REAL,
  energy_low_J REAL,
  energy_high_J REAL,
  positive_J REAL,
  negative_J REAL,
  peak_BW REAL,
  impulse_BWs REAL,
  mean_activation REAL,
  PRIMARY KEY (analysis_id, kind, name, side)
) WITHOUT ROWID;
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'canceled')),
  title TEXT NOT NULL,
  payload TEXT NOT NULL DEFAULT '{}',
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  message TEXT,
  cancel INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  started_at TEXT,
  ended_at TEXT,
  owner_pid INTEGER,
  owner_started REAL,
  attempts INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX jobs_by_state ON jobs(state, kind, id);
CREATE TABLE job_files (
  job_id INTEGER NOT NULL REFERENCES jobs(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'working', 'done')),
  outcome TEXT,
  message TEXT,
  run_ids TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (job_id, position)
) WITHOUT ROWID;
CREATE TABLE trials (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  message TEXT,
  job_id INTEGER REFERENCES jobs(id) ON DELETE SET NULL,
  sources TEXT NOT NULL DEFAULT '[]',
  options TEXT NOT NULL DEFAULT '{}',
  summary TEXT NOT NULL DEFAULT '{}',
  added_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE preferences (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE run_changes (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL UNIQUE ON CONFLICT REPLACE
);
CREATE TRIGGER run_added AFTER INSERT ON runs
  BEGIN INSERT INTO run_changes(run_id) VALUES (new.id); END;
CREATE TRIGGER run_changed AFTER UPDATE ON runs
  BEGIN INSERT INTO run_changes(run_id) VALUES (new.id); END;
CREATE TRIGGER run_deleted AFTER DELETE ON runs
  BEGIN INSERT INTO run_changes(run_id) VALUES (old.id); END;
CREATE TRIGGER analysis_added AFTER INSERT ON analyses WHEN new.current = 1
  BEGIN INSERT INTO run_changes(run_id) VALUES (new.run_id); END;
CREATE TRIGGER analysis_changed AFTER UPDATE ON analyses WHEN new.current = 1
  BEGIN INSERT INTO run_changes(run_id) VALUES (new.run_id); END;
"""
