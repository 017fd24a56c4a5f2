-- What the log amounts to now. Every table here can be dropped and rebuilt from `events`.

-- Files that were uploaded. A file name is used once, for ever, and so are bytes.
CREATE TABLE files (
  sha256 TEXT PRIMARY KEY,
  filename TEXT NOT NULL UNIQUE,
  project TEXT NOT NULL,
  version TEXT NOT NULL,
  release_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  upload_time TEXT NOT NULL,
  requires_python TEXT,
  metadata_sha256 TEXT
) STRICT;

CREATE INDEX files_by_project ON files (project);

-- Which local index shows which file.
CREATE TABLE listings (
  index_name TEXT NOT NULL,
  project TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES files (sha256),
  seq INTEGER NOT NULL,
  PRIMARY KEY (index_name, project, sha256)
) STRICT, WITHOUT ROWID;

-- Releases that a local index shows as yanked (PEP 592); an empty reason means that none was given.
CREATE TABLE yanks (
  index_name TEXT NOT NULL,
  project TEXT NOT NULL,
  release_key TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (index_name, project, release_key)
) STRICT, WITHOUT ROWID;

-- What the rules found in a file when it was uploaded, as a JSON list.
CREATE TABLE findings (
  sha256 TEXT PRIMARY KEY REFERENCES files (sha256),
  findings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Tokens that were not revoked. `rights` and `projects` are JSON lists.
CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  projects TEXT,
  created_at TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
