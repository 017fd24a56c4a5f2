/** The database driver as a whole: opened, migrated, its ports ready. */

import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Catalogue, Faults, Ledger } from "../domain/ports.ts";
import { createCatalogue } from "./catalogue.ts";
import { openReader, openWriter } from "./connection.ts";
import { SqliteLedger } from "./ledger.ts";
import { migrate, projectionsAreCurrent } from "./migrate.ts";
import { queriesOn } from "./queries.ts";
import { rebuildProjections } from "./rebuild.ts";

export interface Database {
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  /** Whether nothing has ever happened here. */
  readonly isNew: boolean;
  /** Drops and replays every projection; gives the number of events. Only while nothing else uses the database. */
  rebuild(onProgress?: (replayed: number) => void): Promise<number>;
  /** Copies the write-ahead log back and closes both connections. */
  close(): void;
}

/** `<folder>/linchpin.db` */
export function databaseFile(folder: string): string {
  return join(folder, "linchpin.db");
}

/** Opens the database of a data folder, making it where there is none. Throws OperatorError for a newer one. */
export async function openDatabase(folder: string, faults: Faults): Promise<Database> {
  const file = databaseFile(folder);
  const writing = openWriter(file);
  migrate(writing);
  const writer = queriesOn(writing);
  if (!projectionsAreCurrent(writing)) await rebuildProjections(writing, writer);
  const reading = openReader(file);
  const reader = queriesOn(reading);
  return {
    ledger: new SqliteLedger(writing, { writer, reader }, faults),
    catalogue: createCatalogue(reader),
    isNew: writing.prepare("SELECT 1 FROM events LIMIT 1").get() === undefined,
    rebuild: (onProgress) => rebuildProjections(writing, writer, onProgress),
    close: () => closeAll(writing, reading),
  };
}

function closeAll(writing: DatabaseSync, reading: DatabaseSync): void {
  reading.close();
  writing.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  writing.close();
}
