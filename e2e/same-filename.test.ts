/** Twenty uploads of one file name with different bytes at once: one wins, nineteen are told so, the winner is served. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ClientError, readLocalDistribution, uploadFile } from "@linchpin/client";
import { type Stage, startStage } from "./harness/stage.ts";
import { writeWheel } from "./harness/upload.ts";

const RIVALS = 20;

let stage: Stage;
before(async () => {
  stage = await startStage();
});
after(() => stage?.close());

test("one wins, the others hear that the file exists, and the winner's bytes are served", async () => {
  const distributions = await Promise.all(
    Array.from({ length: RIVALS }, async (_, rival) =>
      readLocalDistribution(
        await writeWheel(stage, { name: "acme-race", version: "1.0", mark: `rival${rival}` }),
      ),
    ),
  );
  assert.equal(new Set(distributions.map(({ sha256 }) => sha256)).size, RIVALS);
  const { url, token } = stage.linchpin;
  const results = await Promise.allSettled(
    distributions.map((distribution) =>
      uploadFile({ server: new URL(url), index: "staging", token, distribution }),
    ),
  );
  const winners = distributions.filter((_, rival) => results[rival]?.status === "fulfilled");
  assert.equal(winners.length, 1);
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    assert(result.reason instanceof ClientError);
    assert.equal(result.reason.status, 400);
    assert.equal(result.reason.problem.code, "file-exists");
  }
  const page = await fetch(`${url}/staging/simple/acme-race/`, {
    headers: { Accept: "application/vnd.pypi.simple.v1+json" },
  });
  const { files } = (await page.json()) as { files: { hashes: { sha256: string } }[] };
  assert.deepEqual(
    files.map((file) => file.hashes.sha256),
    winners.map(({ sha256 }) => sha256),
  );
});
