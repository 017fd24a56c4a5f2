/**
 * A handful of packages through the mirror of the index that pip really uses here: the one suite that needs a network,
 * on in CI and where LINCHPIN_REAL_UPSTREAM=1 asks for it. Fails if a real page, file or `.metadata` cannot be used.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { runCommand } from "./harness/command.ts";
import { isolatedEnvironment } from "./harness/isolation.ts";
import { findPython, skipWithoutPython } from "./harness/python.ts";
import { type Linchpin, startLinchpin } from "./harness/server.ts";
import { ensureClients } from "./setup.ts";

const wanted = process.env["CI"] === "true" || process.env["LINCHPIN_REAL_UPSTREAM"] === "1";
const skip = wanted ? skipWithoutPython() : "needs a network: set LINCHPIN_REAL_UPSTREAM=1";
/** A pure wheel, one with native code, one whose name is written in other ways, one with many extras. */
const PACKAGES = ["idna==3.10", "markupsafe==3.0.2", "Zope.Interface==7.2", "requests==2.32.3"];

suite("the real upstream", { skip, timeout: 300_000 }, () => {
  let folder: string;
  let linchpin: Linchpin;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    folder = await mkdtemp(join(tmpdir(), "linchpin-e2e-real-"));
    linchpin = await startLinchpin({ folder, environment: machineSettings() });
  });
  after(async () => {
    await linchpin.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const name of ["uv", "pip", "pip-23.2"] as const) {
    test(`${name} installs them from main`, async () => {
      const target = join(folder, `target-${name}`);
      const bin = clients[name];
      const words =
        name === "uv"
          ? ["pip", "install", "--python", findPython()?.path ?? ""]
          : ["install", "--no-cache-dir"];
      const result = await runCommand(
        join(bin, name === "uv" ? "uv" : "pip"),
        [...words, "--target", target, ...PACKAGES],
        {
          cwd: folder,
          env: {
            ...isolatedEnvironment(folder, [bin]),
            PIP_INDEX_URL: `${linchpin.url}/main/simple/`,
            UV_DEFAULT_INDEX: `${linchpin.url}/main/simple/`,
          },
          timeoutSeconds: 120,
        },
      );
      assert.equal(result.code, 0, `${result.output}\n${linchpin.log()}`);
      assert.match(importAll(target), /^3\.10 3\.0\.2 2\.32\.3$/);
    });
  }
});

/** The variables by which this machine's pip and uv know their index, and where their files are. */
function machineSettings(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) =>
    /^(?:PIP|UV|XDG|LINCHPIN_UPSTREAM|HOME|SSL|REQUESTS|NODE)_?/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
}

function importAll(target: string): string {
  const script =
    "import idna, markupsafe, requests, zope.interface; from importlib.metadata import version as v;" +
    "print(idna.__version__, v('markupsafe'), requests.__version__)";
  const env = { PYTHONPATH: target, PATH: process.env["PATH"] ?? "" };
  return execFileSync(findPython()?.path ?? "python3", ["-c", script], {
    encoding: "utf8",
    env,
    timeout: 30_000,
  }).trim();
}
