/** uv builds, publishes and installs; fails if what it sends is refused or a second publish of the same files is an error. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { type Project, writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { builtFiles, promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

suite("uv", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  let project: Project;
  const installed = () => ensureClients("uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage();
    project = await writeProject(join(stage.folder, "project"), "uv", "acme-uv");
    await uv("build");
  });
  after(() => stage?.close());

  const uv = (...parameters: string[]) =>
    mustRun(join(clients.uv, "uv"), parameters, { cwd: project.folder, env: stage.environment(clients.uv) });
  const publish = async (...parameters: string[]) => {
    const target = ["--publish-url", stage.legacyUrl("staging"), "--token", stage.linchpin.token];
    return uv("publish", ...target, ...parameters, ...(await builtFiles(project)));
  };

  test("build, publish, promote, install", async () => {
    await publish();
    await promoteAndInstall(stage, clients, project);
  });

  test("the same files again are no error, with and without --check-url", async () => {
    await publish();
    const checked = await publish("--check-url", stage.simpleUrl("staging"));
    assert.match(checked.output, /already exists, skipping/);
  });

  test("--check-url of a name that is not there yet leads to an upload", async () => {
    project = await writeProject(join(stage.folder, "new"), "uv", "acme-uv-new");
    await uv("build");
    const first = await publish("--check-url", stage.simpleUrl("staging"));
    assert.doesNotMatch(first.output, /skipping/);
  });
});
