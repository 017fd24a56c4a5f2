/** Ranges of files (RFC 9110 §14): fails when pip, uv or poetry would read other bytes than they asked for. */
import assert from "node:assert/strict";
import { renameSync } from "node:fs";
import { after, before, test } from "node:test";
import { send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

/** Longer than one block, so that parts begin, end and cross within blocks. */
const BYTES = Buffer.from(Array.from({ length: 700_000 }, (_, index) => (index * 31) % 253));
const SIZE = BYTES.length;
let server: ReadServer;
let path = "";
before(async () => {
  server = await startReadServer();
  const version = { project: "demo", version: "1.0" };
  const file = server.add("prod", { filename: "demo-1.0-py3-none-any.whl", bytes: BYTES, ...version });
  path = `/files/${file.sha256}/${file.filename}`;
});
after(async () => await server[Symbol.asyncDispose]());

const PARTS: readonly (readonly [range: string, start: number, end: number])[] = [
  ["bytes=0-0", 0, 0],
  ["bytes=10-19", 10, 19],
  ["bytes=262143-262144", 262_143, 262_144],
  ["bytes=262100-600000", 262_100, 600_000],
  ["bytes=699990-", 699_990, SIZE - 1],
  ["bytes=-5", SIZE - 5, SIZE - 1],
  ["bytes=-9999999", 0, SIZE - 1],
  ["bytes=5-99999999999999999999", 5, SIZE - 1],
  ["BYTES=1-2", 1, 2],
  ["bytes= 1-2 ", 1, 2],
];

for (const [range, start, end] of PARTS) {
  test(`Range: ${range}`, async () => {
    for (let round = 0; round < 2; round++) {
      const answer = await send(server.url, path, { headers: { Range: range } });
      assert.equal(answer.status, 206);
      assert.equal(answer.headers["content-range"], `bytes ${start}-${end}/${SIZE}`);
      assert.equal(answer.headers["content-encoding"], undefined);
      assert.ok(answer.body.equals(BYTES.subarray(start, end + 1)));
    }
  });
}

for (const range of [`bytes=${SIZE}-`, "bytes=9999999-99999999", "bytes=-0"]) {
  test(`Range: ${range} is outside (416)`, async () => {
    const answer = await send(server.url, path, { headers: { Range: range } });
    assert.equal(answer.status, 416);
    assert.equal(answer.headers["content-range"], `bytes */${SIZE}`);
  });
}

for (const range of ["bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=-", "bytes", "0-5"]) {
  test(`Range: ${range} is ignored`, async () => {
    const answer = await send(server.url, path, { headers: { Range: range } });
    assert.equal(answer.status, 200);
    assert.ok(answer.body.equals(BYTES));
  });
}

test("If-Range: the right validator gives the part, any other the whole", async () => {
  const { etag = "", "last-modified": modified = "" } = (await send(server.url, path)).headers;
  const ask = async (ifRange: string) =>
    (await send(server.url, path, { headers: { Range: "bytes=0-9", "If-Range": ifRange } })).status;
  assert.equal(await ask(etag), 206);
  assert.equal(await ask(modified), 206);
  assert.equal(await ask(`W/${etag}`), 200);
  assert.equal(await ask('"other"'), 200);
  assert.equal(await ask("Fri, 02 Jan 2026 03:04:06 GMT"), 200);
});

test("HEAD says how long the file is and that ranges work, and ignores Range", async () => {
  const answer = await send(server.url, path, { method: "HEAD", headers: { Range: "bytes=0-1" } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers["content-length"], String(SIZE));
  assert.equal(answer.headers["accept-ranges"], "bytes");
  assert.equal(answer.body.length, 0);
});

test("an empty file is whole, and has no part", async () => {
  const empty = { filename: "empty-1.0.tar.gz", project: "empty", version: "1.0", bytes: Buffer.alloc(0) };
  const { sha256, filename } = server.add("prod", empty);
  assert.equal((await send(server.url, `/files/${sha256}/${filename}`)).body.length, 0);
  const part = await send(server.url, `/files/${sha256}/${filename}`, { headers: { Range: "bytes=0-" } });
  assert.equal(part.status, 416);
});

test("a file that has vanished under a running server is an error, not a short file, and is not remembered", async () => {
  const bytes = BYTES.toReversed();
  const content = { filename: "gone-1.0.tar.gz", project: "gone", version: "1.0", bytes };
  const { sha256, filename } = server.add("prod", content);
  const target = `/files/${sha256}/${filename}`;
  await send(server.url, target, { method: "HEAD" });
  renameSync(server.blobPath(sha256), `${server.blobPath(sha256)}.away`);
  await assert.rejects(send(server.url, target));
  renameSync(`${server.blobPath(sha256)}.away`, server.blobPath(sha256));
  assert.ok((await send(server.url, target)).body.equals(bytes));
});
