/** The Python that the clients run on: `python3` on PATH, or what the variable PYTHON names. */
import { execFileSync } from "node:child_process";

export interface Python {
  /** The absolute path of the interpreter. */
  readonly path: string;
  /** `3.11.7` */
  readonly version: string;
}

const SCRIPT =
  "import platform, sys, venv, ensurepip; print(sys.executable); print(platform.python_version())";

/** Undefined where there is none that can make virtual environments. */
export function findPython(): Python | undefined {
  try {
    const command = process.env["PYTHON"] ?? "python3";
    const output = execFileSync(command, ["-c", SCRIPT], {
      encoding: "utf8",
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [path, version] = output.trim().split("\n");
    return path === undefined || version === undefined ? undefined : { path, version };
  } catch {
    return undefined;
  }
}

/**
 * The reason for `test(…, { skip })`, or false. Without a Python a developer may work on the rest, told so loudly; in CI
 * the absence is a failure, because a suite that tested nothing must not look green.
 */
export function skipWithoutPython(): string | false {
  if (findPython() !== undefined) return false;
  const reason = "NO python3 WITH venv ON THIS MACHINE: the tests with real pip, uv and twine did not run";
  if (process.env["CI"] === "true") throw new Error(`${reason}, and in CI they must`);
  process.stderr.write(`\n*** ${reason} ***\n\n`);
  return reason;
}
