import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { blobsRoot, openLocalBlobStore } from "../../src/blobs/local-store.ts";
import { blobPath } from "../../src/blobs/paths.ts";
import { databaseFile } from "../../src/database/open.ts";
import { NO_FAULTS } from "../../src/domain/ports.ts";
import { fsck } from "../../src/index.ts";
import { keep } from "../ports/blob-store.suite.ts";
import { startTestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

test("fsck is clean for a good folder, also while the server runs, and names what is missing, wrong or extra", async () => {
  await using server = await startTestServer();
  const digests: string[] = [];
  for (const version of ["1", "2", "3"]) {
    const wheel = makeWheel({ name: "demo", version });
    const answer = await server.upload(goodFields(wheel), wheel);
    digests.push(((await answer.json()) as { sha256: string }).sha256);
  }
  const good = await fsck({ data: server.folder });
  assert.deepEqual([good.clean, good.blobs, good.events, good.extra], [true, 6, 4, []]);
  await server.server.close();

  const root = blobsRoot(server.folder);
  const extra = await keep(await openLocalBlobStore(root, NO_FAULTS), "nobody knows these bytes");
  assert.deepEqual((await fsck({ data: server.folder })).extra, [extra]);

  const [missing = "", wrong = ""] = digests;
  rmSync(blobPath(root, missing));
  writeFileSync(blobPath(root, wrong), "other bytes");
  const database = new DatabaseSync(databaseFile(server.folder));
  database.exec("UPDATE files SET requires_python = '>=2'");
  database.close();
  const report = await fsck({ data: server.folder });
  assert.equal(report.clean, false);
  assert.deepEqual(report.missing, [{ sha256: missing, filename: "demo-1-py3-none-any.whl" }]);
  assert.deepEqual(report.wrong, [{ sha256: wrong, filename: "demo-2-py3-none-any.whl" }]);
  assert.deepEqual(report.staleProjections, ["files"]);
});
