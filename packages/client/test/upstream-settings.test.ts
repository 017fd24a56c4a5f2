/** Which index a machine uses: fails when a setting is missed, taken in the wrong order, or shown with its password. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { discoverCertificates, discoverUpstream, type Machine } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "linchpin-upstream-"));
after(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(join(folder, "home"), { recursive: true, force: true }));
beforeEach(() => rmSync(join(folder, "root"), { recursive: true, force: true }));

const home = join(folder, "home");
const root = join(folder, "root");

function write(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function machine(env: Machine["env"] = {}, outputs: Readonly<Record<string, string>> = {}): Machine {
  return { env, home, root, platform: "linux", run: async (file) => outputs[file] };
}

async function found(
  env: Machine["env"] = {},
  outputs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const upstream = await discoverUpstream(machine(env, outputs));
  return "none" in upstream ? `none: ${upstream.none}` : `${upstream.url} <- ${upstream.origin}`;
}

const url = (name: string): string => `https://${name}.example/simple`;

test("every place in turn, the most important first", async () => {
  assert.match(await found(), /^none: neither uv nor pip is set/);
  assert.equal(await found({}, { python3: `${url("default")}\n` }), `${url("default")} <- pip's own default`);
  const help = `  -i, --index-url <url>  Base URL of the index (default ${url("help")}). More.\n`;
  assert.equal(await found({}, { pip: help }), `${url("help")} <- pip's own default`);
  write(join(root, "etc/xdg/pip/pip.conf"), `[global]\nindex-url = ${url("xdg")}\n`);
  assert.match(await found(), /^https:\/\/xdg/);
  write(join(root, "etc/pip.conf"), `[global]\nindex-url = ${url("etc")}\n`);
  assert.match(await found(), /^https:\/\/etc/);
  write(join(home, ".pip/pip.conf"), `[global]\nindex-url: ${url("legacy")}\n`);
  assert.match(await found(), /^https:\/\/legacy/);
  write(join(home, ".config/pip/pip.conf"), `[global]\nindex_url=${url("user")}\n`);
  assert.match(await found(), /^https:\/\/user/);
  const VIRTUAL_ENV = dirname(
    write(join(folder, "home/venv/pip.conf"), `[global]\nindex-url = ${url("site")}\n`),
  );
  assert.match(await found({ VIRTUAL_ENV }), /^https:\/\/site/);
  const PIP_CONFIG_FILE = write(join(home, "named.conf"), `[global]\nindex-url = ${url("named")}\n`);
  assert.match(await found({ VIRTUAL_ENV, PIP_CONFIG_FILE }), /^https:\/\/named/);
  const PIP_INDEX_URL = url("variable");
  assert.equal(
    await found({ VIRTUAL_ENV, PIP_CONFIG_FILE, PIP_INDEX_URL }),
    `${PIP_INDEX_URL} <- PIP_INDEX_URL`,
  );
  write(join(root, "etc/uv/uv.toml"), `index-url = "${url("uv-system")}"\n`);
  assert.match(await found({ PIP_INDEX_URL }), /^https:\/\/uv-system/);
  const other = `[[index]]\nname = "a"\nurl = "${url("other")}"\n`;
  write(join(home, ".config/uv/uv.toml"), `${other}[[index]]\nurl = "${url("uv-user")}"\ndefault = true\n`);
  assert.match(await found({ PIP_INDEX_URL }), /^https:\/\/uv-user/);
  assert.match(await found({ UV_INDEX_URL: url("old") }), /^https:\/\/old/);
  const both = { UV_INDEX_URL: url("old"), UV_DEFAULT_INDEX: `corp=${url("new")}` };
  assert.equal(await found(both), `${url("new")} <- UV_DEFAULT_INDEX`);
});

test("empty variables and broken files set nothing", async () => {
  write(join(home, ".config/uv/uv.toml"), "this is = not [toml");
  write(join(home, ".config/pip/pip.conf"), "index-url\n[global\nindex-url =\n");
  assert.match(await found({ UV_DEFAULT_INDEX: "", PIP_INDEX_URL: "" }), /^none/);
});

test("a command's section beats the global one; an extra index is no default", async () => {
  write(
    join(home, ".config/pip/pip.conf"),
    `# comment\n[global]\nextra-index-url =\n    ${url("extra")}\n    ${url("extra2")}\nindex-url = ${url("global")}\n[install]\nindex-url = ${url("install")}\n`,
  );
  assert.match(await found(), /^https:\/\/install/);
});

test("PIP_CONFIG_FILE replaces the user's file, and the null device every file", async () => {
  write(join(home, ".config/pip/pip.conf"), `[global]\nindex-url = ${url("user")}\n`);
  assert.match(await found({ PIP_CONFIG_FILE: "/dev/null" }), /^none/);
  const PIP_CONFIG_FILE = write(join(home, "named.conf"), "[global]\ntimeout = 5\n");
  assert.match(await found({ PIP_CONFIG_FILE }), /^none/);
});

test("a folder on the disk, or no index at all, is nothing to mirror", async () => {
  assert.equal(
    await found({ PIP_INDEX_URL: "file:///srv/wheels/simple" }, { python3: url("default") }),
    "none: PIP_INDEX_URL is set to something that is no http or https URL",
  );
  assert.match(
    await found({ PIP_NO_INDEX: "1" }, { python3: url("default") }),
    /^none: pip is set to use no index/,
  );
});

test("the answer of an installer is kept, so that it is asked once", async () => {
  const cacheFile = join(home, "data", "default-index.json");
  let runs = 0;
  const counting = { ...machine(), run: async () => `${url(`run${++runs}`)}\n` };
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(await discoverUpstream(counting, { cacheFile }), {
      url: url("run1"),
      origin: "pip's own default",
    });
  }
  assert.deepEqual(
    await discoverUpstream({ ...counting, env: { PIP_INDEX_URL: url("set") } }, { cacheFile }),
    {
      url: url("set"),
      origin: "PIP_INDEX_URL",
    },
  );
  assert.equal(runs, 1);
});

test("where it was found never holds the password that stands in it", async () => {
  const upstream = await discoverUpstream(
    machine({ PIP_INDEX_URL: "https://me:s3cret@index.example/simple" }),
  );
  assert.ok("url" in upstream && upstream.url.includes("s3cret"));
  assert.ok(!upstream.origin.includes("s3cret"));
  const unusable = await discoverUpstream(machine({ PIP_INDEX_URL: "ftp://me:s3cret@index.example/simple" }));
  assert.ok("none" in unusable && !unusable.none.includes("s3cret"));
});

test("certificates: pip's setting, then the variables that both installers obey, if the file is there", () => {
  assert.equal(discoverCertificates(machine()), undefined);
  const bundle = write(join(home, "bundle.pem"), "pem");
  const other = write(join(home, "other.pem"), "pem");
  assert.equal(discoverCertificates(machine({ SSL_CERT_FILE: bundle })), bundle);
  assert.equal(discoverCertificates(machine({ SSL_CERT_FILE: bundle, PIP_CERT: other })), other);
  assert.equal(
    discoverCertificates(machine({ SSL_CERT_FILE: bundle, PIP_CERT: join(home, "gone.pem") })),
    bundle,
  );
  write(join(home, ".config/pip/pip.conf"), "[global]\ncert = ~/other.pem\n");
  assert.equal(discoverCertificates(machine({ SSL_CERT_FILE: bundle })), other);
});
