import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { findToken, requireToken, serverUrl } from "../src/options/server-options.ts";
import { fakeTerminal } from "./fake-terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "linchpin-options-"));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "admin.token"), "linchpin_admin\n");
writeFileSync(join(folder, "ci.token"), " linchpin_ci \n");

const LOCAL = new URL("http://127.0.0.1:8417");
const REMOTE = new URL("https://packages.acme.example/");

test("the server is the flag's, then the variable's, then the one on this machine", () => {
  const environment = { LINCHPIN_SERVER: "https://variable.example/" };
  assert.equal(
    serverUrl({ server: "https://flag.example" }, fakeTerminal([], { environment })).host,
    "flag.example",
  );
  assert.equal(serverUrl({}, fakeTerminal([], { environment })).host, "variable.example");
  assert.equal(serverUrl({}, fakeTerminal()).href, "http://127.0.0.1:8417/");
  assert.throws(() => serverUrl({ server: "localhost:8417" }, fakeTerminal()), { exitCode: 2 });
});

test("the token is the file's, then the variable's, then the administrator's of a server on this machine", () => {
  const environment = { LINCHPIN_TOKEN: " linchpin_variable\n", LINCHPIN_DATA: folder };
  const terminal = fakeTerminal([], { environment });
  assert.equal(findToken({ tokenFile: join(folder, "ci.token") }, REMOTE, terminal), "linchpin_ci");
  assert.equal(findToken({}, REMOTE, terminal), "linchpin_variable");
  const local = fakeTerminal([], { environment: { LINCHPIN_DATA: folder } });
  assert.equal(findToken({}, LOCAL, local), "linchpin_admin");
});

test("the administrator's token never goes to another machine", () => {
  const terminal = fakeTerminal([], { environment: { LINCHPIN_DATA: folder } });
  assert.equal(findToken({}, REMOTE, terminal), undefined);
  assert.throws(() => requireToken({}, REMOTE, terminal), { exitCode: 2 });
});

test("a data folder without a token is only an error where it was named", () => {
  assert.equal(findToken({}, LOCAL, fakeTerminal()), undefined);
  assert.throws(() => findToken({ data: "/nowhere" }, LOCAL, fakeTerminal()), { code: "ENOENT" });
});
