/** poetry builds, publishes and installs from `main` as its source; fails if its plural field names lose anything. */
import assert from "node:assert/strict";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { type Project, writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { builtFiles, promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

suite("poetry", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  let project: Project;
  const installed = () => ensureClients("poetry", "uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage({ backends: true });
    project = await writeProject(join(stage.folder, "project"), "poetry", "acme-poetry");
  });
  after(() => stage?.close());

  const poetry = (...parameters: string[]) =>
    mustRun(join(clients.poetry, "poetry"), parameters, {
      cwd: project.folder,
      env: {
        ...stage.environment(clients.poetry),
        POETRY_REPOSITORIES_STAGING_URL: stage.legacyUrl("staging"),
        POETRY_HTTP_BASIC_STAGING_USERNAME: "__token__",
        POETRY_HTTP_BASIC_STAGING_PASSWORD: stage.linchpin.token,
      },
    });

  test("build, publish, promote, install", async () => {
    await poetry("build");
    await builtFiles(project);
    await poetry("publish", "--repository", "staging");
    await promoteAndInstall(stage, clients, project);
  });

  test("a second publish with --skip-existing is no error", async () => {
    await poetry("publish", "--repository", "staging", "--skip-existing");
  });

  test("another project locks and installs the release from main as its only source", async () => {
    project = await writeProject(join(stage.folder, "user"), "poetry", "acme-poetry-user");
    await appendFile(
      join(project.folder, "pyproject.toml"),
      `\n[[tool.poetry.source]]\nname = "main"\nurl = "${stage.simpleUrl("main")}"\npriority = "primary"\n`,
    );
    await poetry("add", "acme-poetry==1.0.0");
    const said = await poetry("run", "acme-poetry");
    assert.match(said.stdout, /acme-poetry 1\.0\.0 with sunshade 1\.1/);
  });
});
