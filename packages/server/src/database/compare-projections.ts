/** Whether the projections are what the log amounts to: the log is replayed into a database in memory and compared. */

import { DatabaseSync } from "node:sqlite";
import { readEvents } from "./ledger.ts";
import { migrate, recreateProjections } from "./migrate.ts";
import { project } from "./projections.ts";
import { queriesOn } from "./queries.ts";
import { PROJECTION_TABLES } from "./schema.ts";

const BATCH = 1_000;

/** The names of the projection tables that say something else than the log does; none when all is well. */
export async function compareProjections(database: DatabaseSync): Promise<readonly string[]> {
  const replayed = new DatabaseSync(":memory:");
  try {
    migrate(replayed);
    recreateProjections(replayed);
    await replayInto(replayed, database);
    return PROJECTION_TABLES.filter((table) => !sameRows(database, replayed, table));
  } finally {
    replayed.close();
  }
}

async function replayInto(target: DatabaseSync, source: DatabaseSync): Promise<void> {
  const from = await queriesOn(source)();
  const into = await queriesOn(target)();
  let last = 0;
  while (true) {
    const events = await readEvents(from, last, BATCH);
    const final = events.at(-1);
    if (final === undefined) return;
    for (const event of events) await project(into, event);
    last = final.seq;
  }
}

function sameRows(left: DatabaseSync, right: DatabaseSync, table: string): boolean {
  const rows = (database: DatabaseSync) => database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).iterate();
  const others = rows(right);
  for (const row of rows(left)) {
    if (JSON.stringify(row) !== JSON.stringify(others.next().value)) return false;
  }
  return others.next().done === true;
}
