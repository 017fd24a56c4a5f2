// Fails when RECORD, WHEEL or entry_points.txt is misread, or a fault in it is not reported with its line.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Problem,
  parseEntryPoints,
  parseObjectReference,
  parseRecord,
  parseWheelFile,
  tagToString,
} from "@linchpin/standards";

const DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
const codes = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, severity, line }) => `${severity} ${code}${line === undefined ? "" : ` ${line}`}`);

test("RECORD: paths, hashes and sizes; its own line has neither", () => {
  const { value, problems } = parseRecord(`a.py,sha256=${DIGEST},0\r\n"b,c.py",,\nx-1.dist-info/RECORD,,\n`);
  assert.deepEqual(problems, []);
  assert.deepEqual(value, [
    { path: "a.py", hash: { algorithm: "sha256", digest: DIGEST }, size: 0 },
    { path: "b,c.py" },
    { path: "x-1.dist-info/RECORD" },
  ]);
});

test("RECORD: every fault is reported with its line", () => {
  const text = [
    `a,md5=${DIGEST},1`,
    "a,sha256=short,1",
    "b,nohash,x",
    ",,",
    "c,d",
    "e,,,",
    `f,sha256=${DIGEST},-1`,
    "g\\h,,",
  ];
  const { value, problems } = parseRecord(text.join("\n"));
  assert.deepEqual(codes(problems), [
    "error record-hash-weak 1",
    "error record-hash-invalid 2",
    "error record-duplicate 2",
    "error record-hash-invalid 3",
    "error record-size-invalid 3",
    "error record-path-empty 4",
    "error record-cells 5",
    "error record-hash-invalid 5",
    "error record-cells 6",
    "error record-size-invalid 7",
    "warning record-path-backslash 8",
  ]);
  assert.equal(value?.length, 6);
});

test("RECORD: a quoted cell may hold line breaks, and lines are counted on", () => {
  const { value, problems } = parseRecord('"a\nb",,\nc,x,\n');
  assert.deepEqual(
    value?.map(({ path }) => path),
    ["a\nb", "c"],
  );
  assert.deepEqual(codes(problems), ["error record-hash-invalid 3"]);
});

test("WHEEL: version, root, tags and build", () => {
  const { value, problems } = parseWheelFile(
    "Wheel-Version: 1.0\nGenerator: flit 3.12.0\nRoot-Is-Purelib: True\nTag: py2-none-any\nTag: py3-none-any\nBuild: 1a\n",
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(value?.tags.map(tagToString), ["py2-none-any", "py3-none-any"]);
  assert.deepEqual(
    { ...value, tags: [] },
    { wheelVersion: [1, 0], rootIsPurelib: true, tags: [], generator: "flit 3.12.0", build: "1a" },
  );
});

test("WHEEL: a newer minor version is a warning, a newer major one is not read", () => {
  const rest = "Root-Is-Purelib: false\nTag: py3-none-any\n";
  assert.deepEqual(codes(parseWheelFile(`Wheel-Version: 1.1\n${rest}`).problems), [
    "warning wheel-file-version-newer",
  ]);
  const newer = parseWheelFile(`Wheel-Version: 2.0\n${rest}`);
  assert.equal(newer.value, undefined);
  assert.deepEqual(codes(newer.problems), ["error wheel-file-version-too-new"]);
});

test("WHEEL: all faults at once", () => {
  const { problems } = parseWheelFile(
    "Wheel-Version: one\nRoot-Is-Purelib: yes\nTag: py3\nTag-Set: x\nBuild: a\nBuild: b\n",
  );
  assert.deepEqual(codes(problems), [
    "warning wheel-file-key-unknown 4",
    "error wheel-file-key-repeated 6",
    "error wheel-file-version-invalid",
    "error wheel-file-root-invalid",
    "error wheel-file-tag-invalid 3",
    "error wheel-file-build-invalid",
  ]);
});

test("entry points: groups, names as written, values taken apart", () => {
  const text =
    "[console_scripts]\n  Acme = acme.cli:main\n# comment\n[acme.plugins]\nx=acme.x:a.b [fast, safe]\ny = acme\n";
  const { value, problems } = parseEntryPoints(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(value, [
    {
      group: "console_scripts",
      name: "Acme",
      value: "acme.cli:main",
      reference: { module: "acme.cli", attribute: "main", extras: [] },
    },
    {
      group: "acme.plugins",
      name: "x",
      value: "acme.x:a.b [fast, safe]",
      reference: { module: "acme.x", attribute: "a.b", extras: ["fast", "safe"] },
    },
    { group: "acme.plugins", name: "y", value: "acme", reference: { module: "acme", extras: [] } },
  ]);
});

test("entry points: every fault is reported with its line", () => {
  const text =
    "early = a:b\n[console_scripts]\nnothing\na = b c\na = b:c\n; note\n= d\nbad/name = e:f\n[half\n[x y]\nodd name = g\n";
  assert.deepEqual(codes(parseEntryPoints(text).problems), [
    "error entry-points-section-missing 1",
    "error entry-points-line-invalid 3",
    "error entry-points-value-invalid 4",
    "error entry-points-duplicate 5",
    "warning entry-points-semicolon-comment 6",
    "error entry-points-name-empty 7",
    "error entry-points-name-characters 8",
    "error entry-points-section-invalid 9",
    "warning entry-points-group-name 10",
    "warning entry-points-name-characters 11",
  ]);
});

test("object references", () => {
  assert.deepEqual(parseObjectReference("a.b"), { module: "a.b", extras: [] });
  assert.equal(parseObjectReference("a b"), undefined);
  assert.equal(parseObjectReference(""), undefined);
});
