/** The gates that other people's tools decide. Each is asked how much it looked at, and nothing is a failure. */
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";

export interface ToolResult {
  readonly passed: boolean;
  /** Files that the tool says it looked at. */
  readonly looked: number;
  readonly output: string;
}

interface Finished {
  readonly status: number | null;
  readonly output: string;
}

/** TypeScript over every tsconfig of the workspaces and over the scripts. */
export function checkTypes(root: string): ToolResult {
  const projects = globSync(
    ["packages/*/tsconfig*.json", "e2e/tsconfig.json", "bench/tsconfig.json", "tsconfig.json"],
    {
      cwd: root,
    },
  );
  const results = projects.map((project) => checkTypesOf(root, project));
  return {
    passed: results.every((result) => result.passed),
    looked: results.reduce((sum, result) => sum + result.looked, 0),
    output: results.map((result) => result.output).join(""),
  };
}

function checkTypesOf(root: string, project: string): ToolResult {
  const { status, output } = run(root, "tsc", ["-p", project, "--listFiles"]);
  const lines = output.split("\n");
  const own = lines.filter((line) => /\.tsx?$/.test(line) && !line.includes("node_modules"));
  const problems = lines.filter((line) => !/^(?:\/|[A-Z]:).*\.(?:ts|tsx|mts|cts|json)$/.test(line));
  return { passed: status === 0, looked: own.length, output: problems.join("\n") };
}

/** oxlint with its type-aware rules, over the folders given. */
export function lint(root: string, folders: readonly string[]): ToolResult {
  const { status, output } = run(root, "oxlint", ["--type-aware", "--deny-warnings", ...folders]);
  return { passed: status === 0, looked: Number(/on (\d+) files?/.exec(output)?.[1] ?? 0), output };
}

/** Biome's format and import order, over the folders given. */
export function checkFormat(root: string, folders: readonly string[]): ToolResult {
  const { status, output } = run(root, "biome", ["check", "--max-diagnostics=20", ...folders]);
  return { passed: status === 0, looked: Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0), output };
}

/** knip: no unused file, export or dependency. */
export function findDeadCode(root: string): ToolResult {
  const { status, output } = run(root, "knip", ["--no-progress", "--no-config-hints"]);
  const looked = globSync(["packages/*/src/**/*.ts", "scripts/**/*.ts"], {
    cwd: root,
    exclude: ["**/node_modules"],
  });
  return { passed: status === 0, looked: looked.length, output };
}

function run(root: string, tool: string, parameters: readonly string[]): Finished {
  const shim = join(root, "node_modules", ".bin", process.platform === "win32" ? `${tool}.cmd` : tool);
  if (!existsSync(shim))
    return { status: 1, output: `${tool} is not installed below ${root}: run npm start once` };
  const path = `${join(process.execPath, "..")}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"] ?? ""}`;
  const result = spawnSync(shim, parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PATH: path },
  });
  return { status: result.status, output: `${result.stdout}${result.stderr}` };
}
