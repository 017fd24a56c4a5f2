/** Projects as people really break them, one per cause that `linchpin build` explains. */

export interface BrokenProject {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The code of the explanation. */
  readonly code: string;
  /** Must stand in the four lines. */
  readonly names: RegExp;
  readonly sandboxes: readonly ("wasm" | "native")[];
  /** The interpreter of a native build. */
  readonly python?: string;
}

const BOTH = ["wasm", "native"] as const;

const SETUPTOOLS =
  '[build-system]\nrequires = ["setuptools >=64"]\nbuild-backend = "setuptools.build_meta"\n';

const HATCHLING =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "acme"\nversion = "1"\n';

/** `before` is what setup.py does before it calls setup(). */
function setupProject(before: string, settings = "packages=['acme']"): BrokenProject["files"] {
  return {
    "pyproject.toml": SETUPTOOLS,
    "setup.py": `${before}\nfrom setuptools import Extension, setup\nsetup(name='acme', version='1', ${settings})\n`,
    "acme/__init__.py": "",
  };
}

export const BROKEN_PROJECTS: readonly BrokenProject[] = [
  {
    title: "setup.py reads a file that the sdist lacks",
    files: { ...setupProject("wanted = open('requirements.txt').read()"), "requirements.txt": "" },
    code: "sdist-lacks-file",
    names: /requirements\.txt/,
    sandboxes: BOTH,
  },
  {
    title: "a build hook is not in the sdist",
    files: {
      "pyproject.toml": `${HATCHLING}[tool.hatch.build.targets.sdist]\ninclude = ["acme"]\n[tool.hatch.build.targets.wheel.hooks.custom]\npath = "tools/hook.py"\n`,
      "acme/__init__.py": "",
      "tools/hook.py":
        "from hatchling.builders.hooks.plugin.interface import BuildHookInterface\nclass Hook(BuildHookInterface):\n    pass\n",
    },
    code: "sdist-lacks-file",
    names: /tools\/hook\.py/,
    sandboxes: BOTH,
  },
  {
    title: "setup.py imports a project that is not required",
    files: setupProject("import numpy"),
    code: "build-requirement-missing",
    names: /numpy/,
    sandboxes: BOTH,
  },
  {
    title: "setup.py imports its neighbour",
    files: { ...setupProject("import versioneer"), "versioneer.py": "" },
    code: "build-imports-own-tree",
    names: /backend-path/,
    sandboxes: BOTH,
  },
  {
    title: "the backend is not required",
    files: {
      "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "hatchling.build"\n',
    },
    code: "build-requirement-missing",
    names: /hatchling/,
    sandboxes: BOTH,
  },
  {
    title: "no version of a requirement fits",
    files: {
      "pyproject.toml":
        '[build-system]\nrequires = ["hatchling >=9999"]\nbuild-backend = "hatchling.build"\n',
    },
    code: "build-requirements-unsatisfiable",
    names: /hatchling>=9999/,
    sandboxes: BOTH,
  },
  {
    title: "an extension needs a compiler",
    files: { ...setupProject("", "ext_modules=[Extension('acme', ['acme.c'])]"), "acme.c": "int x;\n" },
    code: "build-needs-compiler",
    names: /--sandbox native/,
    sandboxes: ["wasm"],
  },
  {
    title: "an extension includes a header that is not there",
    files: {
      ...setupProject("", "ext_modules=[Extension('acme', ['acme.c'])]"),
      "acme.c": "#include <nobody/axle.h>\n",
    },
    code: "build-header-missing",
    names: /nobody\/axle\.h/,
    sandboxes: ["native"],
  },
  {
    title: "setup.py downloads",
    files: setupProject("import urllib.request\nurllib.request.urlopen('https://files.example/axle.h')"),
    code: "build-needs-network",
    names: /network/,
    sandboxes: BOTH,
  },
  {
    title: "the version is in a repository that is not there",
    files: {
      "pyproject.toml":
        '[build-system]\nrequires = ["setuptools >=64", "setuptools-scm >=8"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "acme"\ndynamic = ["version"]\n[tool.setuptools_scm]\n',
      "acme/__init__.py": "",
    },
    code: "build-needs-repository",
    names: /SETUPTOOLS_SCM_PRETEND_VERSION/,
    sandboxes: BOTH,
  },
  {
    title: "setup.py is of Python 2",
    files: setupProject("print 'building'"),
    code: "build-syntax-not-read",
    names: /Python 2/,
    sandboxes: BOTH,
  },
  {
    title: "setup.py is newer than the interpreter",
    files: setupProject("match 1:\n    case _:\n        pass"),
    code: "build-syntax-not-read",
    names: /newer Python/,
    sandboxes: ["native"],
    python: "3.9",
  },
  {
    title: "the readme that pyproject.toml names is not there",
    files: { "pyproject.toml": `${HATCHLING}readme = "docs/README.md"\n`, "acme/__init__.py": "" },
    code: "build-file-missing",
    names: /docs\/README\.md/,
    sandboxes: BOTH,
  },
];
