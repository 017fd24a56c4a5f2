/**
 * kill -9 at random moments while four clients upload. It fails if any acknowledged file is lost or torn, or if the
 * folder is not clean afterwards. LINCHPIN_LONG_TESTS=1 kills a hundred times.
 */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type MadeFile, makeWheel } from "@linchpin/testing";
import { CrashChild } from "./crash-child.ts";
import { verifyFolder, verifyServed } from "./verify-folder.ts";

const KILLS = process.env["LINCHPIN_LONG_TESTS"] === "1" ? 100 : 20;
const CLIENTS = 4;

const folder = mkdtempSync(join(tmpdir(), "linchpin-kills-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test(`${KILLS} kills at random moments lose nothing that was acknowledged`, async () => {
  const acknowledged: MadeFile[] = [];
  for (let round = 0; round < KILLS; round++) {
    const child = await CrashChild.start(folder);
    const clients = Array.from(
      { length: CLIENTS },
      (_, client) => new Client(child, `load-${client}`, round),
    );
    await Promise.race(clients.map((client) => client.firstAnswer));
    await sleep(Math.random() * 100);
    child.kill();
    await child.ended();
    for (const client of clients) acknowledged.push(...(await client.acknowledged));
  }
  const last = await CrashChild.start(folder);
  await verifyFolder(folder);
  await verifyServed(last.url, "staging", acknowledged);
  assert.ok(acknowledged.length >= KILLS);
  last.kill();
  await last.ended();
});

/** Uploads one file after the other until the server dies. */
class Client {
  readonly firstAnswer: Promise<boolean>;
  readonly acknowledged: Promise<readonly MadeFile[]>;

  constructor(child: CrashChild, project: string, round: number) {
    const first = makeWheel({ name: project, version: `${round}.0` });
    this.firstAnswer = child.upload(first);
    this.acknowledged = this.firstAnswer.then(async (done) => {
      if (!done) return [];
      return [first, ...(await uploadUntilDeath(child, project, round))];
    });
  }
}

async function uploadUntilDeath(
  child: CrashChild,
  project: string,
  round: number,
): Promise<readonly MadeFile[]> {
  const done: MadeFile[] = [];
  for (let number = 1; ; number++) {
    const file = makeWheel({ name: project, version: `${round}.${number}` });
    if (!(await child.upload(file))) return done;
    done.push(file);
  }
}
