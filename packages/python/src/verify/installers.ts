/** The words with which uv and pip make an environment, install a release and take it out again. */
import { join } from "node:path";
import type { Interpreter } from "../interpreters/find.ts";
import type { Resolution } from "./cell.ts";

export interface InstallRequest {
  /** The environment's folder. */
  readonly environment: string;
  /** `project[extra]==version` or the path of a wheel, with its extra. */
  readonly requirement: string;
  readonly indexUrl: string;
  readonly resolution: Resolution;
}

export interface Installer {
  readonly name: "uv" | "pip";
  makeEnvironment(interpreter: Interpreter, environment: string): readonly string[];
  install(request: InstallRequest): readonly string[];
  uninstall(environment: string, project: string): readonly string[];
  /** What the installer may see of the caller's environment, beside PATH and HOME. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Where an environment keeps its programs. */
export function programsOf(environment: string): string {
  return join(environment, process.platform === "win32" ? "Scripts" : "bin");
}

/** The interpreter of an environment. */
export function pythonOf(environment: string): string {
  return join(programsOf(environment), process.platform === "win32" ? "python.exe" : "python");
}

/** `uv` is the path of its program. Only wheels are taken: building a dependency would run its code. */
export function uvInstaller(uv: string, cacheFolder: string): Installer {
  return {
    name: "uv",
    makeEnvironment: (interpreter, environment) => [
      uv,
      "venv",
      "--quiet",
      "--python",
      interpreter.path,
      environment,
    ],
    install: ({ environment, requirement, indexUrl, resolution }) => [
      uv,
      "pip",
      "install",
      "--quiet",
      "--python",
      pythonOf(environment),
      "--default-index",
      indexUrl,
      "--resolution",
      resolution,
      "--only-binary",
      ":all:",
      "--refresh",
      requirement,
    ],
    uninstall: (environment, project) => [
      uv,
      "pip",
      "uninstall",
      "--quiet",
      "--python",
      pythonOf(environment),
      project,
    ],
    variables: {
      UV_CACHE_DIR: join(cacheFolder, "uv"),
      UV_NO_CONFIG: "1",
      UV_PYTHON_DOWNLOADS: "never",
      UV_NO_PROGRESS: "1",
    },
  };
}

/** The pip of the interpreter, which works on another environment with --python. It knows no lowest resolution. */
export function pipInstaller(interpreter: Interpreter, cacheFolder: string): Installer {
  const pip = (environment: string) => [interpreter.path, "-m", "pip", "--python", pythonOf(environment)];
  return {
    name: "pip",
    makeEnvironment: (_, environment) => [interpreter.path, "-m", "venv", "--without-pip", environment],
    install: ({ environment, requirement, indexUrl }) => [
      ...pip(environment),
      "install",
      "--quiet",
      "--no-input",
      "--disable-pip-version-check",
      "--index-url",
      indexUrl,
      "--only-binary",
      ":all:",
      requirement,
    ],
    uninstall: (environment, project) => [...pip(environment), "uninstall", "--quiet", "--yes", project],
    variables: {
      PIP_CACHE_DIR: join(cacheFolder, "pip"),
      PIP_CONFIG_FILE: "/dev/null",
      PIP_NO_WARN_SCRIPT_LOCATION: "1",
    },
  };
}
