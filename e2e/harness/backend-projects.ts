/** One tiny real project per build backend: what `linchpin build` must be able to build, with what it must give. */

export interface BackendProject {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly sandboxes: readonly ("wasm" | "native")[];
  /** The sources are committed, and the version stands in the tag `v1.2`. */
  readonly inGit?: true;
  /** How the wheel's name begins: built wheels are named by the platform, too. */
  readonly wheel: string;
  /** Which files have the same sha256 as `python -m build` gives with the same SOURCE_DATE_EPOCH. */
  readonly sameBytes: readonly ("sdist" | "wheel")[];
  /** A program that the machine must have. */
  readonly program?: string;
  /** Python to run with the wheel installed, and what it prints. */
  readonly prints: readonly [code: string, printed: string];
}

const PURE_WHEEL = "tiny_axle-1.2-py3-none-any.whl";

const PRINTS = ["import tiny_axle; print(tiny_axle.turns(2))", "4"] as const;

const SOURCE = "def turns(axles):\n    return 2 * axles\n";

const BOTH_SANDBOXES = ["wasm", "native"] as const;

const BOTH_FILES = ["sdist", "wheel"] as const;

function pyproject(requires: readonly string[], backend: string, version = 'version = "1.2"'): string {
  return `[build-system]
requires = ${JSON.stringify(requires)}
build-backend = "${backend}"

[project]
name = "tiny-axle"
${version}
description = "Turns."
readme = "README.md"
requires-python = ">=3.9"

`;
}

interface PureProject {
  readonly title: string;
  readonly requires: readonly string[];
  readonly backend: string;
  readonly sandboxes: BackendProject["sandboxes"];
  readonly sameBytes: BackendProject["sameBytes"];
  /** Put at the end of pyproject.toml. */
  readonly tool?: string;
}

function pure({ title, requires, backend, sandboxes, sameBytes, tool = "" }: PureProject): BackendProject {
  const files = {
    "pyproject.toml": pyproject(requires, backend) + tool,
    "README.md": "# tiny-axle\n",
    "src/tiny_axle/__init__.py": SOURCE,
  };
  return { title, files, sandboxes, sameBytes, wheel: PURE_WHEEL, prints: PRINTS };
}

/** A project whose version is the tag of its repository. */
function tagged(title: string, requires: readonly string[], backend: string, tool: string): BackendProject {
  const project = pure({ title, requires, backend, sandboxes: ["native"], sameBytes: [] });
  const text = pyproject(requires, backend, 'dynamic = ["version"]') + tool;
  return { ...project, files: { ...project.files, "pyproject.toml": text }, inGit: true };
}

const SETUP_ALONE: BackendProject = {
  title: "setuptools with nothing but setup.py",
  files: {
    "setup.py":
      "from setuptools import setup\nsetup(name='tiny-axle', version='1.2', packages=['tiny_axle'], package_dir={'': 'src'})\n",
    "src/tiny_axle/__init__.py": SOURCE,
  },
  sandboxes: BOTH_SANDBOXES,
  sameBytes: ["wheel"],
  wheel: PURE_WHEEL,
  prints: PRINTS,
};

const C_SOURCE = `#define PY_SSIZE_T_CLEAN
#include <Python.h>
static PyObject *turns(PyObject *self, PyObject *value) {
  return PyLong_FromLong(2 * PyLong_AsLong(value));
}
static PyMethodDef methods[] = {{"turns", turns, METH_O, "Wheels of some axles."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "tiny_axle", NULL, -1, methods};
PyMODINIT_FUNC PyInit_tiny_axle(void) { return PyModule_Create(&module); }
`;

/** A module in C. */
function compiled(
  title: string,
  requires: readonly string[],
  backend: string,
  files: Readonly<Record<string, string>>,
): BackendProject {
  const common = {
    "pyproject.toml": pyproject(requires, backend),
    "README.md": "# tiny-axle\n",
    "tiny_axle.c": C_SOURCE,
  };
  return {
    title,
    files: { ...common, ...files },
    sandboxes: ["native"],
    sameBytes: [],
    program: "cc",
    wheel: "tiny_axle-1.2-cp",
    prints: PRINTS,
  };
}

const CMAKE = `cmake_minimum_required(VERSION 3.15...4.0)
project(tiny_axle LANGUAGES C)
find_package(Python COMPONENTS Interpreter Development.Module REQUIRED)
Python_add_library(tiny_axle MODULE tiny_axle.c WITH_SOABI)
install(TARGETS tiny_axle DESTINATION .)
`;

const MESON = `project('tiny-axle', 'c', version: '1.2')
py = import('python').find_installation(pure: false)
py.extension_module('tiny_axle', 'tiny_axle.c', install: true)
`;

const SETUP_EXTENSION = `from setuptools import Extension, setup
setup(ext_modules=[Extension('tiny_axle', ['tiny_axle.c'])])
`;

/** A program in Rust that needs no crate, since a sandboxed cargo reaches none. */
const MATURIN: BackendProject = {
  title: "maturin",
  files: {
    "pyproject.toml": `${pyproject(["maturin"], "maturin")}[tool.maturin]\nbindings = "bin"\n`,
    "README.md": "# tiny-axle\n",
    "Cargo.toml": '[package]\nname = "tiny-axle"\nversion = "1.2.0"\nedition = "2021"\n',
    "Cargo.lock": 'version = 3\n\n[[package]]\nname = "tiny-axle"\nversion = "1.2.0"\n',
    "src/main.rs": 'fn main() {\n    println!("{}", 2 * 2);\n}\n',
  },
  sandboxes: ["native"],
  sameBytes: [],
  program: "cargo",
  wheel: "tiny_axle-1.2-py3-none-",
  prints: ["import os, sys; os.execl(os.path.join(sys.prefix, 'bin', 'tiny-axle'), 'tiny-axle')", "4"],
};

const HATCH_PACKAGES = '[tool.hatch.build.targets.wheel]\npackages = ["src/tiny_axle"]\n';

const POETRY_PACKAGES = '[tool.poetry]\npackages = [{ include = "tiny_axle", from = "src" }]\n';

export const BACKEND_PROJECTS: readonly BackendProject[] = [
  pure({
    title: "hatchling",
    requires: ["hatchling"],
    backend: "hatchling.build",
    sandboxes: BOTH_SANDBOXES,
    sameBytes: BOTH_FILES,
    tool: HATCH_PACKAGES,
  }),
  pure({
    title: "flit-core",
    requires: ["flit_core >=3.4"],
    backend: "flit_core.buildapi",
    sandboxes: BOTH_SANDBOXES,
    sameBytes: BOTH_FILES,
    tool: '[tool.flit.module]\nname = "tiny_axle"\n',
  }),
  pure({
    title: "poetry-core",
    requires: ["poetry-core >=2"],
    backend: "poetry.core.masonry.api",
    sandboxes: BOTH_SANDBOXES,
    sameBytes: BOTH_FILES,
    tool: POETRY_PACKAGES,
  }),
  // The sdists of the next two hold times of their own.
  pure({
    title: "pdm-backend",
    requires: ["pdm-backend"],
    backend: "pdm.backend",
    sandboxes: BOTH_SANDBOXES,
    sameBytes: ["wheel"],
  }),
  pure({
    title: "setuptools",
    requires: ["setuptools >=64"],
    backend: "setuptools.build_meta",
    sandboxes: BOTH_SANDBOXES,
    sameBytes: ["wheel"],
  }),
  SETUP_ALONE,
  pure({
    title: "uv_build",
    requires: ["uv_build"],
    backend: "uv_build",
    sandboxes: ["native"],
    sameBytes: BOTH_FILES,
  }),
  tagged(
    "hatchling with hatch-vcs",
    ["hatchling", "hatch-vcs"],
    "hatchling.build",
    `${HATCH_PACKAGES}[tool.hatch.version]\nsource = "vcs"\n`,
  ),
  tagged(
    "setuptools with setuptools-scm",
    ["setuptools >=64", "setuptools-scm >=8"],
    "setuptools.build_meta",
    "[tool.setuptools_scm]\n",
  ),
  compiled("setuptools with an extension", ["setuptools >=64"], "setuptools.build_meta", {
    "setup.py": SETUP_EXTENSION,
  }),
  // cmake and ninja come as wheels with programs in them, whatever the machine has.
  compiled("scikit-build-core", ["scikit-build-core", "cmake", "ninja"], "scikit_build_core.build", {
    "CMakeLists.txt": CMAKE,
  }),
  // Its sdist is an archive of the repository.
  { ...compiled("meson-python", ["meson-python"], "mesonpy", { "meson.build": MESON }), inGit: true },
  MATURIN,
];
