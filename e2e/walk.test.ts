/** The first walk of README.md, typed as a new user would: fails if a command fails or prints something else. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeWheel } from "@linchpin/testing";
import { runCommand } from "./harness/command.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { addWheel, type Stage, startStage } from "./harness/stage.ts";
import { matchesPage, readWalk } from "./harness/walk.ts";
import { ensureClients } from "./setup.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PAGE_ADDRESS = "127.0.0.1:8417";
const PAGE_UPSTREAM = "https://index.example/simple/";

suite("the first walk of README.md", { skip: skipWithoutPython() }, () => {
  const [start, ...steps] = readWalk();
  /** Only its fake upstream and its folder: the server is the one that the walk starts. */
  let stage: Stage;
  let environment: Record<string, string>;
  let address: string;
  let server: ChildProcess;
  let printed = "";

  before(async () => {
    const clients = await ensureClients("uv", "pip");
    stage = await startStage();
    addWheel(stage.upstream, idnaWheel());
    const port = await freePort();
    address = `127.0.0.1:${port}`;
    environment = {
      ...stage.environment(clients.uv),
      PATH: `${clients.uv}:${process.env["PATH"]}`,
      LINCHPIN_PORT: String(port),
      LINCHPIN_LOG_LEVEL: "warn",
      LINCHPIN_DATA: join(stage.folder, "walk-data"),
      LINCHPIN_UPSTREAM: stage.upstream.url,
      LINCHPIN_SERVER: `http://${address}`,
    };
  });
  after(async () => {
    server.kill("SIGTERM");
    await once(server, "exit");
    await stage.close();
    await rm(join(ROOT, "docs/examples/hello-axle/dist"), { recursive: true, force: true });
  });

  /** What the page says, for this run. */
  const here = (text: string) =>
    text.replaceAll(PAGE_ADDRESS, address).replaceAll("/tmp/axle", join(stage.folder, "axle"));
  const asOnPage = (text: string) =>
    text
      .replaceAll(address, PAGE_ADDRESS)
      .replaceAll(environment["LINCHPIN_DATA"] ?? "", "linchpin-data")
      .replaceAll(stage.upstream.url, PAGE_UPSTREAM)
      .replaceAll(join(stage.folder, "axle"), "/tmp/axle");

  test("the page has a walk", () => {
    assert.equal(start?.command, "npm start");
    assert(steps.length >= 8);
  });

  test("npm start says what the page says", async () => {
    server = spawn("sh", ["-c", `exec ${start?.command}`], {
      cwd: ROOT,
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ready = new Promise<void>((resolve) => {
      server.stdout?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        if (printed.includes("Ctrl-C stops it.")) resolve();
      });
    });
    await ready;
    const words = asOnPage(printed).replace(/^\s*> .*$/gm, "");
    assert(matchesPage(words, start?.expected ?? ""), words);
  });

  for (const step of steps) {
    test(step.command, async () => {
      const result = await runCommand("sh", ["-c", here(step.command)], { cwd: ROOT, env: environment });
      const words = asOnPage(result.output);
      assert(matchesPage(words, step.expected), `the page shows\n${step.expected}\nbut it printed\n${words}`);
    });
  }
});

/** The one upstream project that hello-axle needs. */
function idnaWheel() {
  const source = "def encode(text):\n    return b'xn--' + text.encode('punycode')\n";
  return makeWheel({ name: "idna", version: "3.10", files: { "idna/__init__.py": source } });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const found = probe.address();
  probe.close();
  return typeof found === "object" ? (found?.port ?? 0) : 0;
}
