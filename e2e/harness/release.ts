/** The way of every release in these tests: uploaded, tried on preview, promoted, installed from main. */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { assertDone, freshEnvironment, pipInstall, uvInstall } from "./environments.ts";
import { DEPENDENCY, type Project } from "./projects.ts";
import type { Stage } from "./stage.ts";

export interface Installers {
  readonly pip: string;
  readonly "pip-23.2": string;
  readonly uv: string;
}

/** The paths of what was built into `dist/`, sdist first. Fails unless it is one sdist and one wheel. */
export async function builtFiles(project: Project): Promise<readonly string[]> {
  const names = (await readdir(join(project.folder, "dist"))).filter((name) => !name.startsWith("."));
  assert.deepEqual(names.map((name) => name.replace(/^.*(\.whl|\.tar\.gz)$/, "$1")).toSorted(), [
    ".tar.gz",
    ".whl",
  ]);
  return names
    .toSorted((left, right) => (left < right ? 1 : -1))
    .map((name) => join(project.folder, "dist", name));
}

/**
 * After an upload: the release is on preview and not on main; promoted, it is installed from main by both pips and uv,
 * with the dependency from the mirror; and its script runs.
 */
export async function promoteAndInstall(stage: Stage, clients: Installers, project: Project): Promise<void> {
  const pinned = `${project.name}==${project.version}`;
  await expectRun(stage, project, async (environment) => {
    assertDone(await uvInstall(stage, clients.uv, environment, "preview", pinned));
  });
  const early = await uvInstall(stage, clients.uv, await freshEnvironment(stage), "main", pinned);
  assert.notEqual(early.code, 0, "a staged release must not be on main");
  assertDone(await stage.linchpin.command("promote", project.name, project.version));
  for (const pip of [clients["pip-23.2"], clients.pip]) {
    await expectRun(stage, project, async (environment) => {
      assertDone(await pipInstall(stage, pip, environment, "main", "--no-cache-dir", pinned));
    });
  }
  await expectRun(stage, project, async (environment) => {
    assertDone(await uvInstall(stage, clients.uv, environment, "main", "--refresh", pinned));
  });
}

/** Installs into a fresh environment, where the script must then say what the project's sources say. */
export async function expectRun(
  stage: Stage,
  project: Project,
  install: (environment: Awaited<ReturnType<typeof freshEnvironment>>) => Promise<void>,
): Promise<void> {
  const environment = await freshEnvironment(stage);
  await install(environment);
  const said = await environment.runScript(project.name);
  assert.equal(said, `${project.name} ${project.version} with ${DEPENDENCY} 1.1`);
}
