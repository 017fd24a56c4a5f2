import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { type Database, databaseFile, openDatabase } from "../../src/database/open.ts";
import { NO_FAULTS } from "../../src/domain/ports.ts";
import { file, testDatabase, uploaded } from "./database.suite.ts";

const root = mkdtempSync(join(tmpdir(), "linchpin-database-"));
const opened: Database[] = [];
after(() => {
  for (const database of opened) database.close();
  rmSync(root, { recursive: true, force: true });
});

let number = 0;
function newFolder(): string {
  const folder = join(root, String(number++));
  mkdirSync(folder);
  return folder;
}

testDatabase("on SQLite", async () => {
  const database = await openDatabase(newFolder(), NO_FAULTS);
  opened.push(database);
  return database;
});

test("the log cannot be changed, not even by a statement that tries to", async () => {
  const folder = newFolder();
  const database = await openDatabase(folder, NO_FAULTS);
  await database.ledger.append({ actor: "test", at: new Date() }, async () => [uploaded(file("1"))]);
  database.close();
  const raw = new DatabaseSync(databaseFile(folder));
  assert.throws(() => raw.exec("UPDATE events SET actor = 'me'"), /append-only/);
  assert.throws(() => raw.exec("DELETE FROM events"), /append-only/);
  raw.close();
});

test("a commit waits for the disk, and the log is a write-ahead log", async () => {
  const folder = newFolder();
  const database = await openDatabase(folder, NO_FAULTS);
  const raw = new DatabaseSync(databaseFile(folder));
  assert.equal(raw.prepare("PRAGMA journal_mode").get()?.["journal_mode"], "wal");
  raw.close();
  database.close();
});

test("a database of a newer Linchpin is refused, in words", async () => {
  const folder = newFolder();
  (await openDatabase(folder, NO_FAULTS)).close();
  const raw = new DatabaseSync(databaseFile(folder));
  raw.exec("PRAGMA user_version = 999");
  raw.close();
  await assert.rejects(openDatabase(folder, NO_FAULTS), { name: "OperatorError", code: "database-newer" });
});

test("projections of another schema are dropped and replayed at the start", async () => {
  const folder = newFolder();
  const before = await openDatabase(folder, NO_FAULTS);
  await before.ledger.append({ actor: "test", at: new Date() }, async () => [uploaded(file("1"))]);
  before.close();
  const raw = new DatabaseSync(databaseFile(folder));
  raw.exec("UPDATE projection_schema SET digest = 'old'; DELETE FROM listings;");
  raw.close();
  const after = await openDatabase(folder, NO_FAULTS);
  assert.equal((await after.catalogue.listFiles("staging", "demo")).length, 1);
  after.close();
});
