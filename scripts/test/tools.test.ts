/** Plants what types, lint, format and the dead-code finder must see; fails if one of them passes it or an empty tree. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkFormat, checkTypes, findDeadCode, lint } from "../gates/tools.ts";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const made: string[] = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** A workspace with our settings and these files, outside the checkout, whose ignored folders the tools pass over. */
function workspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "linchpin-tools-"));
  made.push(folder);
  for (const name of [".oxlintrc.json", "tsconfig.base.json"]) cpSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const settings = {
    "biome.json": '{"root":true,"linter":{"enabled":false}}',
    "package.json": '{"name":"planted","private":true,"type":"module","workspaces":["packages/*"]}',
    "packages/a/package.json": '{"name":"a","private":true,"type":"module","exports":{".":"./src/index.ts"}}',
    "packages/a/tsconfig.json": '{"extends":"../../tsconfig.base.json","include":["src"]}',
  };
  for (const [path, text] of Object.entries({ ...settings, ...files })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test("types: a wrong type is seen, and an empty project is a failure", () => {
  const planted = checkTypes(workspace({ "packages/a/src/index.ts": "export const a: string = 1;\n" }));
  assert.equal(planted.passed, false);
  assert.match(planted.output, /TS2322/);
  assert.equal(checkTypes(workspace({})).passed, false);
});

test("lint: an unawaited promise is seen, and an empty folder counts zero files", () => {
  const text = "export function a(): void {\n  Promise.resolve(1);\n}\n";
  const planted = lint(workspace({ "packages/a/src/index.ts": text }), ["packages"]);
  assert.equal(planted.passed, false);
  assert.match(planted.output, /no-floating-promises/);
  assert.equal(lint(workspace({}), ["packages"]).looked, 0);
});

test("format: an unformatted file is seen, and an empty folder counts zero files or fails", () => {
  const planted = checkFormat(workspace({ "packages/a/src/index.ts": "export  const a=1\n" }), [
    "packages/a/src",
  ]);
  assert.equal(planted.passed, false);
  const nothing = checkFormat(workspace({ "packages/a/src/readme.txt": "" }), ["packages/a/src"]);
  assert.ok(!nothing.passed || nothing.looked === 0);
});

test("dead code: an export that nobody uses is seen, and a tree without sources counts zero files", () => {
  const files = {
    "packages/a/src/index.ts": 'export { used } from "./b.ts";\n',
    "packages/a/src/b.ts": "export const used = 1;\nexport const unused = 2;\n",
  };
  const planted = findDeadCode(workspace(files));
  assert.equal(planted.passed, false);
  assert.match(planted.output, /unused/);
  assert.equal(findDeadCode(workspace({})).looked, 0);
});
