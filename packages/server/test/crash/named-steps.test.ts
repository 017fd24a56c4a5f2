/**
 * kill -9 at every named step of an upload and of a promotion. It fails if an acknowledged file is lost, if anything is
 * left half, or if the same request cannot be made again.
 */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type MadeFile, makeWheel } from "@linchpin/testing";
import { FAULT_POINTS } from "../../src/domain/ports.ts";
import { CrashChild } from "./crash-child.ts";
import { verifyFolder, verifyServed } from "./verify-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "linchpin-crash-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const UPLOAD_STEPS = FAULT_POINTS.filter((point) => /^(upload|blob|ledger):/.test(point));
const PROMOTION_STEPS = FAULT_POINTS.filter((point) => /^(promotion|ledger):/.test(point));

describe("a server that is killed", { concurrency: 1 }, () => {
  const stored: MadeFile[] = [];
  let server: CrashChild;
  before(async () => {
    server = await CrashChild.start(folder);
  });
  after(() => server.kill());

  /** Dies during the request, starts again, and looks at what is left. */
  async function crashAt(point: string, request: () => Promise<boolean>): Promise<void> {
    await server.arm(point);
    assert.equal(await request(), false, "the process died before it could answer");
    await server.ended();
    server = await CrashChild.start(folder);
    await verifyFolder(folder);
    await verifyServed(server.url, "staging", stored);
  }

  for (const [number, point] of UPLOAD_STEPS.entries()) {
    test(`at ${point} keeps what it acknowledged, and takes the upload again`, async () => {
      const file = makeWheel({ name: "demo", version: `1.${number}` });
      await crashAt(point, () => server.upload(file));
      assert.ok(await server.upload(file));
      stored.push(file);
      await verifyServed(server.url, "staging", [file]);
    });
  }

  for (const [number, point] of PROMOTION_STEPS.entries()) {
    test(`at ${point} has promoted all of a release or nothing, and takes the promotion again`, async () => {
      await crashAt(point, () => server.promote("demo", `1.${number}`));
      assert.ok(await server.promote("demo", `1.${number}`));
      await verifyServed(server.url, "prod", stored.slice(number, number + 1));
    });
  }
});
