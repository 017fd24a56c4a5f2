/** What every Ledger with its Catalogue must do, whatever database it keeps them in: one suite for all drivers. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DomainEvent, StoredEvent, StoredFile } from "../../src/domain/model.ts";
import type { Catalogue, Ledger } from "../../src/domain/ports.ts";

export interface TestedDatabase {
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
}

const cause = { actor: "test", at: new Date("2026-01-02T03:04:05.678Z") };

export function file(version: string, changes: Partial<StoredFile> = {}): StoredFile {
  const filename = `demo-${version}-py3-none-any.whl`;
  return {
    sha256: Buffer.from(filename).toString("hex").slice(0, 64).padEnd(64, "0"),
    filename,
    project: "demo",
    version,
    kind: "wheel",
    size: 10,
    uploadTime: cause.at.toISOString(),
    ...changes,
  };
}

export function uploaded(stored: StoredFile, index = "staging"): DomainEvent {
  return { kind: "file-uploaded", index, file: stored };
}

export function testDatabase(name: string, open: () => Promise<TestedDatabase>): void {
  describe(`the database ${name}`, () => {
    test("numbers events from 1 without holes, with who and when, and tells the listeners after the commit", async () => {
      const { ledger, catalogue } = await open();
      const heard: number[] = [];
      ledger.onAppend((events) => heard.push(...events.map(({ seq }) => seq)));
      assert.equal(await catalogue.lastEvent(), 0);
      await ledger.append(cause, async () => [uploaded(file("1")), uploaded(file("2"))]);
      await ledger.append(cause, async () => []);
      await ledger.append(cause, async () => [uploaded(file("3"))]);
      const events = await ledger.events(0, 10);
      assert.deepEqual(
        events.map(({ seq, actor, at }) => [seq, actor, at]),
        [1, 2, 3].map((seq) => [seq, "test", cause.at.toISOString()]),
      );
      assert.deepEqual(
        (await ledger.events(1, 1)).map(({ seq }) => seq),
        [2],
      );
      assert.deepEqual(heard, [1, 2, 3]);
      assert.equal(await catalogue.lastEvent(), 3);
    });

    test("an error in the decision appends nothing, and the next append goes on", async () => {
      const { ledger, catalogue } = await open();
      await assert.rejects(
        ledger.append(cause, async () => {
          throw new Error("no");
        }),
        /no/,
      );
      await assert.rejects(ledger.append(cause, async () => [uploaded(file("1")), uploaded(file("1"))]));
      assert.equal(await catalogue.lastEvent(), 0);
      assert.equal(await catalogue.isOwned("demo"), false);
      await ledger.append(cause, async () => [uploaded(file("1"))]);
      assert.equal(await catalogue.isOwned("demo"), true);
    });

    test("of twenty that decide at once by what they see, one finds the name free", async () => {
      const { ledger } = await open();
      const claims = Array.from({ length: 20 }, async (_, claim): Promise<readonly StoredEvent[]> => {
        const mine = file("1", { sha256: String(claim).padStart(64, "0") });
        return ledger.append(cause, async (state) => {
          const taken = await state.fileByName(mine.filename);
          await new Promise((resolve) => setImmediate(resolve));
          return taken === undefined ? [uploaded(mine)] : [];
        });
      });
      const won = (await Promise.all(claims)).filter((events) => events.length > 0);
      assert.equal(won.length, 1);
    });

    test("lists files by index and project, oldest first, and finds them by name and digest", async () => {
      const { ledger, catalogue } = await open();
      const full = file("1", { requiresPython: ">=3.9", metadataSha256: "f".repeat(64) });
      const older = file("0", { uploadTime: "2025-01-01T00:00:00.000Z", kind: "sdist" });
      const other = file("5", { project: "a-other" });
      await ledger.append(cause, async () => [uploaded(full), uploaded(older), uploaded(other)]);
      assert.deepEqual(await catalogue.listFiles("staging", "demo"), [older, full]);
      assert.deepEqual(await catalogue.listFiles("prod", "demo"), []);
      assert.deepEqual(await catalogue.listProjects("staging"), ["a-other", "demo"]);
      assert.deepEqual(await catalogue.fileByName(full.filename), full);
      assert.deepEqual(await catalogue.fileByDigest(full.sha256), full);
      assert.equal(await catalogue.fileByName("nothing"), undefined);
    });

    test("shows promoted files in both indexes, and yanks for all equal spellings of a version", async () => {
      const { ledger, catalogue } = await open();
      const stored = file("1.0");
      const release = { project: "demo", version: "1.0.0", index: "staging", reason: "broken" };
      const promotion = {
        project: "demo",
        version: "1",
        from: "staging",
        to: "prod",
        sha256s: [stored.sha256],
      };
      await ledger.append(cause, async () => [uploaded(stored), { kind: "release-promoted", ...promotion }]);
      await ledger.append(cause, async () => [{ kind: "release-yanked", ...release }]);
      assert.deepEqual(await catalogue.listFiles("staging", "demo"), [{ ...stored, yanked: "broken" }]);
      assert.deepEqual(await catalogue.listFiles("prod", "demo"), [stored]);
      assert.equal(await catalogue.yankReason("staging", "demo", "1"), "broken");
      assert.equal(await catalogue.yankReason("prod", "demo", "1"), undefined);
      await ledger.append(cause, async () => [{ kind: "release-yanked", ...release, reason: "" }]);
      assert.deepEqual(await catalogue.listFiles("staging", "demo"), [{ ...stored, yanked: true }]);
      await ledger.append(cause, async () => [{ kind: "release-unyanked", ...release }]);
      assert.deepEqual(await catalogue.listFiles("staging", "demo"), [stored]);
    });

    test("knows tokens by their hash until they are revoked", async () => {
      const { ledger, catalogue } = await open();
      const token = {
        id: "a",
        name: "ci",
        hash: "h",
        rights: ["yank"],
        projects: ["demo"],
        createdAt: "2026-01-01T00:00:00.000Z",
      };
      await ledger.append(cause, async () => [{ kind: "token-created", token }]);
      assert.deepEqual(await catalogue.tokenByHash("h"), token);
      assert.deepEqual(await catalogue.listTokens(), [token]);
      await ledger.append(cause, async () => [{ kind: "token-revoked", id: "a" }]);
      assert.equal(await catalogue.tokenByHash("h"), undefined);
      assert.deepEqual(await catalogue.listTokens(), []);
    });
  });
}
