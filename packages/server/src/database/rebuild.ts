/** Drops the projections and replays the log into new ones, in one transaction: all of it or nothing. */

import type { DatabaseSync } from "node:sqlite";
import { readEvents } from "./ledger.ts";
import { recreateProjections } from "./migrate.ts";
import { project } from "./projections.ts";
import type { OpenQueries } from "./queries.ts";

const BATCH = 1_000;

/** Gives the number of events that were replayed. Nothing else may use the connection until it has ended. */
export async function rebuildProjections(
  database: DatabaseSync,
  open: OpenQueries,
  onProgress: (replayed: number) => void = () => undefined,
): Promise<number> {
  database.exec("BEGIN IMMEDIATE");
  try {
    recreateProjections(database);
    const replayed = isEmptyLog(database) ? 0 : await replay(open, onProgress);
    database.exec("COMMIT");
    return replayed;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** A new folder needs no replay, and then no Kysely either. */
function isEmptyLog(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM events LIMIT 1").get() === undefined;
}

async function replay(open: OpenQueries, onProgress: (replayed: number) => void): Promise<number> {
  const queries = await open();
  let last = 0;
  while (true) {
    const events = await readEvents(queries, last, BATCH);
    if (events.length === 0) return last;
    for (const event of events) await project(queries, event);
    last += events.length;
    onProgress(last);
  }
}
