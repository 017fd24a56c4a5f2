/** Building twice, otherwise on purpose: what is the same is called the same, and what is not is named. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { type BuildSandbox, buildProject, type Proof, proveBuild, verdictText } from "@linchpin/python";
import { EMPTY_SOURCE, inTreeProject } from "./in-tree-project.ts";
import { projectFolder, testSandboxes } from "./sandboxes.ts";

const made: string[] = [];
let sandboxes: readonly BuildSandbox[] = [];

before(async () => {
  sandboxes = [...(await testSandboxes()).values()];
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** Proofs of the wheel (not of the sdist) in every sandbox of the machine. */
async function proofs(hook?: string): Promise<readonly Proof[]> {
  const [sandbox] = sandboxes;
  assert.ok(sandbox);
  const folder = projectFolder(inTreeProject(hook));
  made.push(folder);
  const request = { folder, wanted: "wheel", sandbox, source: EMPTY_SOURCE } as const;
  const built = await buildProject(request);
  assert.ok(built.outcome === "built", JSON.stringify(built));
  return proveBuild(request, built.files, sandboxes);
}

test("a backend with fixed times and modes gives identical bytes, in every sandbox", async () => {
  const found = await proofs();
  assert.equal(found.length, sandboxes.length);
  for (const { comparison } of found) assert.equal(verdictText(comparison), "identical bytes");
});

test("contents that depend on the clock are different, with the member and the line", async () => {
  const [proof] = await proofs(
    'import time; open("acme/__init__.py", "a").write("built = %r\\n" % time.time())',
  );
  assert.ok(proof?.comparison.verdict === "different");
  const difference = proof.comparison.members.find(({ member }) => member === "acme/__init__.py");
  assert.match(difference?.lines?.[0] ?? "", /^built = /);
});

test("contents that depend on the time zone are different", async () => {
  const [proof] = await proofs(
    'import os; open("acme/__init__.py", "a").write("zone = %r\\n" % os.environ.get("TZ"))',
  );
  assert.equal(proof?.comparison.verdict, "different");
});
