/** Which blobs of a data folder are there because they were mirrored: no event names them, and none is missing. */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { mirrorDatabasePath } from "./store.ts";

/** May be asked while a server runs on the folder. */
export function mirroredDigests(folder: string): ReadonlySet<string> {
  const path = mirrorDatabasePath(folder);
  if (!existsSync(path)) return new Set();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare("SELECT DISTINCT sha256 FROM files").all();
    return new Set(rows.map((row) => String(row.sha256)));
  } finally {
    database.close();
  }
}
