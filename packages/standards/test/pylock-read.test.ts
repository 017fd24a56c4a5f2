import assert from "node:assert/strict";
import { test } from "node:test";
import { isPylockPath, parsePylock, versionToString } from "@linchpin/standards";

const HEAD = 'lock-version = "1.0"\ncreated-by = "test"\n';
const HASHES = `hashes = {sha256 = "${"ab".repeat(32)}"}`;

function withPackage(lines: string): string {
  return `${HEAD}[[packages]]\nname = "acme-tool"\nversion = "1.0"\n${lines}\n`;
}

function findings(text: string): readonly string[] {
  const { value, problems } = parsePylock(text);
  const hasError = problems.some(({ severity }) => severity === "error");
  assert.equal(value === undefined, hasError, "a lock file with an error has no value");
  return problems.map(
    ({ code, severity, field }) => `${severity === "error" ? "" : "(warning) "}${code} ${field ?? ""}`,
  );
}

test("a lock file with every key is read (fails if a key is lost)", () => {
  const text = `${HEAD}environments = ["os_name == 'posix'"]
requires-python = ">=3.9"
extras = ["tests"]
dependency-groups = ["dev"]
default-groups = ["dev"]
[[packages]]
name = "acme-tool"
version = "1.0"
marker = "'dev' in dependency_groups"
requires-python = ">=3.10"
dependencies = [{name = "x"}]
index = "https://index.example/simple/"
attestation-identities = [{kind = "GitHub"}]
sdist = {name = "acme_tool-1.0.tar.gz", url = "https://files.example/1", size = 9007199254740993, upload-time = 2026-01-02T03:04:05.123456Z, ${HASHES}}
wheels = [{path = "w\\\\acme_tool-1.0-py3-none-any.whl", ${HASHES}}]
tool = {x = 1}
[[packages]]
name = "x"
vcs = {type = "git", url = "https://x.example", commit-id = "abc", requested-revision = "main", subdirectory = "s"}
[[packages]]
name = "y"
directory = {path = ".", editable = true, subdirectory = "s"}
[[packages]]
name = "z"
archive = {path = "z.zip", subdirectory = "s", ${HASHES}}
[tool.acme]
`;
  assert.deepEqual(findings(text), []);
  const lock = parsePylock(text).value;
  const [acme, x, y, z] = lock?.packages ?? [];
  assert.equal(acme?.version && versionToString(acme.version), "1.0");
  assert.equal(acme?.sdist?.uploadTime, "2026-01-02T03:04:05.123456Z");
  assert.equal(acme?.sdist?.size, 9007199254740993n);
  assert.deepEqual(
    [x?.vcs?.requestedRevision, y?.directory?.editable, z?.archive?.subdirectory],
    ["main", true, "s"],
  );
  assert.deepEqual(
    [lock?.extras, lock?.dependencyGroups, lock?.defaultGroups],
    [["tests"], ["dev"], ["dev"]],
  );
});

test("every rule of the specification has its finding (fails if one is silent)", () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['created-by = "x"\npackages = []', ["pylock-missing-key "]],
    ['lock-version = "2.0"\ncreated-by = 1', ["pylock-version-unsupported lock-version"]],
    [
      'lock-version = "1.9"\ncreated-by = "x"\npackages = []',
      ["(warning) pylock-version-newer lock-version"],
    ],
    ['lock-version = "1.0"', ["pylock-missing-key ", "pylock-missing-key "]],
    [`${HEAD}packages = []\nextras = ["A_b"]`, ["pylock-name-not-normalized extras[0]"]],
    [`${HEAD}packages = []\nenvironments = ["x y"]`, ["marker-invalid environments[0]"]],
    [`${HEAD}packages = []\nextra = []`, ["(warning) pylock-unknown-key extra"]],
    [
      `${HEAD}[[packages]]\nname = "A"\ndirectory = {path = "x"}`,
      ["pylock-name-not-normalized packages[0].name"],
    ],
    [withPackage(""), ["pylock-sources packages[0]"]],
    [withPackage("wheels = []"), ["pylock-sources packages[0]"]],
    [
      withPackage(`directory = {path = "x"}\narchive = {url = "x", ${HASHES}}`),
      ["pylock-sources packages[0]"],
    ],
    [
      withPackage(`directory = {path = "x"}\nsdist = {path = "acme_tool-1.0.zip", ${HASHES}}`),
      ["pylock-sources packages[0]"],
    ],
    [withPackage('archive = {url = "x"}'), ["pylock-missing-key packages[0].archive"]],
    [withPackage('archive = {url = "x", hashes = {}}'), ["pylock-no-hash packages[0].archive.hashes"]],
    [
      withPackage('archive = {url = "x", hashes = {sha256 = 1}}'),
      ["pylock-wrong-type packages[0].archive.hashes.sha256"],
    ],
    [withPackage(`archive = {path = "", ${HASHES}}`), ["pylock-no-address packages[0].archive"]],
    [
      withPackage(`archive = {path = "x", size = 1.0, ${HASHES}}`),
      ["pylock-wrong-type packages[0].archive.size"],
    ],
    [
      withPackage(`archive = {path = "x", upload-time = 2026-01-02, ${HASHES}}`),
      ["pylock-wrong-type packages[0].archive.upload-time"],
    ],
    [
      withPackage(`archive = {path = "x", size = -1, ${HASHES}}`),
      ["(warning) pylock-size-negative packages[0].archive.size"],
    ],
    [withPackage('vcs = {type = "git", url = "x"}'), ["pylock-missing-key packages[0].vcs"]],
    [
      withPackage(`sdist = {path = "other-1.0.tar.gz", ${HASHES}}`),
      ["pylock-file-mismatch packages[0].sdist"],
    ],
    [
      withPackage(`sdist = {path = "acme_tool-2.0.tar.gz", ${HASHES}}`),
      ["pylock-file-mismatch packages[0].sdist"],
    ],
    [withPackage(`sdist = {path = "x/", ${HASHES}}`), ["pylock-no-file-name packages[0].sdist"]],
    [
      withPackage(`wheels = [{path = "acme_tool.whl", ${HASHES}}]`),
      ["wheel-file-name-parts packages[0].wheels[0]"],
    ],
    [
      withPackage('directory = {path = "x"}\nattestation-identities = [{}]'),
      ["pylock-missing-key packages[0].attestation-identities[0]"],
    ],
  ];
  for (const [text, expected] of rows) {
    assert.deepEqual(findings(text), expected, text);
  }
});

test("a version without its zeros is the same, an explicit name goes first (fails if text is compared)", () => {
  const file = `{name = "acme.tool-1.tar.gz", path = "other.zip", url = "https://e.example/x", ${HASHES}}`;
  assert.deepEqual(findings(withPackage(`sdist = ${file}`)), []);
  const url = `{url = "https://e.example/acme_tool-1.0%2Bl-py3-none-any.whl;x?y/z#w", ${HASHES}}`;
  assert.deepEqual(findings(`${HEAD}[[packages]]\nname = "acme-tool"\nwheels = [${url}]`), []);
});

test("lock files have their names (fails if another file name is taken)", () => {
  for (const path of ["pylock.toml", "a/pylock.dev.toml", "pylock.toml/", "./pylock.x y.toml"])
    assert.ok(isPylockPath(path), path);
  for (const path of ["", "Pylock.toml", "pylock..toml", "pylock.a.b.toml", "pylock.toml/..", "xpylock.toml"])
    assert.ok(!isPylockPath(path), path);
});
