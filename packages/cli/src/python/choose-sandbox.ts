/** Which sandbox a build runs in: the one asked for, or the one that can do it. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type BuildSandbox,
  findInterpreters,
  type Interpreter,
  isolationOfMachine,
  nativeBuildSandbox,
  wasmBuildSandbox,
} from "@linchpin/python";
import { parsePyproject } from "@linchpin/standards";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";

export type SandboxChoice = "wasm" | "native" | "auto";

export interface ChosenSandbox {
  readonly sandbox: BuildSandbox;
  /** Why this one, and what it does not do, in sentences. */
  readonly notes: readonly string[];
}

/** Backends that compile or start programs, and plugins that ask the repository: WebAssembly has neither. */
const NEEDS_NATIVE =
  /^(?:scikit-build-core|maturin|meson-python|setuptools-rust|cython|pybind11|numpy|cffi|cmake|ninja|uv-build|setuptools-scm|hatch-vcs|versioningit|poetry-dynamic-versioning|pbr)$/;

/** `python` is a version such as 3.13, or a path. Throws a usage failure where the machine has no such interpreter. */
export async function chooseSandbox(
  folder: string,
  choice: SandboxChoice,
  python: string | undefined,
  cache: string,
): Promise<ChosenSandbox> {
  const reason = await reasonForNative(folder, python);
  if (choice === "wasm" || (choice === "auto" && reason === undefined)) {
    return { sandbox: await wasmBuildSandbox(cache), notes: [] };
  }
  const interpreter = await chooseInterpreter(python, cache);
  if (interpreter === undefined) return withoutInterpreter(choice, python, cache, reason);
  const because = choice === "auto" && reason !== undefined ? [`built natively: ${reason}`] : [];
  return { sandbox: nativeBuildSandbox(interpreter), notes: [...because, ...isolationOfMachine().missing] };
}

async function reasonForNative(folder: string, python: string | undefined): Promise<string | undefined> {
  if (python !== undefined) return "--python names an interpreter";
  const text = await readFile(join(folder, "pyproject.toml"), "utf8").catch(() => "");
  const requires = parsePyproject(text).value?.buildSystem.requires ?? [];
  const native = requires.find(({ name }) => NEEDS_NATIVE.test(name.toLowerCase().replaceAll("_", "-")));
  return native === undefined ? undefined : `the build requires ${native.name}`;
}

/** The newest interpreter, or the newest of the version asked for, or the one at a path. */
export async function chooseInterpreter(
  python: string | undefined,
  cache: string,
): Promise<Interpreter | undefined> {
  const found = await findInterpreters(cache);
  if (python === undefined) return found[0];
  return found.find(
    ({ path, description }) =>
      path === python || `${description.version.join(".")}.`.startsWith(`${python}.`),
  );
}

async function withoutInterpreter(
  choice: SandboxChoice,
  python: string | undefined,
  cache: string,
  reason: string | undefined,
): Promise<ChosenSandbox> {
  if (choice === "auto" && python === undefined) {
    const note = `this machine has no Python, so the build was tried in WebAssembly although ${reason ?? "a native one was wanted"}`;
    return { sandbox: await wasmBuildSandbox(cache), notes: [note] };
  }
  throw failure(EXIT.usage, {
    code: "usage-python-missing",
    state:
      python === undefined
        ? "no Python was found on this machine"
        : `no Python ${python} was found on this machine`,
    trigger: "choosing the interpreter of the build",
    consequence: "nothing was built",
    remedy: "see linchpin python list, install that Python, or build with --sandbox wasm",
  });
}
