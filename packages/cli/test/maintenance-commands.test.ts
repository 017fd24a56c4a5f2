import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { runCommandLine, startServerForCommands } from "./running-server.ts";

const folder = await mkdtemp(join(tmpdir(), "linchpin-maintenance-"));
after(() => rm(folder, { recursive: true, force: true }));
const data = join(folder, "data");
const run = (...words: string[]) => runCommandLine(words, folder, { LINCHPIN_DATA: data });

await mkdir(join(folder, "wheelhouse", "deeper"), { recursive: true });
const wheel = makeWheel({ name: "acme-old", version: "1.0" });
const sdist = makeSdist({ name: "acme-old", version: "1.0" });
await writeFile(join(folder, "wheelhouse", wheel.fileName), wheel.bytes);
await writeFile(join(folder, "wheelhouse", "deeper", sdist.fileName), sdist.bytes);
await writeFile(join(folder, "wheelhouse", "broken-1.0-py3-none-any.whl"), "this is no zip");

/** The tests are one story, in this order. */
suite("a folder that is imported and looked after without a server", () => {
  test("import takes what is good, names what is not, and ends with 1 because of that", async () => {
    const outcome = await run("import", "wheelhouse");
    assert.equal(outcome.code, 1, outcome.error);
    assert.equal(outcome.out, "2 files imported into staging, 0 held before, 1 refused\n");
    assert.match(outcome.error, /^broken-1\.0-py3-none-any\.whl\n\S.* error\n {2}state /m);
  });

  test("a second import without the broken file finds everything held and ends with 0", async () => {
    await rm(join(folder, "wheelhouse", "broken-1.0-py3-none-any.whl"));
    const outcome = await run("import", "wheelhouse", "--json");
    assert.equal(outcome.code, 0);
    const { files } = JSON.parse(outcome.out) as { files: { path: string; outcome: string }[] };
    assert.deepEqual(files, [
      { path: "acme_old-1.0-py3-none-any.whl", outcome: "held" },
      { path: join("deeper", "acme_old-1.0.tar.gz"), outcome: "held" },
    ]);
  });

  test("rebuild replays the log and fsck finds everything clean", async () => {
    assert.match((await run("rebuild")).out, /^every table is made anew from \d+ events\n$/);
    const outcome = await run("fsck");
    assert.equal(outcome.code, 0, outcome.out);
    assert.match(outcome.out, /clean\n$/);
  });

  test("fsck names a file whose bytes are wrong and one that is gone, and ends with 1", async () => {
    const blobs = (await readdir(join(data, "blobs"), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const [first = "", second = ""] = blobs;
    await writeFile(first, "flipped");
    await rm(second);
    const outcome = await run("fsck");
    assert.equal(outcome.code, 1);
    assert.match(outcome.out, /^missing {2}[0-9a-f]{64} {2}acme_old-/m);
    assert.match(outcome.out, /^wrong {4}[0-9a-f]{64} {2}acme_old-/m);
    assert.match(outcome.out, /^NOT CLEAN$/m);
  });
});

test("import and rebuild leave a folder alone that a server uses", async () => {
  const server = await startServerForCommands();
  for (const words of [["import", "."], ["rebuild"]]) {
    const outcome = await server.run(...words);
    assert.equal(outcome.code, 1, words.join(" "));
    assert.match(outcome.error, / {2}consequence /);
  }
});
