import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { loadSettings } from "../src/settings/load.ts";

const cwd = mkdtempSync(join(tmpdir(), "linchpin-settings-"));
after(() => rmSync(cwd, { recursive: true }));

function write(toml: string): void {
  writeFileSync(join(cwd, "linchpin.toml"), toml);
}

describe("settings", () => {
  test("a flag beats a variable beats the file beats the default, and each says where it came from", () => {
    write("port = 1\nhost = '0.0.0.0'\n\n[mirror]\nupstream = 'https://me:secret@index.example/simple/'\n");
    const env = { LINCHPIN_PORT: "2", LINCHPIN_DATA: "here" };
    const { settings, entries } = loadSettings({ flags: { port: "3" }, env, cwd });
    assert.equal(settings.port, 3);
    assert.equal(settings.host, "0.0.0.0");
    assert.equal(settings.data, join(cwd, "here"));
    assert.equal(settings["mirror.upstream"], "https://me:secret@index.example/simple/");
    const origins = Object.fromEntries(entries.map((entry) => [entry.key, entry.origin]));
    assert.equal(origins["port"], "flag --port");
    assert.equal(origins["data"], "LINCHPIN_DATA");
    assert.equal(origins["mirror.upstream"], "linchpin.toml:5");
    assert.equal(origins["log-level"], "default");
  });

  test("a secret in a URL is never shown", () => {
    write("");
    const env = { LINCHPIN_UPSTREAM: "https://me:secret@index.example/simple/" };
    const shown = JSON.stringify(loadSettings({ env, cwd }).entries);
    assert.ok(shown.includes("https://***@index.example/simple/"));
    assert.ok(!shown.includes("secret"));
    assert.throws(
      () => loadSettings({ env: { LINCHPIN_UPSTREAM: "ftp://me:secret@index.example/" }, cwd }),
      (error: Error) => !error.message.includes("secret"),
    );
  });

  for (const [toml, message] of [
    ["prot = 8417", /^linchpin\.toml:1: there is no setting prot; did you mean port\?$/],
    ["\n[mirror]\nupstraem = 'x'", /^linchpin\.toml:3: .*did you mean mirror\.upstream\?$/],
    ["host = 'h'\nport = 'many'", /^linchpin\.toml:2: port = "many" cannot be used; expected an integer/],
    ["port = [1]", /^linchpin\.toml:1: port is not a text or a number/],
    ["host = 'h'\nport = ", /^linchpin\.toml:2: /],
  ] as const) {
    test(`the error for ${JSON.stringify(toml)} names the file, the line and what is right`, () => {
      write(toml);
      assert.throws(() => loadSettings({ env: {}, cwd }), { name: "SettingsError", message });
    });
  }

  test("a bad variable is an error that names it; an unknown one is only a warning", () => {
    write("");
    assert.throws(
      () => loadSettings({ env: { LINCHPIN_PORT: "tcp://10.0.0.1:1" }, cwd }),
      /^SettingsError: LINCHPIN_PORT: /,
    );
    assert.deepEqual(loadSettings({ env: { LINCHPIN_PROT: "1", LINCHPIN_TOKEN: "t" }, cwd }).warnings, [
      "LINCHPIN_PROT is not a setting; did you mean LINCHPIN_PORT?",
    ]);
  });
});
