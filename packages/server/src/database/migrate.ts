/** Brings a database to the schema of this program: numbered SQL files, each applied once, counted in user_version. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { OperatorError } from "../operator-error.ts";
import { PROJECTION_TABLES } from "./schema.ts";

const MIGRATIONS = new URL("./migrations/", import.meta.url);
const PROJECTIONS = new URL("./projections.sql", import.meta.url);

/** Throws OperatorError when a newer program made the database. */
export function migrate(database: DatabaseSync): void {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const version = userVersion(database);
  if (version > files.length) {
    throw new OperatorError("database-newer", {
      state: `the database has schema version ${version}, this Linchpin knows ${files.length}`,
      trigger: "opening the database",
      consequence: "nothing was started or changed: what a newer Linchpin wrote cannot be understood",
      remedy: "start that newer Linchpin, or restore a backup made before it",
    });
  }
  for (const [index, name] of files.slice(version).entries()) {
    const sql = readFileSync(new URL(name, MIGRATIONS), "utf8");
    inTransaction(database, () => database.exec(`${sql}\nPRAGMA user_version = ${version + index + 1};`));
  }
}

/** Whether the projection tables are those of this program's projections.sql. */
export function projectionsAreCurrent(database: DatabaseSync): boolean {
  const row = database.prepare("SELECT digest FROM projection_schema").get();
  return row?.["digest"] === projectionDigest();
}

/** Drops the projection tables and makes empty ones. The caller holds a transaction and replays the log in it. */
export function recreateProjections(database: DatabaseSync): void {
  for (const table of PROJECTION_TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
  database.exec(readFileSync(PROJECTIONS, "utf8"));
  database.exec("DELETE FROM projection_schema");
  database.prepare("INSERT INTO projection_schema (digest) VALUES (?)").run(projectionDigest());
}

function userVersion(database: DatabaseSync): number {
  return Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
}

function projectionDigest(): string {
  return createHash("sha256").update(readFileSync(PROJECTIONS)).digest("hex");
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
