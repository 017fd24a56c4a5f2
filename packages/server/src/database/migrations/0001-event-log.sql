-- The one table that cannot be rebuilt from another: what happened, in order.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- The log only grows: not even a mistake in this program can change what it says.
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;

CREATE TRIGGER events_never_vanish BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;

-- Which projections.sql the projection tables were made from; another one means: drop them and replay the log.
CREATE TABLE projection_schema (
  digest TEXT NOT NULL
) STRICT;
