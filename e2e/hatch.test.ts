/** hatch builds through the mirror and publishes; fails if its question to `+simple` is not answered as it needs. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { assertDone, pipInstall } from "./harness/environments.ts";
import { type Project, writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { builtFiles, expectRun, promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

suite("hatch", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  let project: Project;
  const installed = () => ensureClients("hatch", "uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage({ backends: true });
    project = await writeProject(join(stage.folder, "project"), "hatchling", "acme-hatch");
  });
  after(() => stage?.close());

  const hatch = (...parameters: string[]) =>
    mustRun(join(clients.hatch, "hatch"), parameters, {
      cwd: project.folder,
      env: stage.environment(clients.hatch),
    });
  const publish = () =>
    hatch(
      "publish",
      "--repo",
      stage.legacyUrl("staging"),
      "--user",
      "__token__",
      "--auth",
      stage.linchpin.token,
    );

  test("build, publish, promote, install", async () => {
    await hatch("build");
    await builtFiles(project);
    await publish();
    await promoteAndInstall(stage, clients, project);
  });

  test("a second publish finds the files on +simple and sends nothing", async () => {
    const again = await publish();
    assert.match(again.output, /already exists/i);
  });

  test("pip builds the sdist itself, with the build backend from the mirror", async () => {
    await expectRun(stage, project, async (environment) => {
      assertDone(
        await pipInstall(stage, clients.pip, environment, "main", "--no-binary", "acme-hatch", "acme-hatch"),
      );
    });
  });
});
