/** Examples of the rules on metadata and readmes (M, P, V01). */
import { type Example, PYPROJECT, sdist, together, tree, wheel } from "./subjects.ts";

/** pyproject.toml with one piece replaced. */
function pyproject(search: string, replacement: string) {
  if (!PYPROJECT.includes(search)) throw new Error(`the sound pyproject.toml has no ${search}`);
  return tree({ "pyproject.toml": PYPROJECT.replace(search, replacement) });
}

export const METADATA_EXAMPLES: readonly Example[] = [
  { rule: "M01", bad: wheel({ metadataVersion: "9.0" }), good: wheel() },
  {
    rule: "M02",
    bad: wheel({ lines: ["Dynamic: Name"] }),
    good: wheel({ lines: ["Dynamic: Requires-Dist"] }),
  },
  {
    rule: "M03",
    bad: wheel({
      lines: ["Description-Content-Type: text/x-rst"],
      description:
        "# acme-tool\n\nTools for the makers of [rockets](https://a.example/).\n\n## Use\n\n```python\nimport acme_tool\n```\n",
    }),
    good: wheel(),
  },
  {
    rule: "M04",
    bad: wheel({ description: "# acme-tool\n\n![logo](docs/logo.png) Tools for the makers of rockets.\n" }),
    good: wheel({
      description: "# acme-tool\n\n![logo](https://a.example/logo.png) Tools for the makers of rockets.\n",
    }),
  },
  {
    rule: "M05",
    bad: together([wheel(), sdist({ requiresPython: ">=3.11" })]),
    good: together([wheel(), sdist()]),
  },
  {
    rule: "P01",
    bad: pyproject('build-backend = "flit_core.buildapi"\n', 'build-backend = "flit core"\n'),
    good: tree(),
  },
  {
    rule: "P02",
    bad: pyproject(
      'requires = ["flit_core>=3.2,<5"]\nbuild-backend = "flit_core.buildapi"',
      'requires = ["setuptools>=61,<90", "wheel"]\nbuild-backend = "setuptools.build_meta"',
    ),
    good: pyproject(
      'requires = ["flit_core>=3.2,<5"]\nbuild-backend = "flit_core.buildapi"',
      'requires = ["setuptools>=61,<90"]\nbuild-backend = "setuptools.build_meta"',
    ),
  },
  { rule: "P03", bad: pyproject("flit_core>=3.2,<5", "flit_core"), good: tree() },
  { rule: "P04", bad: pyproject('name = "acme-tool"', 'name = "acme tool"'), good: tree() },
  {
    rule: "P05",
    bad: pyproject('version = "2.1.0"', 'version = "2.1.0"\ndynamic = ["version"]'),
    good: tree(),
  },
  { rule: "P06", bad: pyproject("requires-python", "requires_python"), good: tree() },
  { rule: "P07", bad: tree({ "README.md": undefined }), good: tree() },
  { rule: "P08", bad: pyproject("Tools for the makers of rockets", "a".repeat(600)), good: tree() },
  { rule: "P09", bad: wheel({ lines: ["Author-email: wile at acme"] }), good: wheel() },
  {
    rule: "P10",
    bad: wheel({ lines: ["Classifier: Topic :: Rockets"] }),
    good: wheel({ lines: ["Classifier: Topic :: Utilities"] }),
  },
  {
    rule: "P11",
    bad: wheel({ lines: ["Classifier: Programming Language :: Python :: 3.8"] }),
    good: wheel({ lines: ["Classifier: Programming Language :: Python :: 3.10"] }),
  },
  { rule: "P12", bad: wheel({ lines: ["License-Expression: MITT"] }), good: wheel() },
  {
    rule: "P13",
    bad: wheel({ entryPoints: { console_scripts: ["../acme = acme_tool.cli:main"] } }),
    good: wheel({ entryPoints: { console_scripts: ["acme = acme_tool.cli:main"] } }),
  },
  { rule: "P14", bad: wheel({ requiresPython: "3.10 or newer" }), good: wheel() },
  {
    rule: "P15",
    bad: wheel({ requiresPython: ">=3.10,!=3.11" }),
    good: wheel({ requiresPython: ">=3.10,!=3.11.*" }),
  },
  {
    rule: "P17",
    bad: wheel({
      requiresDist: ["requests @ https://git.example/requests.zip"],
      more: { "acme_tool/net.py": "import requests\n" },
    }),
    good: wheel({ requiresDist: ["requests>=2"], more: { "acme_tool/net.py": "import requests\n" } }),
  },
  {
    rule: "P18",
    bad: wheel({ requiresDist: ["requests>=2,<3"], more: { "acme_tool/net.py": "import requests\n" } }),
    good: wheel({ requiresDist: ["requests>=2"], more: { "acme_tool/net.py": "import requests\n" } }),
  },
  {
    rule: "P19",
    bad: tree({
      "pyproject.toml": `${PYPROJECT}\n[dependency-groups]\ntest = [{ include-group = "lint" }]\n`,
    }),
    good: tree({
      "pyproject.toml": `${PYPROJECT}\n[dependency-groups]\ntest = [{ include-group = "lint" }]\nlint = []\n`,
    }),
  },
  {
    rule: "P20",
    bad: wheel({ metadataVersion: "2.5", lines: ["Import-Name: acme_tools"] }),
    good: wheel({ metadataVersion: "2.5", lines: ["Import-Name: acme_tool"] }),
  },
  { rule: "P21", bad: tree({ "uv.lock": LOCK("2.0.0") }), good: tree({ "uv.lock": LOCK("2.1.0") }) },
  { rule: "V01", bad: pyproject('version = "2.1.0"', 'version = "2.1.0-final-2"'), good: tree() },
  {
    rule: "V06",
    bad: tree({ "CHANGELOG.md": "# Changelog\n\n## 2.0.0\n\n- More rockets.\n" }),
    good: tree({ "CHANGELOG.md": "# Changelog\n\n## 2.1.0\n\n- More rockets.\n\n## 2.0.0\n" }),
  },
];

function LOCK(version: string): string {
  return `version = 1\n\n[[package]]\nname = "acme-tool"\nversion = "${version}"\nsource = { editable = "." }\n`;
}
