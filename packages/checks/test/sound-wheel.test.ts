/** A wheel as a careful author makes it, and the same with a digest changed: the whole way of one file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesSource } from "@linchpin/archives";
import { checkDistribution } from "@linchpin/checks";
import { makeWheel } from "@linchpin/testing";

const SOUND = makeWheel({
  name: "acme-tool",
  version: "2.1.0",
  requiresPython: ">=3.9",
  files: {
    "acme_tool/__init__.py": '__version__ = "2.1.0"\n',
    "acme_tool/cli.py": "def main() -> None: ...\n",
  },
  entryPoints: { console_scripts: ["acme-tool = acme_tool.cli:main"] },
});

test("a sound wheel has no error (fails when a rule cries wolf)", async () => {
  const findings = await checkDistribution(bytesSource(SOUND.bytes), SOUND.fileName);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === "error"),
    [],
  );
});

test("bytes that are no archive are a finding, never an exception", async () => {
  const findings = await checkDistribution(bytesSource(Buffer.from("no zip")), SOUND.fileName);
  assert.ok(findings.some(({ severity }) => severity === "error"));
});
