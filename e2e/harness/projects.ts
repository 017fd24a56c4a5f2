/** A real project on disk, as somebody would write it, for every build backend that the clients bring. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export type Backend = "hatchling" | "flit" | "poetry" | "pdm" | "uv";

export interface Project {
  readonly folder: string;
  /** As it stands in pyproject.toml. */
  readonly name: string;
  readonly version: string;
  /** The module, and the name in file names. */
  readonly module: string;
}

/** The upstream project on which every project of the tests depends. */
export const DEPENDENCY = "sunshade";

const BUILD_SYSTEMS: Readonly<Record<Backend, readonly [requirement: string, module: string]>> = {
  hatchling: ["hatchling", "hatchling.build"],
  flit: ["flit_core >=4,<5", "flit_core.buildapi"],
  poetry: ["poetry-core >=2,<3", "poetry.core.masonry.api"],
  pdm: ["pdm-backend", "pdm.backend"],
  uv: ["uv_build >=0.13,<0.14", "uv_build"],
};

/** Writes the sources to `folder` and says what they are. The script `name` prints its version and the dependency's. */
export async function writeProject(
  folder: string,
  backend: Backend,
  name: string,
  version = "1.0.0",
): Promise<Project> {
  const module = name.toLowerCase().replaceAll(/[-.]/g, "_");
  const files: Record<string, string> = {
    "pyproject.toml": pyproject(backend, name, version, module),
    "README.md": `# ${name}\n\nGreets whoever installs it: *“Grüße”*.\n`,
    "LICENSE.txt": "Permission is hereby granted, free of charge, to any person ...\n",
    [`src/${module}/__init__.py`]: sourceOf(name, version),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, name, version, module };
}

function pyproject(backend: Backend, name: string, version: string, module: string): string {
  const [requirement, buildModule] = BUILD_SYSTEMS[backend];
  return `[build-system]
requires = ["${requirement}"]
build-backend = "${buildModule}"

[project]
name = "${name}"
version = "${version}"
description = "Greets whoever installs it."
readme = "README.md"
requires-python = ">=3.9"
license = "MIT"
license-files = ["LICENSE.txt"]
authors = [{ name = "Zoë Example", email = "zoe@acme.example" }]
keywords = ["greeting", "example"]
classifiers = ["Programming Language :: Python :: 3", "Topic :: Utilities"]
dependencies = ["${DEPENDENCY} >=1.0"]

[project.optional-dependencies]
shade = ["${DEPENDENCY} >=1.1"]

[project.urls]
Homepage = "https://acme.example/${module}"

[project.scripts]
"${name}" = "${module}:main"
${backend === "pdm" ? "\n[tool.pdm]\ndistribution = true\n" : ""}`;
}

function sourceOf(name: string, version: string): string {
  return `"""Greets whoever installs it."""
import ${DEPENDENCY}

__version__ = "${version}"


def main():
    print("${name}", __version__, "with ${DEPENDENCY}", ${DEPENDENCY}.__version__)
`;
}
