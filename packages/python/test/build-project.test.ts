/** sdist, then the wheel from that sdist, in both sandboxes, with a backend that needs no index. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  type BuildSandbox,
  buildProject,
  findInterpreters,
  nativeBuildSandbox,
  wasmBuildSandbox,
} from "@linchpin/python";
import { EMPTY_SOURCE, inTreeProject } from "./in-tree-project.ts";

/** Kept from run to run: making the memory image takes several seconds. */
const CACHE = fileURLToPath(new URL("../../../.cache/python", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "linchpin-build-test-"));
const sandboxes = new Map<string, BuildSandbox>();

before(async () => {
  sandboxes.set("wasm", await wasmBuildSandbox(CACHE));
  const [interpreter] = await findInterpreters(CACHE);
  if (interpreter !== undefined) sandboxes.set("native", nativeBuildSandbox(interpreter));
  else assert.equal(process.env["CI"], undefined, "CI must have a Python");
});
after(() => rmSync(folder, { recursive: true }));

function projectFolder(files: Readonly<Record<string, string>>): string {
  const project = mkdtempSync(join(folder, "project-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  return project;
}

async function build(kind: string, hook?: string) {
  const sandbox = sandboxes.get(kind);
  if (sandbox === undefined) return undefined;
  return buildProject({
    folder: projectFolder(inTreeProject(hook)),
    wanted: "both",
    sandbox,
    source: EMPTY_SOURCE,
  });
}

for (const kind of ["wasm", "native"]) {
  describe(`in the ${kind} sandbox`, () => {
    test("an in-tree backend builds an sdist and from it a wheel (fails if either is missing)", async (context) => {
      const result = await build(kind);
      if (result === undefined)
        return context.skip("NO PYTHON ON THIS MACHINE: the native sandbox was not tried");
      assert.ok(result.outcome === "built", JSON.stringify(result));
      assert.deepEqual(
        result.files.map(({ name }) => name),
        ["acme-1.0.tar.gz", "acme-1.0-py3-none-any.whl"],
      );
    });

    test("a file that the sdist lacks is named as the cause", async (context) => {
      const result = await build(kind, 'open("notes/secret.txt").read()');
      if (result === undefined)
        return context.skip("NO PYTHON ON THIS MACHINE: the native sandbox was not tried");
      assert.ok(result.outcome === "failed");
      assert.equal(result.problem.code, "sdist-lacks-file");
      assert.equal(result.problem.field, "notes/secret.txt");
    });

    test("a module that no requirement brings is named as the cause", async (context) => {
      const result = await build(kind, "import a_module_that_nobody_has");
      if (result === undefined)
        return context.skip("NO PYTHON ON THIS MACHINE: the native sandbox was not tried");
      assert.ok(result.outcome === "failed");
      assert.equal(result.problem.code, "build-requirement-missing");
      assert.match(result.problem.remedy, /a_module_that_nobody_has/);
    });

    test("a build that wants the network is told that it has none", async (context) => {
      const result = await build(
        kind,
        'import urllib.request; urllib.request.urlopen("http://127.0.0.1:9/")',
      );
      if (result === undefined)
        return context.skip("NO PYTHON ON THIS MACHINE: the native sandbox was not tried");
      assert.ok(result.outcome === "failed");
      assert.equal(result.problem.code, "build-needs-network", JSON.stringify(result));
    });
  });
}

test("both sandboxes build the same wheel", async (context) => {
  const [wasm, native] = [await build("wasm"), await build("native")];
  if (native === undefined) return context.skip("NO PYTHON ON THIS MACHINE: nothing to compare with");
  assert.ok(wasm?.outcome === "built" && native.outcome === "built");
  assert.equal(wasm.files[1]?.sha256, native.files[1]?.sha256);
});

test("a folder without a project is refused with what to do", async () => {
  const sandbox = sandboxes.get("wasm");
  assert.ok(sandbox);
  const empty = projectFolder({ "notes.txt": "" });
  await assert.rejects(
    buildProject({ folder: empty, wanted: "both", sandbox, source: EMPTY_SOURCE }),
    /neither pyproject/,
  );
});
