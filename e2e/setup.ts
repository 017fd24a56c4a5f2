/**
 * Brings the real clients to `.cache/clients/`, each in a virtual environment of its own with the pins of
 * `clients/NAME.txt`, from the package index that pip uses on this machine. Done once a pin; `node e2e/setup.ts`
 * does all of them. The only part of the end-to-end tests that needs a network.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./harness/command.ts";
import { withLock } from "./harness/lock.ts";
import { findPython, type Python } from "./harness/python.ts";

/** Each is what its file's name says; `pip` is the newest one, and installs the others. */
export const CLIENT_NAMES = [
  "pip",
  "pip-23.2",
  "uv",
  "twine-5",
  "twine-6",
  "twine-7",
  "build",
  "hatch",
  "flit",
  "poetry",
  "pdm",
] as const;
export type ClientName = (typeof CLIENT_NAMES)[number];

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, "..", ".cache", "clients");
const INSTALL_SECONDS = 200;
/** The machine has two cores, and the index need not be hammered. */
const AT_ONCE = 2;

/** The `bin` folders of the clients, in the order of the names, installed first where they are missing. */
export async function ensureClients<const Names extends readonly ClientName[]>(
  ...names: Names
): Promise<{ [Key in Names[number]]: string }> {
  const python = pythonOrError();
  await ensureClient("pip", python);
  const waiting = [...new Set(names)];
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      await ensureClient(name, python);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const folders = names.map((name) => [name, join(folderOf(name, python), "bin")] as const);
  return Object.fromEntries(folders) as { [Key in Names[number]]: string };
}

/** A folder with the wheels of the build backends, for the fake upstream to serve. */
export async function ensureBuildBackends(): Promise<string> {
  const python = pythonOrError();
  await ensureClient("pip", python);
  const folder = folderOf("build-backends", python);
  await once(folder, "the wheels of the build backends", async () => {
    const pins = ["-r", pinsFile("build-backends"), "-d", folder];
    await mustRun(pipOf(python), ["download", "--quiet", "--only-binary", ":all:", "--no-deps", ...pins], {
      timeoutSeconds: INSTALL_SECONDS,
    });
  });
  return folder;
}

function pythonOrError(): Python {
  const python = findPython();
  if (python === undefined) throw new Error("no python3 that has venv and ensurepip");
  return python;
}

async function ensureClient(name: ClientName, python: Python): Promise<void> {
  const folder = folderOf(name, python);
  const install = name === "pip" ? installPip : installWithPip;
  await once(folder, pinOf(name), () => install(name, folder, python));
}

/** The name of the folder changes with the pins and with the Python, so a stale environment is never used. */
function folderOf(name: string, python: Python): string {
  const hash = createHash("sha256").update(`${python.path} ${python.version}\n`);
  return join(
    CACHE,
    `${name}-${hash
      .update(readFileSync(pinsFile(name)))
      .digest("hex")
      .slice(0, 12)}`,
  );
}

function pinsFile(name: string): string {
  return join(HERE, "clients", `${name}.txt`);
}

/** The line of the client itself, `twine==7.0.0`; the others are what it stands on. */
function pinOf(name: ClientName): string {
  const distribution = name.replace(/-[\d.]+$/, "");
  const lines = readFileSync(pinsFile(name), "utf8").split("\n");
  const pin = lines.find((line) => line.startsWith(`${distribution}==`));
  if (pin === undefined) throw new Error(`${pinsFile(name)} has no pin of ${distribution}`);
  return pin;
}

/** Runs `make` for a folder unless an earlier run finished it; says one line about it. */
async function once(folder: string, what: string, make: () => Promise<void>): Promise<void> {
  const stamp = join(folder, ".complete");
  if (existsSync(stamp)) return;
  await mkdir(CACHE, { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(stamp)) return;
    const start = Date.now();
    await rm(folder, { recursive: true, force: true });
    await make();
    await writeFile(stamp, "");
    process.stderr.write(`e2e: installed ${what} in ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  });
}

/** The pip that ensurepip carries replaces itself; every other environment is made without one. */
async function installPip(name: ClientName, folder: string, python: Python): Promise<void> {
  await mustRun(python.path, ["-m", "venv", folder]);
  const parameters = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", pinsFile(name)];
  await mustRun(join(folder, "bin", "python"), parameters, { timeoutSeconds: INSTALL_SECONDS });
}

/** The whole file is a constraint and only the client a requirement: another Python may need fewer of the pins. */
async function installWithPip(name: ClientName, folder: string, python: Python): Promise<void> {
  await mustRun(python.path, ["-m", "venv", "--without-pip", folder]);
  const target = ["--python", join(folder, "bin", "python")];
  const wanted = ["-c", pinsFile(name), pinOf(name), ...(name === "build" ? ["hatchling"] : [])];
  await mustRun(pipOf(python), [...target, "install", "--quiet", "--no-compile", ...wanted], {
    timeoutSeconds: INSTALL_SECONDS,
  });
}

function pipOf(python: Python): string {
  return join(folderOf("pip", python), "bin", "pip");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureClients(...CLIENT_NAMES);
  process.stderr.write(`e2e: the clients are in ${await ensureBuildBackends().then(dirname)}\n`);
}
