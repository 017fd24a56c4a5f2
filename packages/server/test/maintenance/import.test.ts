import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { importFolder, loadSettings } from "../../src/index.ts";
import { startTestServer } from "../support/running-server.ts";

const root = mkdtempSync(join(tmpdir(), "linchpin-import-"));
after(() => rmSync(root, { recursive: true, force: true }));

test("import takes every wheel and sdist of a folder, says of each what became of it, and can be repeated", async () => {
  const source = join(root, "dist");
  mkdirSync(join(source, "older"), { recursive: true });
  const wheel = makeWheel({ name: "demo", version: "1.0", requiresPython: ">=3.9" });
  const sdist = makeSdist({ name: "demo", version: "1.0" });
  writeFileSync(join(source, wheel.fileName), wheel.bytes);
  writeFileSync(join(source, "older", sdist.fileName), sdist.bytes);
  writeFileSync(join(source, "broken-1.0-py3-none-any.whl"), "no zip");
  writeFileSync(join(source, "notes.txt"), "no distribution");

  const data = join(root, "data");
  const { settings } = loadSettings({
    flags: { data, port: "0", "log-level": "silent" },
    env: {},
    cwd: root,
  });
  const outcomes = async (): Promise<unknown[]> => {
    const files = await importFolder(settings, { folder: source, index: "staging" });
    return files.map((file) => [
      basename(file.path),
      file.outcome,
      file.outcome === "refused" ? file.refusal.code : "",
    ]);
  };
  assert.deepEqual(await outcomes(), [
    ["broken-1.0-py3-none-any.whl", "refused", "distribution-invalid"],
    [wheel.fileName, "imported", ""],
    [sdist.fileName, "imported", ""],
  ]);
  assert.deepEqual(
    (await outcomes()).map((outcome) => (outcome as string[])[1]),
    ["refused", "held", "held"],
  );

  await using server = await startTestServer({ folder: data });
  const page = await fetch(`${server.url}/staging/simple/demo/`);
  assert.ok((await page.text()).includes(sdist.fileName));
});
