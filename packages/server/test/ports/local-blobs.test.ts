import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openLocalBlobStore } from "../../src/blobs/local-store.ts";
import { NO_FAULTS } from "../../src/domain/ports.ts";
import { keep, testBlobStore } from "./blob-store.suite.ts";

const root = mkdtempSync(join(tmpdir(), "linchpin-blobs-"));
after(() => rmSync(root, { recursive: true, force: true }));
let number = 0;
const newFolder = (): string => join(root, String(number++));

testBlobStore("in a local folder", () => openLocalBlobStore(newFolder(), NO_FAULTS));

test("the temporary files of a process that was killed are swept at start, the blobs are not", async () => {
  const folder = newFolder();
  const before = await openLocalBlobStore(folder, NO_FAULTS);
  const sha256 = await keep(before, "kept");
  const torn = await before.create();
  await torn.write(Buffer.from("torn"));
  const after = await openLocalBlobStore(folder, NO_FAULTS);
  assert.deepEqual(readdirSync(join(folder, "tmp")), []);
  assert.equal(await after.has(sha256), true);
  await torn.discard();
});

test("a blob of the wrong size, which a broken disk left, is replaced by the whole one", async () => {
  const blobs = await openLocalBlobStore(newFolder(), NO_FAULTS);
  const sha256 = await keep(blobs, "whole");
  writeFileSync(blobs.path(sha256), "who");
  await keep(blobs, "whole");
  assert.equal(Buffer.from(await blobs.read(sha256)).toString(), "whole");
});
