/** A cold burst: fails when many clients of one missing file cost more than one fetch, or get other bytes. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { startFakeUpstream } from "@linchpin/testing";
import { filePath, projectJson } from "../read/http.ts";
import { startReadServer } from "../read/read-server.ts";

const CLIENTS = 200;
/** The size matters little here, since all clients live in this process; the benchmark has 30 MB. */
const BYTES = Buffer.from(Array.from({ length: 2_000_000 }, (_, index) => (index * 17) % 255));

/** Whether one client receives just the right bytes. It keeps none of them. */
async function receivesAll(url: string): Promise<boolean> {
  return await new Promise((resolve, reject) => {
    let received = 0;
    let right = true;
    const asking = request(url, { agent: false }, (response) => {
      response.on("data", (chunk: Buffer) => {
        right &&= chunk.equals(BYTES.subarray(received, received + chunk.length));
        received += chunk.length;
      });
      response.on("end", () => resolve(right && received === BYTES.length));
      response.on("error", reject);
    });
    asking.on("error", reject);
    asking.end();
  });
}

test(`${CLIENTS} clients at once get the page and the file, right and whole, for one request each`, async () => {
  await using upstream = await startFakeUpstream();
  upstream.add("demo", { filename: "demo-1.0-py3-none-any.whl", bytes: BYTES });
  await using server = await startReadServer({ upstream: upstream.url });
  const outcomes = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const [file] = (await projectJson(server.url, "main", "demo")).files;
      return await receivesAll(`${server.url}${filePath(file)}`);
    }),
  );
  assert.ok(outcomes.every((right) => right));
  assert.equal(upstream.count(/^\/simple\//), 1);
  assert.equal(upstream.count(/^\/files\//), 1);
});
