import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePyproject } from "@linchpin/standards";

/** What stands at the place of a finding, with its code. */
function findings(text: string): readonly string[] {
  return parsePyproject(text).problems.map(({ code, severity, span, field }) => {
    const shown = text.slice(span?.start, span?.end);
    return `${severity === "error" ? "" : "(warning) "}${code} ${field ?? ""}: ${shown}`;
  });
}

/** Findings in a `[project]` table that is right otherwise. */
function inProject(lines: string): readonly string[] {
  return findings(`[project]\nname = "x"\nversion = "1"\n${lines}\n`);
}

test("a file with everything in it has no finding (fails if any rule is too strict)", () => {
  const text = `
[build-system]
requires = ["hatchling>=1.2"]
build-backend = "hatchling.build"
backend-path = [".", "tools/backend"]
[project]
name = "Acme.Tool"
version = "1.0"
description = "One line"
readme = "README.MD"
requires-python = ">=3.9"
license = "MIT OR Apache-2.0"
license-files = ["LICEN[CS]E*", "licenses/**/*.txt"]
authors = [{name = "Ann", email = "a@example.org"}, {email = "b@example.org"}]
maintainers = [{name = "Only a name"}]
keywords = ["one", "two words"]
classifiers = ["Typing :: Typed", "Private :: do not upload"]
dependencies = ["requests[socks]>=2; python_version < '3.14'", "pip @ https://index.example/pip.zip"]
import-names = ["acme", "acme.tool", "_acme ; private"]
import-namespaces = ["acme.plugins"]
dynamic = ["scripts", "keywords"]
[project.urls]
Homepage = "https://example.org"
[project.scripts]
acme = "acme.cli:main"
[project.gui-scripts]
acme-gui = "acme.gui:App.run"
[project.entry-points."acme.plugins"]
"name with space.less" = "acme.plugins:One [tests]"
[project.optional-dependencies]
tests = ["pytest"]
all = ["acme-tool[tests]"]
[dependency-groups]
dev = ["ruff", {include-group = "Test"}]
test = []
[tool.anything]
goes = {here = [1, 2]}
`;
  const { value, problems } = parsePyproject(text);
  assert.deepEqual(
    problems.filter(({ code }) => code !== "entry-point-name"),
    [],
  );
  assert.equal(value?.project?.name, "Acme.Tool");
  assert.deepEqual(value?.project?.readme, { kind: "file", path: "README.MD", contentType: "text/markdown" });
  assert.equal(JSON.stringify(value?.tool), '{"anything":{"goes":{"here":[1,2]}}}');
});

test("an unknown key names the right one, by spelling and by meaning (fails if the remedy is another)", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["verson", "version"],
    ["Dependencies", "dependencies"],
    ["requires_python", "requires-python"],
    ["optional-dependancies", "optional-dependencies"],
    ["python_requires", "requires-python"],
    ["install_requires", "dependencies"],
    ["author", "authors"],
  ];
  for (const [key, right] of rows) {
    const [problem] = parsePyproject(`[project]\nname = "x"\nversion = "1"\n${key} = 1`).problems;
    assert.equal(problem?.remedy, `write ${right} instead`, key);
    assert.deepEqual([problem.line, problem.column], [4, 1]);
  }
  assert.deepEqual(findings("[tools.black]\nx = 1"), ["pyproject-unknown-key tools: tools"]);
});

test("every rule of [project] has its finding at its place (fails if one is silent or points elsewhere)", () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['description = "a\\nb"', ['(warning) description-several-lines project.description: "a\\nb"']],
    ['readme = "README"', ['readme-suffix project.readme: "README"']],
    ['readme = "README.txt"', ['(warning) readme-suffix project.readme: "README.txt"']],
    ['readme = {file = "a.md"}', ["pyproject-missing-key project.readme: readme"]],
    [
      'readme = {file = "a.md", text = "b", content-type = "text/markdown"}',
      ['readme-file-or-text project.readme: {file = "a.md", text = "b", content-type = "text/markdown"}'],
    ],
    [
      'readme = {file = "a", content-type = "text/html"}',
      ['readme-content-type project.readme.content-type: "text/html"'],
    ],
    ['requires-python = "3.9+"', ["specifier-invalid project.requires-python: 3.9+"]],
    ['license = "Proprietary"', ["license-unknown project.license: Proprietary"]],
    ['license = {text = "a"}', ['(warning) license-table project.license: {text = "a"}']],
    [
      'license = "MIT"\nclassifiers = ["License :: OSI Approved :: MIT License"]',
      ['license-and-classifier project.license: "MIT"'],
    ],
    [
      'license = {file = "a"}\nlicense-files = []',
      [
        '(warning) license-table project.license: {file = "a"}',
        "license-files-with-table project.license-files: license-files",
      ],
    ],
    ['license-files = ["../LICENSE"]', ['license-glob-invalid project.license-files[0]: "../LICENSE"']],
    ['authors = [{name = "A, B"}]', ['person-name-comma project.authors[0].name: "A, B"']],
    ['authors = [{email = "a"}]', ['person-email-invalid project.authors[0].email: "a"']],
    ["authors = [{}]", ["person-empty project.authors[0]: {}"]],
    ['authors = ["Ann"]', ['pyproject-wrong-type project.authors[0]: "Ann"']],
    ['keywords = ["a,b"]', ['(warning) keyword-with-comma project.keywords[0]: "a,b"']],
    [
      'classifiers = ["Typing :: Type"]',
      ['(warning) classifier-unknown project.classifiers[0]: "Typing :: Type"'],
    ],
    [
      `urls.${"x".repeat(33)} = "https://e.example"`,
      [`url-label-too-long project.urls.${"x".repeat(33)}: ${"x".repeat(33)}`],
    ],
    ['urls.x = "mailto:a@b"', ['url-invalid project.urls.x: "mailto:a@b"']],
    ['urls.x = "e.example"', ['(warning) url-without-scheme project.urls.x: "e.example"']],
    ['scripts.x = "a"', ['script-without-function project.scripts.x: "a"']],
    ['scripts.x = "a-b:c"', ['entry-point-reference project.scripts.x: "a-b:c"']],
    ['scripts."a=b" = "a:b"', ['entry-point-name project.scripts."a=b": "a=b"']],
    [
      'entry-points.console_scripts.x = "a:b"',
      ["entry-point-group-reserved project.entry-points.console_scripts: console_scripts"],
    ],
    ['entry-points."a-b".x = "a:b"', ['entry-point-group-invalid project.entry-points.a-b: "a-b"']],
    ['entry-points.a = "x:y"', ['pyproject-wrong-type project.entry-points.a: "x:y"']],
    ["dependencies = ['a', 'b c']", ["requirement-invalid project.dependencies[1]: c"]],
    ['dependencies = "a"', ['pyproject-wrong-type project.dependencies: "a"']],
    ['optional-dependencies."a b" = []', ['extra-invalid project.optional-dependencies."a b": "a b"']],
    [
      "optional-dependencies = {a_b = [], a-b = []}",
      ["extra-duplicate project.optional-dependencies.a-b: a-b"],
    ],
    [
      'import-names = ["a.class"]',
      [
        'import-name-invalid project.import-names[0]: "a.class"',
        'import-name-parent project.import-names[0]: "a.class"',
      ],
    ],
    [
      'import-names = ["a"]\nimport-namespaces = ["a"]',
      ['import-name-repeated project.import-namespaces[0]: "a"'],
    ],
    ['dynamic = ["name"]', ['dynamic-unknown project.dynamic[0]: "name"']],
    ['dynamic = ["version"]', ['dynamic-and-static project.dynamic[0]: "version"']],
    ['dynamic = ["dependencies"]\ndependencies = []', []],
  ];
  for (const [lines, expected] of rows) {
    assert.deepEqual(inProject(lines), expected, lines);
  }
});

test("what must be there is asked for (fails if a project without name or version passes)", () => {
  assert.deepEqual(findings('[project]\nversion = "1"'), ["pyproject-missing-key project: [project]"]);
  assert.deepEqual(findings('[project]\nname = "x"'), ["pyproject-missing-key project: [project]"]);
  assert.deepEqual(findings('[project]\nname = "x"\ndynamic = ["version"]'), []);
  assert.deepEqual(findings('[project]\nname = "-x"\nversion = "1..0"'), [
    'name-invalid project.name: "-x"',
    "version-invalid project.version: ..0",
  ]);
});

test("[build-system] is checked, and setuptools stands in for it (fails if the default or a path is wrong)", () => {
  const none = parsePyproject("").value?.buildSystem;
  assert.equal(none?.backend, "setuptools.build_meta:__legacy__");
  assert.equal(none.isDefault, true);
  assert.deepEqual(findings("[build-system]"), ["pyproject-missing-key build-system: [build-system]"]);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['requires = ["a b"]', ["requirement-invalid build-system.requires[0]: b"]],
    ['requires = []\nbuild-backend = "a b:c"', ['build-backend-invalid build-system.build-backend: "a b:c"']],
    [
      'requires = []\nbackend-path = ["a/../../b"]',
      ['backend-path-outside build-system.backend-path[0]: "a/../../b"'],
    ],
    ['requires = []\nbackend-path = ["/a"]', ['backend-path-outside build-system.backend-path[0]: "/a"']],
    ["requires = []\nbuildbackend = 1", ["pyproject-unknown-key build-system.buildbackend: buildbackend"]],
  ];
  for (const [lines, expected] of rows) {
    assert.deepEqual(findings(`[build-system]\n${lines}`), expected);
  }
});

test("text that is not TOML has one finding with its place (fails without line and column)", () => {
  const { value, problems } = parsePyproject("[project]\nname = \n");
  assert.equal(value, undefined);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [["pyproject-not-toml", 2, 8]],
  );
});
