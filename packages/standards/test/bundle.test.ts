import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";

const ENTRY = new URL("../src/index.ts", import.meta.url).pathname;
const KIB = 1024;

/** Lists of licences and classifiers are data: whoever needs no such check does not load them. */
const withoutData: Plugin = {
  name: "without-data",
  setup: (building) => {
    building.onResolve({ filter: /^spdx-|classifier-table/ }, ({ path }) => ({ path, external: true }));
  },
};

async function bundle(options: {
  readonly code: string;
  readonly format: "esm" | "iife";
  readonly plugins?: Plugin[];
}) {
  const { outputFiles } = await build({
    stdin: { contents: options.code, resolveDir: new URL(".", import.meta.url).pathname, loader: "ts" },
    bundle: true,
    format: options.format,
    globalName: "standards",
    mainFields: ["module", "main"],
    minify: true,
    platform: "neutral",
    plugins: options.plugins ?? [],
    target: "es2024",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const ALL = `export * from ${JSON.stringify(ENTRY)}`;

test("the package runs where there is nothing but JavaScript (fails if it asks for a Node or browser API)", async () => {
  const code = await bundle({ code: ALL, format: "iife" });
  const answers = runInNewContext(
    `${code};
    const page = { name: "x", versions: ["1.0"], files: [{ filename: "x-1.0.tar.gz", url: "../x-1.0.tar.gz", hashes: {} }] };
    const url = "https://index.example/simple/x/";
    const metadata = Uint8Array.from("Metadata-Version: 2.1\\nName: x\\nVersion: 1.0\\n\\n", (c) => c.charCodeAt(0));
    JSON.stringify([
      standards.versionToString(standards.parseVersion("v1.0-RC1")),
      standards.filterVersions(standards.parseSpecifierSet(">=1"), ["0.9", "1.0", "2.0a1"]),
      standards.requirementToString(standards.parseRequirement("a [b] >= 1 ; os_name == 'nt'")),
      standards.parseMetadata(metadata).value.name,
      standards.parseWheelFileName("x-1.0-py3-none-any.whl").name,
      standards.canonicalizeLicenseExpression("mit or apache-2.0"),
      standards.parseProjectPageHtml(standards.writeProjectPageHtml(page), url).value.files[0].url,
      standards.parseProjectPageJson(standards.writeProjectPageJson(page), url).value.files[0].url,
      standards.negotiateSimpleFormat("*/*"),
      standards.parsePyproject("[project]\\nname = 'x'\\nversion = '1'").value.project.name,
      standards.writePylock(standards.parsePylock("lock-version = '1.0'\\ncreated-by = 'x'\\npackages = []").value),
    ])`,
    {},
    { timeout: 10_000 },
  );
  assert.deepEqual(JSON.parse(answers), [
    "1.0rc1",
    ["1.0"],
    'a[b]>=1; os_name == "nt"',
    "x",
    "x",
    "MIT OR Apache-2.0",
    "https://index.example/simple/x-1.0.tar.gz",
    "https://index.example/simple/x-1.0.tar.gz",
    "text-html",
    "x",
    'lock-version = "1.0"\ncreated-by = "x"\npackages = []\n',
  ]);
});

test("all of it is small enough for a page (fails above 100 kB, minified and gzipped, without the data)", async (context) => {
  const code = await bundle({ code: ALL, format: "esm", plugins: [withoutData] });
  const size = gzipSync(code).length;
  context.diagnostic(
    `${(size / KIB).toFixed(1)} KiB gzipped, ${(code.length / KIB).toFixed(1)} KiB minified`,
  );
  assert.ok(size < 100_000, `${size} bytes`);
});

test("who takes one function does not pay for the others (fails if a module has effects when it is loaded)", async (context) => {
  const code = await bundle({
    code: `export { compareVersions, parseVersion } from ${JSON.stringify(ENTRY)}`,
    format: "esm",
  });
  const size = gzipSync(code).length;
  context.diagnostic(`${(size / KIB).toFixed(1)} KiB gzipped`);
  assert.ok(size < 6 * KIB, `${size} bytes`);
});
