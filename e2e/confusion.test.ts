/** Dependency confusion: a name that is ours is never taken, nor asked for, from the upstream, whatever it has there. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { mustRun } from "./harness/command.ts";
import { assertDone, freshEnvironment, pipInstall, uvInstall } from "./harness/environments.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { addWheel, type Stage, startStage } from "./harness/stage.ts";
import { releaseWheel, uploadWheel } from "./harness/upload.ts";
import { ensureClients } from "./setup.ts";

suite("dependency confusion", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage();
    for (const name of ["acme-core", "acme-staged"]) {
      addWheel(
        stage.upstream,
        makeWheel({
          name,
          version: "99.0",
          files: { [`${name.replace("-", "_")}/__init__.py`]: 'mark = "stranger"\n' },
        }),
      );
    }
    await releaseWheel(stage, { name: "acme-core", version: "1.0", requiresDist: ["sunshade"] });
    await uploadWheel(stage, { name: "acme-staged", version: "1.0" });
  });
  after(() => stage?.close());

  const mark = async (python: string) =>
    (await mustRun(python, ["-c", "import acme_core; print(acme_core.mark)"])).stdout.trim();

  for (const name of ["pip", "pip-23.2"] as const) {
    test(`${name} takes ours although the upstream has a higher version`, async () => {
      const environment = await freshEnvironment(stage);
      assertDone(await pipInstall(stage, clients[name], environment, "main", "acme-core"));
      assert.equal(await mark(environment.python), "ours");
      assert.deepEqual(await environment.installed(), ["acme-core==1.0", "sunshade==1.1"]);
    });
  }

  test("uv takes ours in every spelling of the name, and the upstream is never asked for it", async () => {
    for (const spelling of ["acme-core", "Acme.Core", "ACME_core"]) {
      const environment = await freshEnvironment(stage);
      assertDone(await uvInstall(stage, clients.uv, environment, "main", spelling));
      assert.equal(await mark(environment.python), "ours");
    }
    assert.equal(stage.upstream.count(/acme/i), 0);
  });

  test("uv with the stranger's index second stops at ours: a staged name is 403 on main, not 404", async () => {
    const environment = await freshEnvironment(stage);
    const second = ["--index", stage.simpleUrl("main"), "--default-index", stage.upstream.url];
    const result = await mustRun(
      "/bin/sh",
      [
        "-c",
        '"$0" "$@" 2>&1 || true',
        join(clients.uv, "uv"),
        "pip",
        "install",
        "--python",
        environment.python,
        ...second,
        "acme-staged",
      ],
      { cwd: stage.folder, env: stage.environment(clients.uv) },
    );
    assert.match(result.output, /403/);
    assert.deepEqual(await environment.installed(), []);
  });

  test("asking for a version that only the stranger has is refused", async () => {
    const environment = await freshEnvironment(stage);
    const result = await pipInstall(stage, clients.pip, environment, "main", "acme-core==99.0");
    assert.notEqual(result.code, 0);
    assert.match(result.output, /from versions: 1\.0\)/);
  });
});
