import assert from "node:assert/strict";
import { test } from "node:test";
import {
  lockedFileName,
  type MarkerEnvironment,
  parsePylock,
  parseTag,
  type SelectOptions,
  StandardsError,
  selectFromPylock,
} from "@linchpin/standards";

const HASHES = 'hashes = {sha256 = "00"}';
const ENVIRONMENT: MarkerEnvironment = {
  implementation_name: "cpython",
  implementation_version: "3.13.1",
  os_name: "posix",
  platform_machine: "x86_64",
  platform_python_implementation: "CPython",
  platform_release: "6.1",
  platform_system: "Linux",
  platform_version: "",
  python_full_version: "3.13.1",
  python_version: "3.13",
  sys_platform: "linux",
};
const TAGS = ["cp313-cp313-linux_x86_64", "cp313-abi3-linux_x86_64", "py3-none-any"].flatMap((tag) =>
  parseTag(tag),
);

function select(lines: string, options: Partial<SelectOptions> = {}): readonly string[] {
  const lock = parsePylock(`lock-version = "1.0"\ncreated-by = "test"\n${lines}`).value;
  assert.ok(lock, lines);
  return selectFromPylock(lock, { environment: ENVIRONMENT, tags: TAGS, ...options }).map(
    ({ package: found, source }) => {
      const fileName = "file" in source ? lockedFileName(source.file) : "";
      return `${found.name} ${source.kind} ${fileName}`.trim();
    },
  );
}

function code(lines: string, options: Partial<SelectOptions> = {}): string {
  try {
    return select(lines, options).join();
  } catch (error) {
    assert.ok(error instanceof StandardsError);
    return error.problem.code;
  }
}

function locked(name: string, lines: string): string {
  return `[[packages]]\nname = "${name}"\n${lines}\n`;
}

const file = (name: string) => `{path = "${name}", ${HASHES}}`;

test("of several wheels the best tag wins, of equal ones the first (fails if order or build number decides)", () => {
  const wheels = [
    "x-1-py3-none-any.whl",
    "x-1-cp313-abi3-linux_x86_64.whl",
    "x-1-2-cp313-abi3-linux_x86_64.whl",
    "x-1-cp312-cp312-linux_x86_64.whl",
  ];
  const lock = locked("x", `wheels = [${wheels.map(file).join(", ")}]\nsdist = ${file("x-1.tar.gz")}`);
  assert.deepEqual(select(lock), ["x wheel x-1-cp313-abi3-linux_x86_64.whl"]);
  assert.deepEqual(select(lock, { tags: [] }), ["x sdist x-1.tar.gz"]);
  assert.deepEqual(select(lock, { prefersSdist: (name) => name === "x" }), ["x sdist x-1.tar.gz"]);
});

test("direct sources go before files (fails if one is left out)", () => {
  const lock =
    locked("a", 'vcs = {type = "git", url = "u", commit-id = "c"}') +
    locked("b", 'directory = {path = "."}') +
    locked("c", `archive = {path = "c", ${HASHES}}`);
  assert.deepEqual(select(lock), ["a vcs", "b directory", "c archive"]);
});

test("markers see extras and groups, by default the default groups (fails if none asked for means all)", () => {
  const lock = `default-groups = ["dev"]\n${locked("a", `marker = "'tests' in extras"\ndirectory = {path = "."}`)}${locked("b", `marker = "'dev' in dependency_groups"\ndirectory = {path = "."}`)}`;
  assert.deepEqual(select(lock), ["b directory"]);
  assert.deepEqual(select(lock, { extras: ["Tests"], dependencyGroups: [] }), ["a directory"]);
});

test("what does not fit is an error with its code (fails if the lock is installed all the same)", () => {
  const here = 'directory = {path = "."}';
  assert.equal(code(`requires-python = "<3.13"\n${locked("a", here)}`), "pylock-python-unfit");
  assert.equal(code(locked("a", `requires-python = "<3.13"\n${here}`)), "pylock-python-unfit");
  assert.equal(code(locked("a", `requires-python = "<3.13"\nmarker = "os_name == 'nt'"\n${here}`)), "");
  assert.equal(code(`environments = ["os_name == 'nt'"]\npackages = []`), "pylock-environment-unfit");
  assert.equal(code(`environments = []\npackages = []`), "");
  assert.equal(code(locked("a", here) + locked("a", here)), "pylock-ambiguous");
  assert.equal(code(locked("a", here) + locked("a", `marker = "os_name == 'nt'"\n${here}`)), "a directory");
  assert.equal(code(locked("x", `wheels = [${file("x-1-cp312-cp312-any.whl")}]`)), "pylock-no-source");
  assert.equal(code(locked("a", `marker = "extra == 'x'"\n${here}`)), "marker-name-undefined");
});

test("a Python built from an untagged tree has a version (fails if 3.15.0+ is refused)", () => {
  const environment = { ...ENVIRONMENT, python_full_version: "3.15.0+" };
  assert.equal(code(`requires-python = ">=3.15"\npackages = []`, { environment }), "");
});
