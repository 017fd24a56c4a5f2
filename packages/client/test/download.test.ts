import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ClientError, downloadFile } from "@linchpin/client";
import { type Handler, startLocalServer } from "./local-server.ts";

const BYTES = randomBytes(300_000);
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const QUICK = { attempts: 4, firstWaitMilliseconds: 1, longestWaitMilliseconds: 20 };

/** Answers ranges as our server does. */
const serveBytes: Handler = (request, response) => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const headers = { "Content-Length": BYTES.length - start, "Accept-Ranges": "bytes" };
  response.writeHead(start > 0 ? 206 : 200, headers).end(BYTES.subarray(start));
};

/** Promises everything and cuts the connection in the middle. */
const cutInTheMiddle: Handler = (_request, response) => {
  response.writeHead(200, { "Content-Length": BYTES.length });
  response.write(BYTES.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 100));
};

async function targetFile(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-download-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "nested", "file.whl");
}

test("a download that is cut is resumed from the byte where it broke", async (context) => {
  const ranges: (string | undefined)[] = [];
  const url = await startLocalServer(context, cutInTheMiddle, (request, response) => {
    ranges.push(request.headers.range);
    return serveBytes(request, response);
  });
  const target = await targetFile(context);
  await downloadFile({ url, sha256: SHA256, target, policy: QUICK });
  assert.deepEqual(await readFile(target), BYTES);
  assert.match(ranges[0] ?? "", /^bytes=[1-9]\d*-$/);
  assert.equal(existsSync(`${target}.part`), false);
});

test("a part that an earlier run left from other bytes is thrown away, and the file fetched whole", async (context) => {
  const url = await startLocalServer(context, serveBytes);
  const target = await targetFile(context);
  await downloadFile({ url, sha256: SHA256, target, policy: QUICK });
  await writeFile(`${target}.part`, "other bytes");
  await downloadFile({ url, sha256: SHA256, target, policy: QUICK });
  assert.deepEqual(await readFile(target), BYTES);
});

test("bytes with another digest never get the file's name", async (context) => {
  const url = await startLocalServer(context, serveBytes);
  const target = await targetFile(context);
  await assert.rejects(downloadFile({ url, sha256: "0".repeat(64), target, policy: QUICK }), (error) => {
    assert(error instanceof ClientError);
    assert.equal(error.kind, "digest-mismatch");
    return true;
  });
  assert.equal(existsSync(target), false);
  assert.equal(existsSync(`${target}.part`), false);
});

test("an aborted download keeps its part for the next run and throws the signal's reason", async (context) => {
  const url = await startLocalServer(context, (_request, response) => {
    response.writeHead(200, { "Content-Length": BYTES.length });
    response.write(BYTES.subarray(0, 1000));
  });
  const target = await targetFile(context);
  const controller = new AbortController();
  const download = downloadFile({
    url,
    sha256: SHA256,
    target,
    signal: controller.signal,
    onProgress: () => controller.abort(new DOMException("stop", "AbortError")),
  });
  await assert.rejects(download, { name: "AbortError", message: "stop" });
  assert.equal(existsSync(target), false);
});

test("a server that says nothing is given up after the limit", async (context) => {
  const url = await startLocalServer(context, () => undefined);
  const target = await targetFile(context);
  const policy = { ...QUICK, attempts: 1 };
  await assert.rejects(
    downloadFile({ url, sha256: SHA256, target, policy, idleMilliseconds: 50 }),
    (error) => {
      assert(error instanceof ClientError);
      assert.equal(error.kind, "timed-out");
      return true;
    },
  );
});
