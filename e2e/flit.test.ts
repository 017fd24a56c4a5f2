/** flit publishes; fails if its form (Metadata 2.3 whatever the file says, no type of the file part) is refused. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

suite("flit", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("flit", "uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage();
  });
  after(() => stage?.close());

  test("publish, promote, install", async () => {
    const project = await writeProject(join(stage.folder, "project"), "flit", "acme-flit");
    const pypirc = join(stage.folder, "pypirc");
    await writeFile(
      pypirc,
      "[distutils]\nindex-servers =\n  staging\n\n[staging]\n" +
        `repository = ${stage.legacyUrl("staging")}\n`,
    );
    await mustRun(
      join(clients.flit, "flit"),
      ["publish", "--no-use-vcs", "--repository", "staging", "--pypirc", pypirc],
      {
        cwd: project.folder,
        env: {
          ...stage.environment(clients.flit),
          FLIT_USERNAME: "__token__",
          FLIT_PASSWORD: stage.linchpin.token,
        },
      },
    );
    await promoteAndInstall(stage, clients, project);
  });
});
