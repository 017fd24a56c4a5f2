/** A large file passes through: the memory of the server does not grow with it. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { startTestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const MEGABYTE = 1024 * 1024;

test("a wheel of 24 MB is hashed and read in a worker, and served whole", async () => {
  await using server = await startTestServer({ vetting: { vet: async () => [] } });
  const wheel = makeWheel({
    name: "large",
    version: "1.0",
    files: { "large/data.bin": randomBytes(24 * MEGABYTE) },
  });
  const answer = await server.upload(goodFields(wheel), wheel);
  assert.equal(answer.status, 200, await answer.clone().text());
  const { url } = (await answer.json()) as { url: string };
  const served = Buffer.from(await (await fetch(server.url + url)).arrayBuffer());
  assert.ok(served.equals(wheel.bytes));
});
