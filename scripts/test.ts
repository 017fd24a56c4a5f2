/**
 * `npm test [-- --workspace packages/NAME] [-- FILES...]`: every test of every package, then the end-to-end ones.
 * Installs the reference implementations that they are compared with. Node's own runner; test files end in `.test.ts`.
 */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { ensureReferencePython } from "./reference-python.ts";

const parameters = process.argv.slice(2);
const workspace = parameters[0] === "--workspace" ? parameters.splice(0, 2)[1] : undefined;
const patterns = workspace
  ? [`${workspace}/**/*.test.ts`]
  : ["packages/*/test/**/*.test.ts", "scripts/test/**/*.test.ts", "e2e/**/*.test.ts"];
const files =
  parameters.length > 0
    ? parameters
    : patterns.flatMap((pattern) => globSync(pattern, { exclude: ["**/node_modules"] })).toSorted();
if (files.length === 0) {
  process.stderr.write(`no test matches ${patterns.join(" ")}: a run that tests nothing is a failure\n`);
  process.exit(1);
}
const reference = process.env["LINCHPIN_PACKAGING_PYTHON"] ?? (await ensureReferencePython("."));
if (reference === undefined && process.env["CI"] !== undefined) {
  process.stderr.write("in CI the comparison with the reference implementations is never left out\n");
  process.exit(1);
}
const runner = spawnSync(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-reporter=spec",
    "--test-timeout=600000",
    ...files,
  ],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      FORCE_COLOR: process.stdout.isTTY ? "1" : "0",
      ...(reference === undefined ? {} : { LINCHPIN_PACKAGING_PYTHON: reference }),
    },
  },
);
process.exit(runner.status ?? 1);
