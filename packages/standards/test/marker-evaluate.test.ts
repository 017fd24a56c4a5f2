// Fails when a marker holds where PEP 508 says that it does not, or the other way round. The answers of `packaging` are
// compared in differential/.
import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluateMarker, type MarkerEnvironment, parseMarker, StandardsError } from "@linchpin/standards";

const ENVIRONMENT: MarkerEnvironment = {
  implementation_name: "cpython",
  implementation_version: "3.13.1",
  os_name: "posix",
  platform_machine: "x86_64",
  platform_python_implementation: "CPython",
  platform_release: "6.1.0-18-amd64",
  platform_system: "Linux",
  platform_version: "#1 SMP 5",
  python_full_version: "3.13.0+",
  python_version: "3.13",
  sys_platform: "linux",
};

const HOLDS = [
  'python_version >= "3.9"',
  'python_version > "3.9" and python_version < "3.14"',
  '"3.9" < python_version',
  'python_full_version == "3.13.0+local"',
  'python_full_version == "3.13.*"',
  'sys_platform == "linux" or os_name == "nt"',
  '"SMP" in platform_version',
  'sys_platform in "linux darwin"',
  'platform_release >= "6.1.0-18-amd64"',
  '"linux" == "sys_platform"',
  'python_version ~= "3.10"',
  'extra == ""',
  'os_name == "nt" and os_name == "x" or os_name == "posix"',
];
const FAILS = [
  'python_version < "3.9"',
  'platform_release >= "5.0"',
  'sys_platform > "darwin"',
  'platform_version >= "5"',
  'extra == "a"',
  'os_name == "nt" and (os_name == "x" or os_name == "posix")',
  'python_version >= "3.9.*"',
  "os_name == os_name",
];

test("where markers hold", () => {
  for (const text of HOLDS) assert.ok(evaluateMarker(parseMarker(text), ENVIRONMENT), text);
});

test("where they do not", () => {
  for (const text of FAILS) assert.ok(!evaluateMarker(parseMarker(text), ENVIRONMENT), text);
});

test("an extra is compared in its normal form", () => {
  const marker = parseMarker('extra == "Dev_Tools"');
  assert.ok(evaluateMarker(marker, ENVIRONMENT, { extra: "dev.tools" }));
  assert.ok(evaluateMarker(marker, { ...ENVIRONMENT, extra: "DEV-TOOLS" }));
  assert.ok(!evaluateMarker(marker, ENVIRONMENT, { extra: "docs" }));
});

test("a lock file has sets of extras and groups", () => {
  const marker = parseMarker('"Dev_Tools" in extras or "test" in dependency_groups');
  assert.ok(evaluateMarker(marker, ENVIRONMENT, { context: "lock_file", extras: ["dev.tools"] }));
  assert.ok(
    evaluateMarker(marker, ENVIRONMENT, { context: "lock_file", dependencyGroups: new Set(["Test"]) }),
  );
  assert.ok(!evaluateMarker(marker, ENVIRONMENT, { context: "lock_file" }));
});

test("one marker gives each environment its own answer", () => {
  const marker = parseMarker('python_version >= "3.9"');
  const answers = ["3.8", "3.9", "3.8", "3.10"].map((python_version) =>
    evaluateMarker(marker, { ...ENVIRONMENT, python_version }),
  );
  assert.deepEqual(answers, [false, true, false, true]);
});

const ERRORS = [
  ["marker-name-undefined", '"a" in extras', "metadata"],
  ["marker-name-undefined", 'extra == "a"', "requirement"],
  ["marker-name-undefined", 'extra == "a"', "lock_file"],
  ["marker-name-undefined", '"a" == "b"', "metadata"],
  ["marker-name-undefined", '"a" == "constructor"', "metadata"],
  ["marker-comparison-undefined", 'os_name ~= "1.0"', "metadata"],
  ["marker-comparison-undefined", 'os_name === "posix"', "metadata"],
  ["marker-comparison-undefined", 'python_version ~= "3"', "metadata"],
  ["marker-comparison-undefined", 'extras == "a"', "lock_file"],
  ["marker-comparison-undefined", 'os_name == "posix" or os_name ~= "1"', "metadata"],
] as const;

for (const [code, text, context] of ERRORS) {
  test(`${text} in ${context} is an error`, () => {
    assert.throws(
      () => evaluateMarker(parseMarker(text), ENVIRONMENT, { context }),
      (error) => error instanceof StandardsError && error.problem.code === code,
    );
  });
}
