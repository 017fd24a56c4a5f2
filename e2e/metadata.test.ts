/** Resolving without downloading: installers read `.metadata`, and where they read wheels by ranges, that works too. */
import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { assertDone, freshEnvironment, pipInstall } from "./harness/environments.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { releaseWheel } from "./harness/upload.ts";
import { ensureClients } from "./setup.ts";

suite("metadata", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage();
    await releaseWheel(stage, { name: "acme-meta", version: "1.0", requiresDist: ["sunshade <1.1"] });
  });
  after(() => stage?.close());

  test("uv resolves ours and the mirrored dependency without fetching one wheel from the upstream", async () => {
    await writeFile(join(stage.folder, "requirements.in"), "acme-meta\n");
    const compiled = await mustRun(join(clients.uv, "uv"), ["pip", "compile", "-q", "requirements.in"], {
      cwd: stage.folder,
      env: stage.environment(clients.uv),
    });
    assert.match(compiled.stdout, /^acme-meta==1\.0$/m);
    assert.match(compiled.stdout, /^sunshade==1\.0$/m);
  });

  test("pip download brings the files of ours and of the mirror", async () => {
    for (const name of ["pip", "pip-23.2"] as const) {
      const folder = join(stage.folder, `downloads-${name}`);
      await mustRun(join(clients[name], "pip"), ["download", "--no-cache-dir", "-d", folder, "acme-meta"], {
        cwd: stage.folder,
        env: stage.environment(clients[name]),
      });
      const names = ["acme_meta-1.0-py3-none-any.whl", "sunshade-1.0-py3-none-any.whl"];
      assert.deepEqual((await readdir(folder)).toSorted(), names);
    }
  });

  test("pip reads wheels lazily by ranges where it is told to (fast-deps)", async () => {
    const environment = await freshEnvironment(stage);
    const lazily = ["--no-cache-dir", "--use-feature=fast-deps", "acme-meta"];
    assertDone(await pipInstall(stage, clients["pip-23.2"], environment, "main", ...lazily));
    assert.deepEqual(await environment.installed(), ["acme-meta==1.0", "sunshade==1.0"]);
  });
});
