/**
 * Builds with real backends that fail as people's builds fail; fails if the cause is not named. Needs a network: on in
 * CI and where LINCHPIN_REAL_UPSTREAM=1 asks for it.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { BROKEN_PROJECTS } from "./harness/broken-projects.ts";
import { layFiles } from "./harness/lay-files.ts";
import { runLinchpin, skipWithoutUpstream } from "./harness/real-upstream.ts";

interface Answer {
  readonly problems: readonly (Readonly<Record<string, string>> & { readonly code: string })[];
}

suite("builds that fail", { skip: skipWithoutUpstream("FAILING BUILDS"), timeout: 900_000 }, () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "linchpin-e2e-failures-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [place, { title, files, code, names, sandboxes, python }] of BROKEN_PROJECTS.entries()) {
    for (const sandbox of sandboxes) {
      test(`${title}, in the ${sandbox} sandbox`, async () => {
        const source = join(folder, `${place}-${sandbox}`);
        await layFiles(source, files);
        const version = python === undefined ? [] : ["--python", python];
        const words = [
          "build",
          "--json",
          "--sandbox",
          sandbox,
          ...version,
          "-o",
          join(source, "dist"),
          source,
        ];
        const { code: exitCode, stdout, output } = await runLinchpin(folder, words);
        assert.notEqual(exitCode, 0, output);
        const [problem] = (JSON.parse(stdout) as Answer).problems;
        assert.equal(problem?.code, code, output);
        assert.match(Object.values(problem ?? {}).join("\n"), names);
      });
    }
  }
});
