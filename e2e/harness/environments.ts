/** Fresh Python environments, and installing into them with pip and uv from one index of a server. */
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { type CommandResult, mustRun, runCommand } from "./command.ts";
import { findPython } from "./python.ts";
import type { Stage } from "./stage.ts";

export interface FreshEnvironment {
  readonly folder: string;
  readonly python: string;
  /** Runs what was installed: the script `name`. */
  readonly runScript: (name: string) => Promise<string>;
  /** `name==version` of everything in it, sorted. */
  readonly installed: () => Promise<readonly string[]>;
}

const LIST_SCRIPT =
  "import importlib.metadata as m; print('\\n'.join(sorted(f'{d.name}=={d.version}' for d in m.distributions())))";

/** An empty virtual environment, without pip. */
export async function freshEnvironment(stage: Stage): Promise<FreshEnvironment> {
  const folder = await mkdtemp(join(stage.folder, "environment-"));
  await mustRun(findPython()?.path ?? "python3", ["-m", "venv", "--without-pip", folder]);
  const python = join(folder, "bin", "python");
  return {
    folder,
    python,
    runScript: async (name) => (await mustRun(join(folder, "bin", name), [])).stdout.trim(),
    installed: async () =>
      (await mustRun(python, ["-c", LIST_SCRIPT])).stdout.trim().split("\n").filter(Boolean),
  };
}

/** `pip install` with the pip of the folder `bin` (23.2 or the newest) from `/{index}/simple/`. */
export async function pipInstall(
  stage: Stage,
  bin: string,
  environment: FreshEnvironment,
  index: string,
  ...parameters: readonly string[]
): Promise<CommandResult> {
  const from = ["--index-url", stage.simpleUrl(index)];
  return await runCommand(
    join(bin, "pip"),
    ["--python", environment.python, "install", ...from, ...parameters],
    {
      cwd: stage.folder,
      env: stage.environment(bin),
    },
  );
}

/** `uv pip install` from `/{index}/simple/`. */
export async function uvInstall(
  stage: Stage,
  bin: string,
  environment: FreshEnvironment,
  index: string,
  ...parameters: readonly string[]
): Promise<CommandResult> {
  const from = ["--python", environment.python, "--default-index", stage.simpleUrl(index)];
  return await runCommand(join(bin, "uv"), ["pip", "install", ...from, ...parameters], {
    cwd: stage.folder,
    env: stage.environment(bin),
  });
}

/** Throws with the client's own words unless it succeeded. */
export function assertDone(result: CommandResult): CommandResult {
  if (result.code !== 0) throw new Error(`the client ended with ${result.code}:\n${result.output}`);
  return result;
}
