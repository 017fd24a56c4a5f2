/** twine 5, 6 and 7 upload what `python -m build` made; fails if one of them is refused, or what it sent cannot be used. */
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { writeProject } from "./harness/projects.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { builtFiles, promoteAndInstall } from "./harness/release.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { ensureClients } from "./setup.ts";

/** What each of them can read; hatchling writes newer ones by default. */
const NEWEST_METADATA = [
  ["twine-5", "2.3"],
  ["twine-6", "2.4"],
  ["twine-7", "2.5"],
] as const;

function metadataSettings(version: string): string {
  const targets = ["sdist", "wheel"].map((target) => `[tool.hatch.build.targets.${target}]\n`);
  return targets.map((target) => `\n${target}core-metadata-version = "${version}"\n`).join("");
}

suite("twine", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("build", "twine-5", "twine-6", "twine-7", "pip", "pip-23.2", "uv");
  before(async () => {
    clients = await installed();
    stage = await startStage({ backends: true });
  });
  after(() => stage?.close());

  for (const [name, metadataVersion] of NEWEST_METADATA) {
    test(`${name}: build, upload, promote, install`, async () => {
      const project = await writeProject(join(stage.folder, name), "hatchling", `Acme.${name}`);
      await appendFile(join(project.folder, "pyproject.toml"), metadataSettings(metadataVersion));
      const env = stage.environment(clients.build, clients.uv);
      await mustRun(join(clients.build, "python"), ["-m", "build", "--installer", "uv"], {
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
