/** What an upload may cost: each limit is passed once, and nothing is left of it. */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { startTestServer, type TestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0" });
const MEGABYTE = 1024 * 1024;

describe("the limits of an upload", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ flags: { "uploads.max-size": String(3 * MEGABYTE) } });
  });
  after(() => server[Symbol.asyncDispose]());

  function temporaryFiles(): readonly string[] {
    return readdirSync(join(server.folder, "blobs", "tmp"));
  }

  /** Sends a request as it is written here, and gives the first line of the answer, "" if there was none. */
  async function sendRaw(head: readonly string[], body: string, end = true): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      socket.on("error", reject);
      let answer = "";
      socket.on("data", (chunk) => {
        answer += chunk.toString();
        socket.end();
      });
      socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
      socket.write(
        `POST /staging/legacy/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.adminToken}\r\n${head.join("\r\n")}\r\n\r\n${body}`,
      );
      if (end) socket.end();
    });
  }

  test("a file that is larger than allowed: 413, whatever the client said of its size", async () => {
    const large = { fileName: wheel.fileName, bytes: Buffer.alloc(8 * MEGABYTE) };
    const answer = await server.upload(goodFields(wheel), large);
    assert.equal(answer.status, 413);
    assert.match(answer.statusText, /^File too large/);
    assert.deepEqual(temporaryFiles(), []);
  });

  test("thousands of fields, one huge field, and many large fields: 413", async () => {
    const upload = (fields: Record<string, string | string[]>): Promise<Response> =>
      server.upload({ ...goodFields(wheel), ...fields }, wheel);
    assert.equal((await upload({ classifiers: Array.from({ length: 5_000 }, () => "x") })).status, 413);
    assert.equal((await upload({ description: "x".repeat(5 * MEGABYTE) })).status, 413);
    assert.equal(
      (await upload({ classifiers: Array.from({ length: 30 }, () => "x".repeat(MEGABYTE)) })).status,
      413,
    );
    assert.deepEqual(temporaryFiles(), []);
  });

  test("a body that breaks off, one without an end, and one that is no form", async () => {
    const type = "Content-Type: multipart/form-data; boundary=B";
    const part =
      '--B\r\nContent-Disposition: form-data; name="content"; filename="demo-1.0-py3-none-any.whl"\r\n\r\nabc';
    assert.match(await sendRaw([type, "Content-Length: 5000"], part), /^$| 400 /);
    assert.match(
      await sendRaw([type, `Content-Length: ${part.length}`], part, false),
      / 400 Unreadable upload form/,
    );
    assert.match(
      await sendRaw(["Content-Type: multipart/form-data", "Content-Length: 3"], "abc", false),
      / 400 /,
    );
    assert.match(await sendRaw(["Content-Type: text/plain", "Content-Length: 3"], "abc", false), / 415 /);
    assert.match(await sendRaw(["Content-Length: 0"], "", false), / 415 /);
    assert.deepEqual(temporaryFiles(), []);
  });

  test("a client that goes away in the middle leaves no temporary file behind", async () => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.write(
      `POST /staging/legacy/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.adminToken}\r\n` +
        "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 100000000\r\n\r\n" +
        '--B\r\nContent-Disposition: form-data; name="content"; filename="a.whl"\r\n\r\n',
    );
    socket.write(Buffer.alloc(2 * MEGABYTE));
    await waitUntil(() => temporaryFiles().length === 1);
    socket.destroy();
    await waitUntil(() => temporaryFiles().length === 0);
  });

  test("a refused client that goes on sending is listened to, so that it can read the answer", async () => {
    const answer = await server.upload(
      goodFields(wheel),
      { fileName: wheel.fileName, bytes: Buffer.alloc(20 * MEGABYTE) },
      { token: "" },
    );
    assert.equal(answer.status, 401);
  });

  test("and a good upload goes through after all of that", async () => {
    assert.equal((await server.upload(goodFields(wheel), wheel)).status, 200);
  });
});

async function waitUntil(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !condition(); attempt++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(condition());
}
