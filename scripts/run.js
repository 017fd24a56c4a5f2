/**
 * What `npm start`, `npm test` and the other scripts of package.json call. Installs what is missing, then hands
 * over to the pinned Node. Usage: node scripts/run.js COMMAND [ARGUMENTS...]
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, pinnedNode } from "./install.js";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Command → the file that does it, and the arguments that always come first. */
const COMMANDS = {
  serve: ["packages/cli/src/main.ts", "serve"],
  linchpin: ["packages/cli/src/main.ts"],
  test: ["scripts/test.ts"],
  check: ["scripts/check.ts"],
  format: ["scripts/format.ts"],
  bench: ["bench/main.ts"],
};

const [command = "", ...rest] = process.argv.slice(2);
const target = COMMANDS[command];
if (target === undefined) {
  process.stderr.write(`usage: node scripts/run.js ${Object.keys(COMMANDS).join("|")} [arguments]\n`);
  process.exit(2);
}
ensureInstalled(ROOT);
const node = pinnedNode(ROOT);
if (node === undefined) {
  process.stderr.write(
    `linchpin: npm has no Node 26 for ${process.platform}-${process.arch}; running on Node ${process.version}\n`,
  );
}
const [file = "", ...first] = target;
const words = [...first, ...rest];
// A server answers from long-lived bytes: a small young generation costs it nothing and saves 10 MB at rest.
const memory = words[0] === "serve" ? ["--max-semi-space-size=1"] : [];
const child = spawn(
  node ?? process.execPath,
  [...memory, "--disable-warning=ExperimentalWarning", join(ROOT, file), ...words],
  {
    stdio: "inherit",
    cwd: command === "linchpin" ? process.cwd() : ROOT,
    // Stripped and compiled modules are kept: the second start takes half the time of the first.
    env: { NODE_COMPILE_CACHE: join(ROOT, "node_modules", ".cache", "compile"), ...process.env },
  },
);
// npm passes Ctrl-C to the whole group; the child decides when it is done, and its code is ours.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// npm passes SIGTERM to the shell between us, which dies of it and tells nobody: then our parent is another process.
const parent = process.ppid;
const endWithNpm = () => process.ppid !== parent && child.kill("SIGTERM");
if (process.env.npm_lifecycle_event !== undefined) setInterval(endWithNpm, 200).unref();
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
