/** twine 5, 6 and 7 upload what `python -m build` made; fails if one of them is refused, or what it sent cannot be used. */
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { builtFiles, promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

suite("twine", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("build", "twine-5", "twine-6", "twine-7", "pip", "pip-23.2", "uv");
  before(async () => {
    clients = await installed();
    stage = await startStage({ backends: true });
  });
  after(() => stage?.close());

  for (const name of ["twine-5", "twine-6", "twine-7"] as const) {
    test(`${name}: build, upload, promote, install`, async () => {
      const project = await writeProject(join(stage.folder, name), "hatchling", `Acme.${name}`);
      const env = stage.environment(clients.build);
      await mustRun(join(clients.build, "python"), ["-m", "build", "--installer", "pip"], {
        cwd: project.folder,
        env,
      });
      const parameters = ["upload", "--disable-progress-bar", "--repository-url", stage.legacyUrl("staging")];
      const credentials = ["-u", "__token__", "-p", stage.linchpin.token];
      const twine = join(clients[name], "twine");
      await mustRun(twine, [...parameters, ...credentials, ...(await builtFiles(project))], {
        env,
        cwd: stage.folder,
      });
      await promoteAndInstall(stage, clients, project);
    });
  }
});
