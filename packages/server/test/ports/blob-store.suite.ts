/** What every BlobStore must do, whatever it keeps its bytes in: one suite for all drivers. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import type { BlobStore } from "../../src/domain/ports.ts";

export function testBlobStore(name: string, open: () => Promise<BlobStore>): void {
  describe(`the blob store ${name}`, () => {
    test("keeps what was committed under its sha256, byte for byte", async () => {
      const blobs = await open();
      const sha256 = await keep(blobs, "hello", " world");
      assert.equal(sha256, digestOf("hello world"));
      assert.equal(await blobs.has(sha256), true);
      assert.equal(await blobs.size(sha256), 11);
      assert.equal(Buffer.from(await blobs.read(sha256)).toString(), "hello world");
      assert.equal(await text(blobs.stream(sha256)), "hello world");
      assert.equal(await text(blobs.stream(sha256, { start: 4, end: 6 })), "o w");
      assert.deepEqual(await listAll(blobs), [sha256]);
    });

    test("does not know what was never committed", async () => {
      const blobs = await open();
      const writer = await blobs.create();
      await writer.write(Buffer.from("lost"));
      const { sha256 } = await writer.finish();
      assert.equal(await blobs.has(sha256), false);
      assert.equal(await blobs.size(sha256), undefined);
      await writer.discard();
      await writer.discard();
      assert.equal(await blobs.has(sha256), false);
      assert.deepEqual(await listAll(blobs), []);
    });

    test("keeps one blob for the same bytes, also when they come at the same time", async () => {
      const blobs = await open();
      const digests = await Promise.all(Array.from({ length: 5 }, () => keep(blobs, "same")));
      assert.equal(new Set(digests).size, 1);
      assert.deepEqual(await listAll(blobs), [digests[0]]);
    });

    test("does not take away what was committed when it is discarded afterwards", async () => {
      const blobs = await open();
      const writer = await blobs.create();
      await writer.write(Buffer.from("kept"));
      const { sha256 } = await writer.finish();
      await writer.commit();
      await writer.discard();
      assert.equal(await blobs.has(sha256), true);
    });

    test("computes the older digests of upload forms, in one pass, also of an empty and of a large stream", async () => {
      const blobs = await open();
      for (const bytes of [Buffer.alloc(0), Buffer.from("abc"), Buffer.alloc(3_000_000, "linchpin")]) {
        const writer = await blobs.create(["md5", "blake2b256"]);
        for (let offset = 0; offset < bytes.length; offset += 65_536) {
          await writer.write(bytes.subarray(offset, offset + 65_536));
        }
        const digests = await writer.finish();
        assert.equal(digests.size, bytes.length);
        assert.equal(digests.sha256, createHash("sha256").update(bytes).digest("hex"));
        assert.equal(digests.md5, createHash("md5").update(bytes).digest("hex"));
        assert.match(digests.blake2b256 ?? "", /^[0-9a-f]{64}$/);
        await writer.discard();
      }
    });

    test("refuses a name that is no digest", async () => {
      const blobs = await open();
      for (const name of ["", "../../etc/passwd", "A".repeat(64), "0".repeat(63)]) {
        assert.throws(() => blobs.path(name));
      }
    });
  });
}

export async function keep(blobs: BlobStore, ...chunks: readonly string[]): Promise<string> {
  const writer = await blobs.create();
  for (const chunk of chunks) await writer.write(Buffer.from(chunk));
  const { sha256 } = await writer.finish();
  await writer.commit();
  return sha256;
}

function digestOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

async function listAll(blobs: BlobStore): Promise<readonly string[]> {
  const digests: string[] = [];
  for await (const digest of blobs.list()) digests.push(digest);
  return digests;
}
