/** Ctrl-C, in real processes: fails if a command hangs, or if a server does not end cleanly. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { makeWheel } from "@linchpin/testing";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "linchpin-interrupt-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function startCommand(words: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...words], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

test("an upload that is interrupted ends at once with 130, and its connection with it", {
  timeout: 30_000,
}, async () => {
  const { fileName, bytes } = makeWheel({
    name: "acme-slow",
    version: "1.0",
    files: { "acme_slow.bin": new Uint8Array(5_000_000) },
  });
  writeFileSync(join(folder, fileName), bytes);
  const server = createServer((request, response) => {
    if (request.method === "GET") response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const command = startCommand(["publish", fileName], {
    LINCHPIN_SERVER: url,
    LINCHPIN_TOKEN: "linchpin_test",
  });
  const upload = await uploadStarted(server);
  let said = "";
  command.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  command.kill("SIGINT");
  const [code] = await once(command, "exit");
  assert.equal(code, 130);
  assert.match(said, /^interrupted/m);
  if (!upload.socket.destroyed) await once(upload.socket, "close");
  server.close();
});

/** Resolves at the first POST, of which nothing is read. */
async function uploadStarted(server: Server): Promise<IncomingMessage> {
  return await new Promise((resolve) => {
    server.on("request", (request) => request.method === "POST" && resolve(request));
  });
}

test("a server that is interrupted says so and ends with 0", { timeout: 30_000 }, async () => {
  const server = startCommand(["serve", "--port", "0", "--log-level", "warn"], {
    LINCHPIN_UPSTREAM: "http://127.0.0.1:9/simple/",
  });
  let printed = "";
  const ready = new Promise<void>((resolve) => {
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.includes("Ctrl-C stops it.")) resolve();
    });
  });
  await ready;
  assert.match(printed, /^Linchpin is ready at http:\/\/127\.0\.0\.1:\d+$/m);
  assert.match(printed, /^ {2}token +linchpin-data\/admin\.token \(the administrator's, made now;/m);
  assert.match(printed, /^ {2}mirror +pypi mirrors http:\/\/127\.0\.0\.1:9\/simple\/$/m);
  server.kill("SIGTERM");
  const [code] = await once(server, "exit");
  assert.equal(code, 0);
});
