/** sdist, then the wheel from that sdist, in both sandboxes, with a backend that needs no index. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { type BuildSandbox, buildProject } from "@linchpin/python";
import { EMPTY_SOURCE, inTreeProject } from "./in-tree-project.ts";
import { NO_PYTHON, projectFolder, testSandboxes } from "./sandboxes.ts";

const made: string[] = [];
let sandboxes: ReadonlyMap<string, BuildSandbox> = new Map();

before(async () => {
  sandboxes = await testSandboxes();
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

async function build(kind: string, hook?: string) {
  const sandbox = sandboxes.get(kind);
  if (sandbox === undefined) return undefined;
  const folder = projectFolder(inTreeProject(hook));
  made.push(folder);
  return buildProject({
    folder,
    wanted: "both",
    sandbox,
    source: EMPTY_SOURCE,
  });
}

for (const kind of ["wasm", "native"]) {
  describe(`in the ${kind} sandbox`, () => {
    test("an in-tree backend builds an sdist and from it a wheel (fails if either is missing)", async (context) => {
      const result = await build(kind);
      if (result === undefined) return context.skip(NO_PYTHON);
      assert.ok(result.outcome === "built", JSON.stringify(result));
      assert.deepEqual(
        result.files.map(({ name }) => name),
        ["acme-1.0.tar.gz", "acme-1.0-py3-none-any.whl"],
      );
    });
  });
}

test("both sandboxes build the same wheel", async (context) => {
  const [wasm, native] = [await build("wasm"), await build("native")];
  if (native === undefined) return context.skip(NO_PYTHON);
  assert.ok(wasm?.outcome === "built" && native.outcome === "built");
  assert.equal(wasm.files[1]?.sha256, native.files[1]?.sha256);
});

test("a folder without a project is refused with what to do", async () => {
  const sandbox = sandboxes.get("wasm");
  assert.ok(sandbox);
  const empty = projectFolder({ "notes.txt": "" });
  made.push(empty);
  await assert.rejects(
    buildProject({ folder: empty, wanted: "both", sandbox, source: EMPTY_SOURCE }),
    /neither pyproject/,
  );
});
