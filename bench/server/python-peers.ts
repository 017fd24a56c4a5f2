/** The package indexes that people run today, each over the same folder of wheels, with its documented settings. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, type Serving, startServing } from "../load/serving.ts";

const ENVIRONMENT = fileURLToPath(new URL("../../.cache/peers", import.meta.url));
const PINS = [
  "devpi-server==6.20.3",
  "gunicorn==27.0.1",
  "peryx==2026.1010.0",
  "proxpi==1.3.1",
  "pypiserver==2.4.2",
];

export interface Peer {
  readonly serving: Serving;
  /** The path of a project's page. */
  readonly page: (project: string) => string;
}

/** Starts what could be installed; says on stderr what could not. proxpi serves nothing of its own: it mirrors `index`. */
export async function startPeers(
  wheels: string,
  anyProject: string,
  index: string,
): Promise<readonly Peer[]> {
  if (!installPeers()) return [];
  return [
    await startPeryx(wheels, anyProject),
    await startDevpi(wheels),
    await startProxpi(index, anyProject),
    await startPypiserver(wheels, anyProject),
  ];
}

function installPeers(): boolean {
  if (["peryx", "devpi-server", "gunicorn", "pypi-server"].every(isInstalled)) return true;
  process.stderr.write(`bench: installing ${PINS.join(", ")} into an environment of their own\n`);
  const made = spawnSync("python3", ["-m", "venv", ENVIRONMENT], { stdio: "ignore" });
  const installed = spawnSync(join(ENVIRONMENT, "bin", "pip"), ["install", "--quiet", ...PINS], {
    stdio: "inherit",
  });
  if (made.status === 0 && installed.status === 0) return true;
  process.stderr.write("bench: the peers could not be installed, so nothing is compared with them\n");
  return false;
}

function isInstalled(program: string): boolean {
  return existsSync(join(ENVIRONMENT, "bin", program));
}

/** devpi as its documentation starts it, without its mirror, and an index that holds the wheels. */
async function startDevpi(wheels: string): Promise<Peer> {
  const data = mkdtempSync(join(tmpdir(), "linchpin-devpi-"));
  execFileSync(join(ENVIRONMENT, "bin", "devpi-init"), ["--serverdir", data], { stdio: "ignore" });
  const port = await freePort();
  const serving = await startServing({
    name: "devpi-server",
    words: [
      join(ENVIRONMENT, "bin", "devpi-server"),
      "--serverdir",
      data,
      "--port",
      String(port),
      "--offline-mode",
    ],
    url: `http://127.0.0.1:${port}`,
    readyPath: "/+api",
  });
  await fillDevpi(serving.url, wheels);
  return { serving, page: (project) => `/root/dev/+simple/${project}/` };
}

async function fillDevpi(url: string, wheels: string): Promise<void> {
  const login = await fetch(`${url}/+login`, { method: "POST", body: '{"user":"root","password":""}' });
  const { result } = (await login.json()) as { readonly result: { readonly password: string } };
  const token = Buffer.from(`root:${result.password}`).toString("base64");
  const index = '{"type":"stage","bases":[],"volatile":true}';
  await mustFetch(`${url}/root/dev`, { method: "PUT", headers: { "X-Devpi-Auth": token }, body: index });
  for (const name of readdirSync(wheels)) {
    const [project = "", version = ""] = name.split("-");
    const form = new FormData();
    const fields = {
      ":action": "file_upload",
      name: project,
      version,
      filetype: "bdist_wheel",
      pyversion: "py3",
    };
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set("content", new Blob([readFileSync(join(wheels, name))]), name);
    const headers = { Authorization: `Basic ${Buffer.from("root:").toString("base64")}` };
    await mustFetch(`${url}/root/dev/`, { method: "POST", headers, body: form });
  }
}

async function mustFetch(url: string, request: RequestInit): Promise<void> {
  const answer = await fetch(url, request);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

/** As its container runs it: gunicorn with one worker and threads. */
async function startProxpi(index: string, anyProject: string): Promise<Peer> {
  const port = await freePort();
  const page = (project: string) => `/index/${project}/`;
  const serving = await startServing({
    name: "proxpi",
    words: [
      join(ENVIRONMENT, "bin", "gunicorn"),
      "--bind",
      `127.0.0.1:${port}`,
      "--threads",
      "2",
      "proxpi.server:app",
    ],
    url: `http://127.0.0.1:${port}`,
    readyPath: page(anyProject),
    environment: { PROXPI_INDEX_URL: index },
  });
  return { serving, page };
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
