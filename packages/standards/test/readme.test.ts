// Fails when an example of the README does not run, or does not give what stands behind its "// →".
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { test } from "node:test";

const README = new URL("../README.md", import.meta.url);
const ENTRY = new URL("../src/index.ts", import.meta.url).href;
const EXAMPLE = /^### (?<title>.+)\n(?:(?!^#)[^])*?^```ts\n(?<code>[^]*?)^```$/gm;
const EXPECTATION = /^(?<expression>.+); \/\/ → (?<value>.+)$/gm;

const examples = Array.from(readFileSync(README, "utf8").matchAll(EXAMPLE), ({ groups }) => ({
  title: groups?.["title"] ?? "",
  code: groups?.["code"] ?? "",
}));

test("the README has examples", () => {
  assert.ok(examples.length >= 4, "examples that are not found are not tested");
});

for (const { title, code } of examples) {
  test(`README: ${title}`, async () => {
    const expectations = code.match(EXPECTATION) ?? [];
    assert.ok(expectations.length > 0, "an example without results shows nothing");
    await import(`data:text/javascript,${encodeURIComponent(toModule(code))}`);
  });
}

/** The example as a module of its own: the package by its address, each expectation as an assertion. */
function toModule(code: string): string {
  const checked = code.replaceAll(EXPECTATION, "deepEqual(($<expression>), ($<value>));");
  const script = stripTypeScriptTypes(checked.replaceAll('"@linchpin/standards"', JSON.stringify(ENTRY)));
  return `import { deepStrictEqual as deepEqual } from "node:assert";\n${script}`;
}
