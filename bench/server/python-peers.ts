/** The package indexes that people run today, each over the same folder of wheels, with its documented settings. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, type Serving, startServing } from "../load/serving.ts";

const ENVIRONMENT = fileURLToPath(new URL("../../.cache/peers", import.meta.url));
const PINS = ["peryx==2026.1010.0", "pypiserver==2.4.2"];

export interface Peer {
  readonly serving: Serving;
  /** The path of a project's page. */
  readonly page: (project: string) => string;
}

/** Starts what could be installed; says on stderr what could not. */
export async function startPeers(wheels: string, anyProject: string): Promise<readonly Peer[]> {
  if (!installPeers()) return [];
  return [await startPeryx(wheels, anyProject), await startPypiserver(wheels, anyProject)];
}

function installPeers(): boolean {
  if (existsSync(join(ENVIRONMENT, "bin", "peryx"))) return true;
  process.stderr.write(`bench: installing ${PINS.join(", ")} into an environment of their own\n`);
  const made = spawnSync("python3", ["-m", "venv", ENVIRONMENT], { stdio: "ignore" });
  const installed = spawnSync(join(ENVIRONMENT, "bin", "pip"), ["install", "--quiet", ...PINS], {
    stdio: "inherit",
  });
  if (made.status === 0 && installed.status === 0) return true;
  process.stderr.write("bench: the peers could not be installed, so nothing is compared with them\n");
  return false;
}

async function startPeryx(wheels: string, anyProject: string): Promise<Peer> {
  const data = mkdtempSync(join(tmpdir(), "linchpin-peryx-"));
  const program = join(ENVIRONMENT, "bin", "peryx");
  execFileSync(program, ["import-dir", "--data-dir", data, "hosted", wheels], { stdio: "ignore" });
  const port = await freePort();
  const page = (project: string) => `/hosted/simple/${project}/`;
  const serving = await startServing({
    name: "peryx",
    words: [program, "serve", "--port", String(port), "--data-dir", data, "--log-level", "error"],
    url: `http://127.0.0.1:${port}`,
    readyPath: page(anyProject),
  });
  return { serving, page };
}

async function startPypiserver(wheels: string, anyProject: string): Promise<Peer> {
  const port = await freePort();
  const page = (project: string) => `/simple/${project}/`;
  const serving = await startServing({
    name: "pypiserver",
    words: [
      join(ENVIRONMENT, "bin", "pypi-server"),
      "run",
      "--port",
      String(port),
      "--disable-fallback",
      wheels,
    ],
    url: `http://127.0.0.1:${port}`,
    readyPath: page(anyProject),
  });
  return { serving, page };
}
