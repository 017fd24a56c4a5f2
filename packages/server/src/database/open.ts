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
  /** Throws when the database does not answer. */
  ping(): void;
  /** Drops and replays every projection; gives the number of events. Only while nothing else uses the database. */
  rebuild(onProgress?: (replayed: number) => void): Promise<number>;
  /** Copies the write-ahead log back and closes both connections. */
  close(): void;
}

/** Opens `<folder>/linchpin.db`, making it where there is none. */
export async function openDatabase(folder: string, faults: Faults): Promise<Database> {
  const file = join(folder, "linchpin.db");
  const writing = openWriter(file);
  migrate(writing);
  const writer = queriesOn(writing);
  if (!projectionsAreCurrent(writing)) await rebuildProjections(writing, await writer());
  const reading = openReader(file);
  const reader = queriesOn(reading);
  return {
    ledger: new SqliteLedger(writing, { writer, reader }, faults),
    catalogue: createCatalogue(reader),
    ping: () => void reading.prepare("SELECT 1").get(),
    rebuild: async (onProgress) => rebuildProjections(writing, await writer(), onProgress),
    close: () => closeAll(writing, reading),
  };
}

function closeAll(writing: DatabaseSync, reading: DatabaseSync): void {
  reading.close();
  writing.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  writing.close();
}
