/** pdm builds through the mirror, publishes and installs; fails if its wrong field names or empty fields are refused. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { type Project, writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { builtFiles, promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

suite("pdm", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  let project: Project;
  const installed = () => ensureClients("pdm", "uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage({ backends: true });
    project = await writeProject(join(stage.folder, "project"), "pdm", "acme-pdm");
  });
  after(() => stage?.close());

  const pdm = (...parameters: string[]) =>
    mustRun(join(clients.pdm, "pdm"), parameters, {
      cwd: project.folder,
      env: { ...stage.environment(clients.pdm), PDM_PYPI_URL: stage.simpleUrl("main") },
    });

  test("build, publish, promote, install", async () => {
    await pdm("build");
    await builtFiles(project);
    const target = ["--repository", stage.legacyUrl("staging"), "--username", "__token__"];
    await pdm("publish", "--no-build", ...target, "--password", stage.linchpin.token);
    await promoteAndInstall(stage, clients, project);
  });

  test("another project locks and installs the release from main", async () => {
    project = await writeProject(join(stage.folder, "user"), "pdm", "acme-pdm-user");
    await pdm("add", "acme-pdm==1.0.0");
    const said = await pdm("run", "acme-pdm");
    assert.match(said.stdout, /acme-pdm 1\.0\.0 with sunshade 1\.1/);
  });
});
