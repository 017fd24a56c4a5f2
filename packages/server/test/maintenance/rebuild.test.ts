/** The projections are only what the log amounts to: dropped and replayed, they are the same tables. */

import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { Problem } from "@linchpin/standards";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { databaseFile } from "../../src/database/open.ts";
import { PROJECTION_TABLES } from "../../src/database/schema.ts";
import { rebuild } from "../../src/index.ts";
import { startTestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const WARNING: Problem = {
  code: "X01",
  severity: "warning",
  state: "s",
  trigger: "t",
  consequence: "c",
  remedy: "r",
};

test("rebuild drops and replays every projection to what it was, and is refused while a server runs", async () => {
  await using server = await startTestServer({ vetting: { vet: async () => [WARNING] } });
  for (const made of [
    makeWheel({ name: "a", version: "1" }),
    makeSdist({ name: "a", version: "1" }),
    makeWheel({ name: "b", version: "2" }),
  ]) {
    assert.equal((await server.upload(goodFields(made), made)).status, 200);
  }
  await server.call("POST", "/api/promotions", { project: "a", version: "1.0", from: "staging", to: "prod" });
  await server.call("POST", "/api/yanks", { project: "b", version: "2", index: "staging", reason: "bad" });
  await server.call("POST", "/api/yanks", { project: "a", version: "1", index: "prod", reason: "bad" });
  await server.call("DELETE", "/api/yanks", { project: "a", version: "1", index: "prod" });
  await server.call("POST", "/api/tokens", { name: "ci", rights: ["upload"] });
  const settings = { data: server.folder };
  await assert.rejects(rebuild(settings), { name: "OperatorError", code: "folder-in-use" });
  await server.server.close();

  const before = dump(server.folder);
  assert.ok(
    Object.values(before).every((rows) => rows.length > 0),
    "every table has something to lose",
  );
  spoil(server.folder);
  assert.notDeepEqual(dump(server.folder), before);
  assert.deepEqual(await rebuild(settings), { events: 9 });
  assert.deepEqual(dump(server.folder), before);
});

function dump(folder: string): Record<string, readonly unknown[]> {
  const database = new DatabaseSync(databaseFile(folder));
  const rows = PROJECTION_TABLES.map((table) => [
    table,
    database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
  ]);
  database.close();
  return Object.fromEntries(rows) as Record<string, readonly unknown[]>;
}

function spoil(folder: string): void {
  const database = new DatabaseSync(databaseFile(folder));
  database.exec("DELETE FROM tokens; DELETE FROM yanks; UPDATE files SET size = 1; DELETE FROM listings;");
  database.close();
}
