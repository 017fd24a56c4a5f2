/** Readers of a file that is still coming: fails when one gets other bytes, or all of them before they are known to be right. */
import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import * as fc from "fast-check";
import { BlockCache } from "../../src/blocks/block-cache.ts";
import { ArrivingFile } from "../../src/mirror/arriving-file.ts";

const folder = mkdtempSync(join(tmpdir(), "linchpin-arriving-"));
after(() => rmSync(folder, { recursive: true }));

/** Longer than two blocks in the longest case. */
const CHUNKS = fc.array(fc.integer({ min: 1, max: 120_000 }), { minLength: 1, maxLength: 8 });
const OUTCOME = fc.constantFrom("complete" as const, "fail" as const);

async function readFrom(file: ArrivingFile, offset: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  file.acquire();
  try {
    for (let at = offset; ; at += pieces.at(-1)!.length) {
      const piece = await file.read(at);
      if (piece.length === 0) return Buffer.concat(pieces);
      pieces.push(Buffer.from(piece));
    }
  } finally {
    file.release();
  }
}

test("every reader gets all bytes from its offset on if the file is right, and none gets its end if it is not", async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      CHUNKS,
      OUTCOME,
      fc.boolean(),
      fc.nat(1_000_000),
      async (chunks, outcome, sized, offset) => {
        const size = chunks.reduce((sum, length) => sum + length, 0);
        const bytes = Buffer.from(Array.from({ length: size }, (_, index) => (index * 7) % 251));
        const path = join(folder, String(++runs));
        writeFileSync(path, "");
        // A cache too small for two blocks, so that readers must also read from the disk.
        const file = await ArrivingFile.open(path, new BlockCache(300_000), sized ? size : undefined);
        file.acquire();
        const offsets = [0, offset % size, size - 1];
        const reading = Promise.allSettled(offsets.map((from) => readFrom(file, from)));
        let sent = 0;
        for (const length of chunks) {
          const chunk = bytes.subarray(sent, sent + length);
          sent += length;
          appendFileSync(path, chunk);
          file.append(chunk);
          await new Promise(setImmediate);
        }
        if (outcome === "complete") file.complete(`sha-${runs}`);
        else file.fail(new Error("wrong digest"));
        const late = outcome === "complete" ? await readFrom(file, 0) : bytes;
        assert.ok(late.equals(bytes));
        for (const [index, result] of (await reading).entries()) {
          assert.equal(result.status, outcome === "complete" ? "fulfilled" : "rejected");
          if (result.status === "fulfilled") assert.ok(result.value.equals(bytes.subarray(offsets[index])));
        }
        file.release();
      },
    ),
    { numRuns: 40 },
  );
});

test("nothing of the last 64 KiB is given out while the digest is unknown", async () => {
  const path = join(folder, "held-back");
  const bytes = Buffer.alloc(100_000, "x");
  writeFileSync(path, bytes);
  const file = await ArrivingFile.open(path, new BlockCache(), bytes.length);
  file.acquire().append(bytes);
  assert.equal((await file.read(0)).length, bytes.length - 64 * 1024);
  const rest = file.read(bytes.length - 64 * 1024);
  const early = await Promise.race([rest, new Promise((resolve) => setTimeout(resolve, 30, "nothing yet"))]);
  assert.equal(early, "nothing yet");
  file.complete("sha");
  assert.equal((await rest).length, 64 * 1024);
  file.release();
});
