/**
 * One process per data folder. The lock is SQLite's own lock on an empty database: the operating system takes it away
 * from a process that dies, however it dies, so there is no stale lock to clean up.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { OperatorError } from "../operator-error.ts";

/** The result code of SQLite for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/** Makes the folder where there is none. Throws OperatorError; the function that it returns gives the folder free. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) throw folderInUse(folder);
    throw error;
  }
  return () => lock.close();
}

function folderInUse(folder: string): OperatorError {
  return new OperatorError("folder-in-use", {
    state: `another Linchpin uses the data folder ${folder}`,
    trigger: "opening it",
    consequence: "nothing was started or changed: two of them would not see each other's changes",
    remedy: "stop the other one first, or choose another folder with --data",
  });
}
