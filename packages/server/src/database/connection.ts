/** Opens the SQLite file with the settings that durability rests on. */

import { DatabaseSync } from "node:sqlite";

/** Milliseconds for which a writer waits for another process, `linchpin fsck` for example. */
const BUSY_TIMEOUT = 10_000;

/** Pages of the write-ahead log after which SQLite copies it back; bounds the file that a restart has to read. */
const CHECKPOINT_PAGES = 1_000;

/**
 * The connection that writes. WAL lets readers go on while it does; `synchronous=FULL` makes COMMIT wait for the
 * disk, which `NORMAL` in WAL does not: a 2xx would then not survive a power cut.
 */
export function openWriter(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  return database;
}

/** A connection that sees what was committed, never what a transaction of the writer is about to. */
export function openReader(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: BUSY_TIMEOUT, readOnly: true });
}
